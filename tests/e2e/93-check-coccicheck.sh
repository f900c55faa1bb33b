#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# The semantic patch for the kernel runs under the kernel's own coccicheck, on
# an unconfigured tarball, and finds the raw calls that our check finds; our
# check finds the rows of the oracle outside of mm/.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
real_tree "$1"
TREEWIDE=$TREEWIDE_FAST

check "$KERNEL" --format json
expect_status 1
jq -r '.findings[] | select(.id == "raw-call") | "\(.file):\(.line)"' "$T/stdout" |
	sort >"$T/ours"
# The table has the lines of one point release; the next one's are others.
awk -F '\t' 'NR > 1 && $1 !~ /^mm\// { print $1 }' "$TOP/tests/oracle/sites-$1.tsv" | sort |
	diff -u - <(sed 's/:[0-9]*$//' "$T/ours" | sort) || fail "not the rows of the oracle"

mkdir "$T/rule" "$T/O"
G_TEST_SRCDIR=$TOP/tests/unit TOOLING_TREE=$KERNEL TOOLING_OUT=$T/rule \
	"$BUILD/unit/test-tooling"
rule=$T/rule/scripts/coccinelle/api/pin_user_pages.cocci
before=$(snapshot "$KERNEL")
make -C "$KERNEL" O="$T/O" COCCI="$rule" MODE=report coccicheck >"$T/stdout" 2>"$T/stderr" ||
	fail "coccicheck failed"
[ "$before" = "$(snapshot "$KERNEL")" ] || fail "KERNEL was written to"
sed -nE "s|^$KERNEL/([^:]*:[0-9]+):[0-9-]+: WARNING: .*|\1|p" "$T/stdout" | sort >"$T/theirs"
diff -u "$T/ours" "$T/theirs" || fail "coccicheck finds others"

# The other modes, on two files of it.
files=("$KERNEL/arch/s390/kvm/pci.c" "$KERNEL/drivers/xen/privcmd.c")
for mode in context org patch; do
	spatch -D $mode --very-quiet --no-includes --include-headers --cocci-file "$rule" \
		"${files[0]}" >"$T/$mode.1" || fail "mode $mode fails"
done
[ "$(grep -c '^-.*pin_user_pages_fast(' "$T/context.1")" -eq 2 ] || fail "context mode"
[ "$(grep -c '^\* TODO' "$T/org.1")" -eq 2 ] || fail "org mode"
[ "$(grep -c '^+.*pin_user_pages_fast_longterm(' "$T/patch.1")" -eq 2 ] || fail "patch mode"
! grep -q '^+.*FOLL_LONGTERM' "$T/patch.1" || fail "patch mode leaves the flag"
spatch -D patch --very-quiet --cocci-file "$rule" "${files[1]}" >"$T/patch.2" || true
[ ! -s "$T/patch.2" ] || fail "patch mode converts what it cannot know"

# checkpatch.pl points at a new call, and still runs at all.
mkdir "$T/scripts"
cp "$KERNEL/scripts/spelling.txt" "$KERNEL/scripts/const_structs.checkpatch" "$T/scripts"
cp "$T/rule/scripts/checkpatch.pl" "$T/scripts"
printf 'void f(void)\n{\n\tpin_user_pages_fast(a, 1, 0, p);\n}\n' >"$T/new.c"
perl "$T/scripts/checkpatch.pl" --no-tree --strict --terse -f "$T/new.c" >"$T/said" || true
grep -q "Deprecated use of 'pin_user_pages_fast', prefer 'pin_user_pages_fast_longterm() or pin_user_pages_fast_shortterm'" \
	"$T/said" || fail "checkpatch.pl does not know: $(cat "$T/said")"
# What the patches add has the form that checkpatch.pl wants.
perl "$KERNEL/scripts/checkpatch.pl" --no-tree --strict --terse -f "$rule" >"$T/said" ||
	fail "the rule is out of form: $(cat "$T/said")"
