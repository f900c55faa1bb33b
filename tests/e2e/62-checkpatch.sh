#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# The kernel's own checkpatch.pl --strict misses only the person's signature,
# asks about MAINTAINERS for the files that are new, and repeats what it has to
# say of lines as the author left them: one that ends in a parenthesis where the
# line that it replaces does, and one that is not touched at all.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
cd "$T"	# it leaves a cache where it runs
patches | parallel --will-cite -k perl "$KERNEL/scripts/checkpatch.pl" \
	--root="$KERNEL" --strict --show-types --no-summary --terse {} >"$T/remarks" 2>&1 || true
# A checkpatch that did not run at all would be silent.
[ "$(grep -c 'MISSING_SIGN_OFF' "$T/remarks")" -eq "$(patches | wc -l)" ] ||
	fail "not every patch was judged: $(head -5 "$T/remarks")"
# authors_way MAIL LINE TYPE: it was so before
authors_way() {
	awk -v n="$2" -v type="$3" '
		/^@@/ && NR <= n { open = 0 }
		/^-.*\($/ && NR <= n { open = 1 }
		NR == n { line = substr($0, 1, 1) }
		END { exit type == "OPEN_ENDED_LINE" ? !(line == "+" && open) : line != " " }' "$1"
}
grep -v 'MISSING_SIGN_OFF\|FILE_PATH_CHANGES' "$T/remarks" | while IFS=: read -r mail line _ type rest; do
	case $type in
	OPEN_ENDED_LINE | PARENTHESIS_ALIGNMENT)
		! authors_way "$mail" "$line" "$type" || continue ;;
	esac
	echo "$mail:$line: $type:$rest"
done >"$T/stdout"
[ ! -s "$T/stdout" ] || fail "$(wc -l <"$T/stdout") remarks"
