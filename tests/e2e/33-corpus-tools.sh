#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# The tools of the corpus, on small corpora: each way in which a case can be
# wrong is a failure, a closed gap as well, and a rule that no case needs is
# said to be alive.
. "$(dirname "$0")/../lib.sh"
export CORPUS=$T/corpus
mkdir -p "$CORPUS/some"

# case_of NAME LINE...: a case, or an expected file, with these lines.
case_of() {
	local name=$1
	shift
	printf '%s\n' "$@" >"$CORPUS/some/$name.c"
}

# program LINES: a stand-in for the program; $file is what it must convert.
program() {
	printf '#!/bin/bash\nfile=${!#}\n%s\n' "$1" >"$T/program"
	chmod +x "$T/program"
}

# corpus_run OPTION...: the runner with the stand-in.
corpus_run() {
	run env TREEWIDE="$T/program" "$TOP/tests/corpus-run" "$@"
}

# expect_count WORDS: the last line.
expect_count() {
	[ "$(tail -n 1 "$T/stdout")" = "$1" ] || fail "does not end in '$1'"
}

# expect_said CASE WORDS: the failure of this case has these words.
expect_said() {
	awk -v name="some/$1" '/^  FAIL/ { on = index($2, name) == 1 } on' "$T/stdout" |
		grep -qF -- "$2" || fail "$1 does not fail with '$2'"
}

expected='cat "${file%.c}.expected.c" 2>/dev/null || cat "$file"'

# All is well.
case_of one '/* case: it changes */' 'int a;'
case_of one.expected '/* case: it changes */' 'int b;'
case_of keep-two '/* case: it stays */' 'int a;'
case_of gap-three '/*' ' * case: it should change' ' * known-gap: nobody did it' ' */' 'int a;'
case_of gap-three.expected '/*' ' * case: it should change' ' * known-gap: nobody did it' ' */' 'int b;'
program "case \$file in *gap-*) cat \"\$file\" ;; *) $expected ;; esac"
corpus_run
expect_status 0
expect_count '2 passed, 0 failed, 1 skipped'
grep -qx 'SKIP: some/gap-three: known gap: nobody did it' "$T/stdout" || fail "the gap is not named"
corpus_run one
expect_count '1 passed, 0 failed, 0 skipped'

# Nothing is converted; everything is; a second run changes more; it dies.
program 'cat "$file"'
corpus_run
expect_status 1
expect_count '1 passed, 1 failed, 1 skipped'
expect_said one '-int b;'
expect_said one 'repeat: '
program "$expected"
corpus_run
expect_status 1
expect_count '2 passed, 1 failed, 0 skipped'
expect_said gap-three 'XPASS'
program "case \$file in *expected*) sed s/b/c/ \"\$file\" ;; *gap*) cat \"\$file\" ;; *) $expected ;; esac"
corpus_run
expect_said one 'a second run changes it'
program 'sed s/int/long/ "$file"'
corpus_run
expect_count '0 passed, 3 failed, 0 skipped'
program 'echo why >&2; exit 3'
corpus_run
expect_count '0 passed, 3 failed, 0 skipped'
expect_said one 'why'
corpus_run there-is-none
expect_status 2
run env TREEWIDE="$T/none" "$TOP/tests/corpus-run"
expect_status 2

# Cases that are wrong themselves.
rm "$CORPUS"/some/*
case_of no-expectation '/* case: x */' 'int a;'
case_of no-tags 'int a;'
case_of no-change '/* case: x */' 'int a;'
case_of no-change.expected '/* case: x */' 'int a;'
case_of no-reason '/*' ' * case: x' ' * known-gap: y' ' */' 'int a;'
case_of no-reason.expected 'int b;'
case_of gap-no-tag '/* case: x */' 'int a;'
case_of gap-no-tag.expected 'int b;'
case_of keep-unknown-tag '/*' ' * case: x' ' * cas: y' ' */' 'int a;'
case_of keep-no-c '/* case: x */' 'int a'
case_of keep-no-tree '/*' ' * case: x' ' * tree: none' ' */' 'int a;'
case_of keep-expected '/* case: x */' 'int a;'
case_of keep-expected.expected 'int b;'
case_of keep-long '/* case: x */' //{01..30}
case_of orphan.expected 'int a;'
program "$expected"
corpus_run --lint
expect_status 1
expect_count '0 passed, 11 failed, 0 skipped'
expect_said no-expectation 'no expected file'
expect_said no-tags 'no tags'
expect_said no-change 'call it keep-'
expect_said no-reason 'is called gap-'
expect_said gap-no-tag "wants the tag 'known-gap:'"
expect_said keep-unknown-tag 'unknown tag: cas: y'
expect_said keep-no-c 'does not compile'
expect_said keep-no-tree 'no such fixture tree: none'
expect_said keep-expected 'has no expected file'
expect_said keep-long 'over 30 lines'
expect_said orphan 'there is no such case'

# An expected file is written from what comes out, and only where one belongs.
rm "$CORPUS"/some/*
case_of one '/* case: it changes */' 'int a;'
case_of keep-two '/* case: it stays */' 'int a;'
program 'sed "s/int a/int b/" "$file"'
run env TREEWIDE="$T/program" "$TOP/tests/corpus-expect" --write --all
expect_status 1
grep -q 'keep-two: must be kept' "$T/stderr" || fail "a changed keep-* is not named"
[ ! -e "$CORPUS/some/keep-two.expected.c" ] || fail "keep-* got an expected file"
grep -q 'int b' "$CORPUS/some/one.expected.c" || fail "no expected file was written"

# Of two rules one is needed by a case; a case that fails anyway proves nothing.
rm "$CORPUS"/some/*
cp "$TOP"/tests/corpus/longterm/flag-alone-becomes-0*.c "$CORPUS/some"
sed 's/1, 0/9, 9/' "$CORPUS/some/flag-alone-becomes-0.expected.c" >"$CORPUS/some/a-wrong.expected.c"
cp "$CORPUS/some/flag-alone-becomes-0.c" "$CORPUS/some/a-wrong.c"
cp -r "$CAMPAIGN" "$T/campaign"
printf '\n@needless@\n@@\n\n- nobody_calls_this();\n' >>"$T/campaign/longterm.cocci"
mutate_rules() {
	run env BUILD="$T/build" TREEWIDE="$TREEWIDE_FAST" CAMPAIGN="$T/campaign" \
		"$TOP/tests/mutate-rules" "$@"
}
mutate_rules longterm.cocci:alone
expect_status 0
expect_count '1 caught, 0 survived'
grep -q 'NOTE *some/a-wrong fails' "$T/stdout" || fail "the wrong case is not named"
grep -q 'CAUGHT *longterm.cocci:alone by some/flag-alone' "$T/stdout" || fail "not caught by the right case"
rm "$CORPUS"/some/a-wrong*
mutate_rules longterm.cocci:alone longterm.cocci:needless
expect_status 1
expect_count '1 caught, 1 survived'
grep -q 'ALIVE *longterm.cocci:needless' "$T/stdout" || fail "the needless rule is not named"
mutate_rules longterm.cocci:nothing
expect_status 2
