#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# helpers-kunit-uml - run the KUnit suite of the helpers in a User Mode Linux
#
#	usage: helpers-kunit-uml KERNEL [MEMBER:ls ...]
#
# Builds KERNEL, which is not written to, with both patches as a small UML kernel
# and boots it: every case has to pass for every helper, none may be missing and
# none skipped. About two minutes of CPU, a second of it for the tests. JOBS=n, KEEP=1.
# Exit 77: a tool is missing, or no UML on this machine.
. "$(dirname "$0")/helpers-lib.sh"
need gcc make flex bison bc
[ "$(uname -m)" = x86_64 ] || skip "UML runs on x86 only"
write_helpers "$@"
suite=$work/out/2/mm/pin_user_pages_kunit.c
[ -e "$suite" ] || skip "no suite is made: $(cat "$work/notes")"

link_tree
apply_part 1
apply_part 2
cat >"$work/config" <<'END'
CONFIG_64BIT=y
CONFIG_STATIC_LINK=y
CONFIG_PRINTK=y
CONFIG_BUG=y
CONFIG_TTY=y
CONFIG_STDERR_CONSOLE=y
CONFIG_SHMEM=y
CONFIG_KUNIT=y
CONFIG_KUNIT_DEFAULT_ENABLED=y
CONFIG_KUNIT_AUTORUN_ENABLED=y
CONFIG_PIN_USER_PAGES_KUNIT_TEST=y
END
kbuild uml ARCH=um KCONFIG_ALLCONFIG="$work/config" allnoconfig
grep -q '^CONFIG_PIN_USER_PAGES_KUNIT_TEST=y' "$work/uml/.config" ||
	fail "the suite's symbol is not set"
kbuild uml ARCH=um linux

# UML has a folder of its own in HOME. Without job control, for it stops itself.
status=0
HOME=$work timeout 120 setsid "$work/uml/linux" mem=1G console=tty kunit.enable=1 \
	kunit.autorun=1 kunit_shutdown=halt </dev/null >"$work/console" 2>&1 || status=$?
log=$work/console
# Older kernels write "ok 1 - name" where newer ones write "ok 1 name".
grep -q '# Subtest: pin_user_pages$' "$log" || fail "the suite did not run (exit $status)"
! grep -E '^ *not ok |# SKIP' "$log" || fail "cases failed or were skipped"
grep -qE '^ok [0-9]+ (- )?pin_user_pages$' "$log" || fail "the suite did not end well (exit $status)"
cases=$(grep -c '^	KUNIT_CASE_PARAM' "$suite")
helpers=$(sed -n '/^static const struct helper helpers/,/^}/p' "$suite" | grep -c '^	{')
passed=$(grep -cE '^ {8}ok [0-9]+ (- )?pin_user_pages' "$log")
[ "$passed" -eq $((cases * helpers)) ] ||
	fail "$passed of $cases cases x $helpers helpers passed"
echo "$cases cases passed for each of $helpers helpers"
sed 's/^/left out: /' "$work/notes"
