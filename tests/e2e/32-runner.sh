#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The test runner itself: every way a test can end is counted, nothing that
# went wrong passes, and the last line stands alone.
. "$(dirname "$0")/../lib.sh"

mkdir -p "$T/tests/e2e" "$T/tests/unit" "$T/build/unit"
cp "$TOP/tests/run" "$TOP/tests/run-job" "$TOP/tests/kernel" "$T/tests"
export KERNEL_612=$T KERNEL_61=$T
# test_script NAME CODE
test_script() {
	printf '#!/bin/bash\n%s\n' "$2" >"$T/tests/e2e/$1.sh"
	chmod 755 "$T/tests/e2e/$1.sh"
}
run_suites() {
	run env -u TREEWIDE BUILD="$T/build" "$T/tests/run" "$@"
}
last_line() { tail -n 1 "$T/stdout"; }

test_script 01-passes 'exit 0'
test_script 02-skips 'echo "no such machine"; exit 77'
run_suites e2e
expect_status 0
[ "$(last_line)" = "1 passed, 0 failed, 1 skipped" ] || fail "counts: $(last_line)"
grep -q 'SKIP    e2e 02-skips: no such machine' "$T/stdout" || fail "the reason is not shown"

test_script 03-fails 'echo some words; exit 1'
test_script 04-odd 'exit 3'
test_script 05-killed 'kill -KILL $$'
test_script 06-twice '# trees: 6.12 6.1
[ "$1" = 6.12 ]'
run_suites e2e
expect_status 1
[ "$(last_line)" = "2 passed, 4 failed, 1 skipped" ] || fail "counts: $(last_line)"
grep -q '    | some words' "$T/stdout" || fail "the log is not shown"
grep -q "repeat: .*/06-twice.sh 6.1$" "$T/stdout" || fail "the command is not shown"

# One by name; none by a name that no test has.
run_suites e2e 01-passes
[ "$(last_line)" = "1 passed, 0 failed, 0 skipped" ] || fail "counts: $(last_line)"
run_suites e2e no-such-test
expect_status 1
[ "$(last_line)" = "0 passed, 1 failed, 0 skipped" ] || fail "counts: $(last_line)"

# A build that failed counts, whatever old programs still pass.
BUILD_FAILED=1 run_suites e2e 01-passes
expect_status 1
[ "$(last_line)" = "1 passed, 1 failed, 0 skipped" ] || fail "counts: $(last_line)"

# Unit programs: cases count, and a program that died after "ok" has failed.
touch "$T/tests/unit/test-good.c" "$T/tests/unit/test-dies.c"
printf '#!/bin/sh\necho "1..3"; echo "ok 1 /a"; echo "ok 2 /b # SKIP why"; echo "ok 3 /c"\n' >"$T/build/unit/test-good"
printf '#!/bin/sh\necho "1..2"; echo "ok 1 /a"; kill -ABRT $$\n' >"$T/build/unit/test-dies"
chmod 755 "$T"/build/unit/*
run_suites unit
expect_status 1
[ "$(last_line)" = "3 passed, 1 failed, 1 skipped" ] || fail "counts: $(last_line)"

# The corpus counts itself; words without counts are a failure.
printf '#!/bin/sh\necho "5 passed, 0 failed, 2 skipped"\n' >"$T/tests/corpus-run"
printf '#!/bin/sh\necho "4 caught, 1 survived"; exit 1\n' >"$T/tests/mutate-rules"
chmod 755 "$T/tests/corpus-run" "$T/tests/mutate-rules"
run_suites corpus mutants
[ "$(last_line)" = "9 passed, 1 failed, 2 skipped" ] || fail "counts: $(last_line)"
printf '#!/bin/sh\necho "done"\n' >"$T/tests/corpus-run"
run_suites corpus
expect_status 1
