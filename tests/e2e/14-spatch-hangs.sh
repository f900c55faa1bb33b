#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A spatch that never returns is ended after the time limit, with all that it
# started.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
fake_spatch <<'END'
echo $$ >>"$FAKE/pids"
sleep 500
END
started=$SECONDS
generate "$T/linux" --timeout 2
expect_error "spatch.*(2 s|time)"
expect_no_output
[ $((SECONDS - started)) -lt 60 ] || fail "took $((SECONDS - started)) s"
sleep 1
while read -r pid; do
	! kill -0 "$pid" 2>/dev/null || fail "process $pid still runs"
done <"$T/pids"
