#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# With --lift no call outside of tests is left to its callers: what is lifted
# compiles, the kernel's own checkpatch.pl has no remark, git am gives what was
# computed, and a second run has nothing to do.
. "$(dirname "$0")/../lib.sh"

real_tree "$1"
TREEWIDE=$TREEWIDE_FAST
generate "$KERNEL" --lift
expect_status 0
find_series
grep -q '[1-9][0-9]* now both (lifted)' "$T/stdout" || fail "nothing was lifted"
grep -q 'LIFT=1' "$SERIES/MANIFEST.json" || fail "the manifest does not say how to make it again"

# The two halves of each lifted call, decided, with different helpers.
awk -F '\t' '$6 == "CONDITIONAL" && $1 !~ /gup_test/' "$SERIES/sites.tsv" >"$T/left"
[ ! -s "$T/left" ] || fail "left to callers: $(cut -f 1-4 "$T/left")"
awk -F '\t' '$7 ~ /lifted into/ { print $1 "\t" $10 "\t" $6 }' "$SERIES/sites.tsv" >"$T/halves"
[ "$(cut -f 2 "$T/halves" | sort | uniq -c | awk '{ print $1 }' | sort -u | wc -l)" -eq 1 ] &&
	[ "$(cut -f 2,3 "$T/halves" | sort -u)" = "longterm	LONGTERM
shortterm	SHORTTERM" ] || fail "not two halves of each: $(cat "$T/halves")"
cut -f 1 "$T/halves" | sort -u >"$T/files"

# What is lifted, and nothing else, is another patch than without.
mapfile -t mails < <(patches)
mapfile -t lifted < <(xargs -a "$T/files" -I{} grep -lF 'diff --git a/{} ' "${mails[@]}" |
	xargs grep -l 'say it by name, with' | sort -u)
[ ${#lifted[@]} -ge 1 ] || fail "no message says what was lifted"
for patch in "${lifted[@]}"; do
	! grep -q '// <smpl>' "$patch" || fail "a script that does not do it all: $patch"
	grep -q 'Pin lifetime:' "$patch" || fail "no comment in $patch"
done
(cd "$T" && perl "$KERNEL/scripts/checkpatch.pl" --root="$KERNEL" --strict --show-types \
	--no-summary --terse "${lifted[@]}") >"$T/remarks" 2>&1 || true
[ "$(grep -c MISSING_SIGN_OFF "$T/remarks")" -eq ${#lifted[@]} ] || fail "not judged"
! grep -v MISSING_SIGN_OFF "$T/remarks" || fail "checkpatch.pl has remarks"

base_repository "$T/am"
run git_as_me -C "$T/am" am -q "${mails[@]}"
expect_status 0
fetch_bundle "$T/am"
while read -r path; do
	[ "$(git -C "$T/am" rev-parse "HEAD:$path")" = "$(git -C "$T/am" rev-parse "FETCH_HEAD:$path")" ] ||
		fail "$path differs from what was computed"
	# the flag is gone from the code, and every reference accounted for
	! gcc -fpreprocessed -dD -E -P -x c -w "$T/am/$path" | grep -q FOLL_LONGTERM || fail "$path keeps the flag"
	run "$TREEWIDE" convert --kernel "$KERNEL" --campaign "$CAMPAIGN" --build "$T/build" --lift "$T/am/$path"
	cmp -s "$T/am/$path" "$T/stdout" || fail "a second run changes $path"
done <"$T/files"
awk -F '\t' 'NR == FNR { lifted[$1]; next } $1 in lifted && $5 == "left" && $4 == "flag"' \
	"$T/files" "$SERIES/ledger.tsv" >"$T/stays"
[ ! -s "$T/stays" ] || fail "a flag that is not accounted for: $(cat "$T/stays")"

tree=$T/linux
# not by links: they change what other tests see of KERNEL's files
cp -a --reflink=auto "$KERNEL" "$tree"
(cd "$tree" && git apply "${mails[@]}") || fail "git apply"
run "$TREEWIDE" generate --kernel "$tree" --output "$T/again" --build "$T/build" \
	--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --lift
expect_status 0
grep -q 'nothing is left to convert' "$T/stdout" || fail "a second run has something to do"

# kbuild WORDS...: one make call, its output in the log.
kbuild() { make -C "$tree" O="$T/x86" -j"$(nproc)" "$@" >"$T/log" 2>&1; }
printf 'CONFIG_%s=n\n' WERROR GCC_PLUGINS KASAN KCSAN UBSAN GCOV_KERNEL MODULE_SIG >"$T/config"
echo CONFIG_DEBUG_INFO_NONE=y >>"$T/config"
kbuild KCONFIG_ALLCONFIG="$T/config" allmodconfig && kbuild prepare ||
	fail "no configuration: $(tail "$T/log")"
mapfile -t objects < <(grep '^arch/x86/\|^drivers/' "$T/files" | sed 's/c$/o/')
kbuild W=1 "${objects[@]}" || fail "does not compile: $(grep -B2 -A9 error: "$T/log")"
! grep -A9 "^[^ ]*\($(paste -sd '|' "$T/files" | sed 's/|/\\|/g')\):.*warning:" "$T/log" || fail "new warnings"
for object in "${objects[@]}"; do
	for kind in long short; do
		readelf -rW "$T/x86/$object" >"$T/relocations"
		grep -q "pin_user_pages[a-z_]*_${kind}term" "$T/relocations" || fail "$object has no ${kind}-term pin"
	done
done
