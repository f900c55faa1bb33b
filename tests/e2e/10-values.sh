#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Values that name nothing are told of before any work begins, in words that say
# which value and how to go on.
. "$(dirname "$0")/../lib.sh"
L=$T/linux
TREEWIDE=$TREEWIDE_FAST
tiny_files "$L"
common=(--kernel "$L" --campaign "$CAMPAIGN" --build "$T/build")

# at_once PATTERN VERB WORD...: an error before the tree is scanned
at_once() {
	local pattern=$1
	shift
	run "$TREEWIDE" "$@"
	expect_error "$pattern"
	! grep -q 'SCAN\|SPATCH' "$T/stdout" "$T/stderr" || fail "it was noticed only after work"
}
make=(generate "${common[@]}" --wrappers "$WRAPPERS")
echo text >"$T/file"
at_once "'$T/file' is no folder.*--output" "${make[@]}" --output "$T/file"
at_once "'$T/file' is no folder.*'$T/file/a/b'" "${make[@]}" --output "$T/file/a/b"
[ "$(cat "$T/file")" = text ] || fail "the file in the way was changed"
at_once 'lies inside the kernel tree' "${make[@]}" --output "$L/out"
for only in drivers/nope 'NO SUCH ENTRY' drivers/alpha/map.cc ../linux2; do
	at_once "ONLY\) '$only' is no file" "${make[@]}" --output "$OUT" --only "$only"
done
at_once "nope.conf" "${make[@]}" --output "$OUT" --decisions "$T/nope.conf"
at_once "nope.txt" "${make[@]}" --output "$OUT" --comments "$T/nope.txt"
at_once "'$L' .*--kernel" generate "$L" --campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --output "$OUT"
at_once "no file or folder 'nope.c' in '$L'" maintainers --kernel "$L" nope.c
at_once "no file or folder 'drivers/alpha/nope.c'" maintainers --kernel "$L" --entry drivers/alpha/nope.c
at_once "no form 'xml': --format takes text" survey "${common[@]}" --format xml
at_once "no form 'xml': --format takes text" audit "${common[@]}" --format xml
at_once "no form 'xml': --format takes gcc" check "${common[@]}" --format xml
at_once "PEOPLE\) takes own or all, not 'al'; did you mean 'all'" "${make[@]}" --output "$OUT" --people al
at_once "COVER\) takes lists or all, not 'list'; did you mean 'lists'" "${make[@]}" --output "$OUT" --cover list
at_once "PLAN\) takes none, api, branch or acks, not 'brunch'; did you mean 'branch'" "${make[@]}" --output "$OUT" --plan brunch
at_once "MAX\) takes a number of patches" "${make[@]}" --output "$OUT" --plan branch --max 0
at_once "MAX\) is for the parts of a plan" "${make[@]}" --output "$OUT" --max 3
at_once "MAILMAP\) takes a .mailmap, or a tree .*/one/.mailmap'" "${make[@]}" --output "$OUT" --mailmap "$T/one/.mailmap"
expect_no_output

# What is there is taken: a file, a folder with a slash behind it, an entry.
for only in drivers/alpha/map.c ./drivers/alpha/ 'ALPHA MEMORY DEVICE'; do
	generate "$L" --only "$only"
	expect_status 0
done
run "$TREEWIDE" maintainers --kernel "$L" drivers/alpha/map.c
expect_status 0
run "$TREEWIDE" maintainers --kernel "$L" drivers/alpha
expect_status 0

# One is one.
mkdir -p "$T/one"
cp -r "$L/." "$T/one"
rm -r "$T/one/drivers/beta" "$T/one/fs" "$T/one/mm/process_vm.c"
run "$TREEWIDE" comments --kernel "$T/one" --campaign "$CAMPAIGN" --build "$T/build" --comments none
grep -qx '1 comment waits for a person, 0 are written' "$T/stderr" || fail "the grammar of one"
