#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Ctrl-C and SIGTERM: one sentence, exit 2, no process left, and the previous
# series is what it was.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
generate "$T/linux"
expect_status 0
listing "$OUT" >"$T/before"

fake_spatch <<'END'
echo $$ >>"$FAKE/pids"
sleep 500
exec "$REAL_SPATCH" "$@"
END
# interrupted_by SIGNAL -|"" [VERB OPTION...]: to the whole group, as a terminal
# does, or to us.
interrupted_by() {
	local signal=$1 group=$2
	shift 2
	[ $# -gt 0 ] || set -- generate --output "$OUT" --reroll 2 --wrappers "$WRAPPERS"
	rm -rf "$T/pids" "$T/build"
	status=0
	command_line="treewide $1, ended by SIG$signal"
	set -m
	"$TREEWIDE" "$@" --kernel "$T/linux" \
		--build "$T/build" --campaign "$CAMPAIGN" \
		>"$T/stdout" 2>"$T/stderr" </dev/null &
	set +m
	for _ in $(seq 300); do
		[ ! -s "$T/pids" ] || break
		sleep 0.1
	done
	[ -s "$T/pids" ] || fail "spatch was never begun"
	kill "-$signal" -- "$group$!"
	wait $! 2>/dev/null || status=$?
	expect_error "interrupted"
	sleep 1
	while read -r pid; do
		! kill -0 "$pid" 2>/dev/null || fail "spatch $pid still runs"
	done <"$T/pids"
	[ -z "$(find "$T/build" -maxdepth 1 -name ".*tmp*" 2>/dev/null)" ] ||
		fail "a temporary folder is left"
	listing "$OUT" | diff "$T/before" - || fail "the previous series was changed"
}
interrupted_by INT -
interrupted_by INT ""
interrupted_by TERM ""
for verb in check survey audit comments; do
	interrupted_by INT - $verb
	interrupted_by TERM "" $verb
done
