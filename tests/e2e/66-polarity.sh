#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# Each way round on a real kernel: the mails apply and are what was computed,
# checkpatch.pl has nothing to say, the tree compiles with the first patch, up to
# the flip, and with all; and a second run over it finds nothing to do.
. "$(dirname "$0")/../lib.sh"

real_tree "$1"
tree=$T/linux
cp -a --reflink=auto "$KERNEL" "$tree"

# kbuild WORDS...: one make call, its output in the log.
kbuild() {
	make -C "$tree" O="$T/x86" -j"$(nproc)" "$@" >"$T/log" 2>&1
}

compiles() {
	kbuild "$@" || fail "$polarity: does not compile: $(grep -B2 -A9 error: "$T/log")"
	! grep -A9 'warning:' "$T/log" || fail "$polarity: new warnings"
}

# judge: what checkpatch.pl says of the mails, but for what only a person can do.
judge() {
	(cd "$T" && patches | parallel --will-cite -k perl "$KERNEL/scripts/checkpatch.pl" \
		--root="$KERNEL" --strict --show-types --no-summary --terse {}) >"$T/remarks" 2>&1 || true
	[ "$(grep -c MISSING_SIGN_OFF "$T/remarks")" -eq "$(patches | wc -l)" ] ||
		fail "$polarity: not every patch was judged"
	new_remarks "$T/remarks" >"$T/new"
	[ ! -s "$T/new" ] || fail "$polarity: checkpatch.pl remarks: $(cat "$T/new")"
}

# objects PATCH...: some of the files that they touch.
objects() {
	git apply --numstat "$@" | cut -f 3 | grep '\.c$' | grep -v '^mm/\|^arch/' |
		sort -u | sed -n 1,4p | sed 's/c$/o/' || true
}

convert_tree() {
	run "$TREEWIDE_FAST" generate --kernel "$1" --output "$OUT" --build "$T/build" \
		--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --lift --polarity "$polarity"
	expect_status 0
}

printf 'CONFIG_%s\n' WERROR=n GCC_PLUGINS=n KASAN=n KCSAN=n UBSAN=n GCOV_KERNEL=n \
	MODULE_SIG=n DEBUG_INFO_NONE=y >"$T/config"
kbuild KCONFIG_ALLCONFIG="$T/config" allmodconfig && kbuild prepare ||
	fail "no configuration: $(tail "$T/log")"

for polarity in longterm-default shortterm-default ephemeral; do
	rm -rf "$OUT"
	convert_tree "$KERNEL"
	find_series
	judge
	mapfile -t mails < <(patches)
	grep -q '^Subject: .*make FOLL_LONGTERM internal' "${mails[-1]}" || fail "$polarity: the flag does not go last"

	rm -rf "$T/am"
	base_repository "$T/am"
	run git_as_me -C "$T/am" am -q "${mails[@]}"
	expect_status 0
	fetch_bundle "$T/am"
	git -C "$T/am" diff --name-only base HEAD >"$T/touched"
	[ -s "$T/touched" ] || fail "$polarity: nothing was touched"
	while read -r path; do
		[ "$(git -C "$T/am" rev-parse "HEAD:$path")" = "$(git -C "$T/am" rev-parse "FETCH_HEAD:$path")" ] ||
			fail "$polarity: $path differs from what was computed"
	done <"$T/touched"

	# The first alone; then those that convert; then what flips, and the last.
	ends=2
	[ "$polarity" != shortterm-default ] || ends=1
	before=("${mails[@]:1:${#mails[@]}-1-ends}")
	ending=("${mails[@]: -ends}")
	mapfile -t some < <(objects "${before[@]}" && objects "${ending[@]}")
	(cd "$tree" && git apply "${mails[0]}") || fail "git apply"
	compiles mm/gup.o mm/gup_test.o
	(cd "$tree" && git apply "${before[@]}") || fail "git apply"
	compiles mm/gup.o mm/gup_test.o mm/process_vm_access.o "${some[@]}"
	(cd "$tree" && git apply "${ending[@]}") || fail "git apply"
	compiles mm/gup.o mm/gup_test.o mm/process_vm_access.o "${some[@]}"

	mv "$OUT" "$T/first"
	convert_tree "$tree"
	[ -z "$(find "$OUT" -name '*.patch')" ] || fail "$polarity: a second run converts again"
	rm -rf "$OUT"
	mv "$T/first" "$OUT"
	for ((i = ${#mails[@]} - 1; i >= 0; i--)); do
		(cd "$tree" && git apply -R "${mails[i]}") || fail "git apply -R"
	done
done
