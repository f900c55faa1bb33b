#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A call that spatch does not mention, with exit 0 and no bad line, as in too
# many files at a time: the series is written, exit 1, and the call is named on
# screen, in the cover letter and in the ledger.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
fake_spatch <<'END'
set -o pipefail
"$REAL_SPATCH" "$@" | sed '/^call\t.*\tgamma_getsockopt\t/d'
END
generate "$T/linux"
expect_status 3
find_series
call=$(grep -n 'pin_user_pages_fast(' "$T/linux/net/gamma/info.c" | cut -d : -f 1)
grep -q '^1 call that spatch cannot read' "$T/stdout" || fail "it is not counted"
grep -q "^  net/gamma/info.c:$call: pin_user_pages_fast" "$T/stdout" || fail "it is not named on screen"
grep -q "net/gamma/info.c:$call: pin_user_pages_fast" "$SERIES/0000-cover-letter.patch" ||
	fail "it is not named in the cover letter"
grep -qP "^net/gamma/info.c\t$call\tpin_user_pages_fast\tcall\tunparsed" "$SERIES/ledger.tsv" ||
	fail "the ledger does not say so: $(grep gamma "$SERIES/ledger.tsv")"
! grep -l '^+++ b/net/gamma/info.c' "$SERIES"/*.patch || fail "a file was changed that was not read"

