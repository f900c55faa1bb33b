#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A check that could not look never says clean: spatch that is not there,
# crashes, hangs or cannot parse, a file that cannot be read.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
L=$T/linux

converted_tree "$L"
rm "$L/drivers/beta/helper.c" "$L/drivers/beta/keep.c"
commit_all "$L" "nothing is left"
check "$L"
expect_status 0
[ ! -s "$T/stdout" ] || fail "clean, yet something is on standard output"

# Around one call the code is no C: all else is looked at.
cp "$L/net/gamma/info.c" "$T/info.c"
sed -i 's/^{/{\n\tFOO((( ] bar baz;/' "$L/net/gamma/info.c"
check "$L"
expect_status 2
grep -q 'net/gamma/info.c:[0-9]*: not checked: ' "$T/stderr" || fail "the place is not named"
check "$L" --format sarif
expect_status 2
jq -e '.runs[0].invocations[0] | .executionSuccessful == false and
	(.toolExecutionNotifications[0].locations[0].physicalLocation
	 .artifactLocation.uri == "net/gamma/info.c")' "$T/stdout" >/dev/null ||
	fail "SARIF has no notification"
check "$L" --format junit
[ "$(xmllint --xpath 'count(//error)' "$T/stdout")" = 1 ] || fail "JUnit has no error"
cp "$T/info.c" "$L/net/gamma/info.c"

printf 'int x;\0 pin_user_pages_fast(' >"$L/net/gamma/binary.c"
check "$L" net/gamma/binary.c
expect_status 2
# A compiler only warns of a NUL: found in any way, it is not passed over.
git -C "$L" add -f net/gamma/binary.c
check "$L"
expect_status 2
grep -q '^net/gamma/binary.c: not checked: ' "$T/stderr" || fail "the tree's binary file is not named"
check "$L" --base HEAD
expect_status 2
git -C "$L" diff --cached --binary >"$T/patch"
INPUT=$T/patch check "$L" -
expect_status 2
git -C "$L" rm -q -f net/gamma/binary.c

if [ "$(id -u)" -ne 0 ]; then
	chmod 0 "$L/net/gamma/info.c"
	check "$L"
	expect_status 2
	chmod 644 "$L/net/gamma/info.c"
fi

fake_spatch <<'END'
for word; do
	[ ! -f "$word" ] || ! grep -q gamma_getsockopt "$word" || kill -SEGV $$
done
exec "$REAL_SPATCH" "$@"
END
check "$L"
expect_status 2
grep -q 'net/gamma/info.c:.*killed by signal 11' "$T/stderr" || fail "the crash is not named"
fake_spatch <<'END'
case " $* " in *" --parse-cocci "*) exec "$REAL_SPATCH" "$@" ;; esac
exec sleep 100
END
check "$L" --timeout 1
expect_status 2
fake_spatch <<'END'
exit 1
END
check "$L"
expect_status 2
printf '#!/bin/sh\nexit 127\n' >"$T/bin/spatch"
check "$L" --format sarif
expect_status 2
jq -e '.runs[0].invocations[0].toolExecutionNotifications[0].message.text |
	contains("spatch")' "$T/stdout" >/dev/null || fail "SARIF does not say that spatch is missing"

# Standard output that takes nothing.
status=0
"$TREEWIDE" check --kernel "$L" --build "$T/build" --campaign "$CAMPAIGN" \
	--format json >/dev/full 2>"$T/stderr" || status=$?
expect_status 2
