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
new_remarks "$T/remarks" >"$T/stdout"
[ ! -s "$T/stdout" ] || fail "$(wc -l <"$T/stdout") remarks"
