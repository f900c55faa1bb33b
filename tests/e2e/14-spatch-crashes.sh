#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# spatch crashes on every file, or on one: never a series that keeps silent
# about it.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
fake_spatch <<'END'
kill -SEGV $$
END
generate "$T/linux"
expect_error "spatch"
expect_no_output

fake_spatch <<'END'
for word; do
	[ ! -f "$word" ] || ! grep -q gamma_getsockopt "$word" || kill -SEGV $$
done
exec "$REAL_SPATCH" "$@"
END
rm -rf "$T/build"
generate "$T/linux"
if [ "$status" -eq 3 ]; then
	find_series
	grep -q 'net/gamma/info.c' "$T/stdout" "$T/stderr" || fail "the file is not named on screen"
	grep -q 'net/gamma/info.c' "$SERIES/0000-cover-letter.patch" || fail "the file is not named in the cover letter"
	grep -P '^net/gamma/info.c\t.*unparsed' "$SERIES/ledger.tsv" || fail "the ledger does not say so"
else
	expect_error "net/gamma/info.c"
	expect_no_output
fi

# And it is no memory: with the real spatch all is well again.
rm "$T/bin/spatch"
hash -r
rm -rf "$OUT"
generate "$T/linux"
expect_status 0
