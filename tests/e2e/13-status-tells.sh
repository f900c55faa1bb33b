#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Status 2 says that nothing was written, and only that. A run that was killed
# while the folders changed places, on a file system that does it in two steps,
# loses nothing.
. "$(dirname "$0")/../lib.sh"
L=$T/linux
tiny_tree "$L"

# Nobody reads: the series is there all the same.
for to in /dev/full -; do
	rm -rf "$OUT" "$T/build"
	status=0
	if [ $to = - ]; then
		"$TREEWIDE" generate --kernel "$L" --output "$OUT" --build "$T/build" --campaign "$CAMPAIGN" \
			--wrappers "$WRAPPERS" "${NO_DATA[@]}" >&- 2>"$T/stderr" </dev/null || status=$?
	else
		"$TREEWIDE" generate --kernel "$L" --output "$OUT" --build "$T/build" --campaign "$CAMPAIGN" \
			--wrappers "$WRAPPERS" "${NO_DATA[@]}" >$to 2>"$T/stderr" </dev/null || status=$?
	fi
	find_series
	[ "$status" -eq 1 ] || fail "status $status, and the series is in place"
	grep -q 'the files are in place, but' "$T/stderr" || fail "it does not say so"
done

# Aside lies the only copy, and somebody's edit in it.
sleep 0.1 &
gone=$!
wait "$gone"
echo 'by hand' >>"$SERIES/sites.tsv"
aside=$OUT/.${SERIES##*/}.tmp-$gone-abcdef.old
mv "$SERIES" "$aside"
touch -d '1 hour ago' "$aside"
generate "$L" --strict
expect_status 2
[ -d "$aside" ] || [ -d "$SERIES" ] || fail "the only copy is gone"
generate "$L"
expect_status 0
grep -q 'by hand' "$SERIES.old-1/sites.tsv" || fail "the only copy is gone"
[ ! -e "$aside" ] || fail "what was aside is still there"

# Aside lies what has been replaced.
mkdir "$aside"
touch -d '1 hour ago' "$aside"
generate "$L" --reroll 2
expect_status 0
[ ! -e "$aside" ] || fail "what was replaced is still there"
