#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# No verb asks anything: at a terminal on which nobody types, each ends by itself
# and reads nothing from it.
. "$(dirname "$0")/../lib.sh"
L=$T/linux
tiny_files "$L"

# Runs the program with a terminal as its standard input, output and error, and
# as the controlling terminal; prints what it says. 99: it waits, or has read
# the word that lies ready for whoever asks.
cat >"$T/terminal.py" <<'END'
import os, pty, select, signal, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
os.write(fd, b"lies-ready\n")
said, end = b"", time.time() + float(os.environ.get("LIMIT", "100"))
while time.time() < end:
    ready, _, _ = select.select([fd], [], [], 1)
    if not ready:
        continue
    try:
        piece = os.read(fd, 65536)
    except OSError:
        piece = b""
    if not piece:
        break
    said += piece
else:
    os.kill(pid, signal.SIGKILL)
    sys.stdout.write("waits\n")
sys.stdout.buffer.write(said)
sys.stdout.flush()
_, status = os.waitpid(pid, 0)
sys.exit(99 if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
END
common=(--kernel "$L" --campaign "$CAMPAIGN" --build "$T/build")
quiet() {
	run python3 "$T/terminal.py" "$TREEWIDE_FAST" "$@"
	[ "$status" -le 3 ] || fail "$1 waits at a terminal, or dies: $status"
	! grep -E '\? *$|\[y/N\]|y/n' "$T/stdout" || fail "$1 asks something"
	tried="${tried:-} $1 "
}

# the fake asks, to see that the test can fail
LIMIT=2 run python3 "$T/terminal.py" sh -c 'printf "Whom? "; read -r a; read -r b'
[ "$status" -eq 99 ] || fail "a program that asks is not noticed"

quiet generate "${common[@]}" --wrappers "$WRAPPERS" --output "$OUT"
quiet verify "${TRUST[@]}" "${common[@]}" --wrappers "$WRAPPERS" --output "$OUT" --level quick
expect_status 0
quiet ready "${TRUST[@]}" --output "$OUT" --build "$T/build" --kernel "$L"
quiet survey "${common[@]}"
quiet audit "${common[@]}"
quiet comments "${common[@]}"
quiet check "${common[@]}"
quiet convert "${common[@]}" drivers/alpha/map.c
quiet explain "${common[@]}" drivers/alpha/map.c:14
quiet maintainers --kernel "$L" drivers/alpha/map.c
quiet new "$T/new" gamma_put gamma_drop
expect_status 0
printf '@@ @@\n- gamma_put\n+ gamma_drop\n  (...)\n' >"$T/rule.cocci"
quiet plan --kernel "$L" --build "$T/build" "$T/rule.cocci"
quiet test "$T/new"
printf "From a Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\nSubject: Re: x\n\nAcked-by: A <a@example.org>\n" >"$T/mbox"
quiet tags --build "$T/build" --output "$OUT" "$T/mbox"
quiet status --build "$T/build" --output "$OUT"
quiet help
for verb in $("$TREEWIDE_FAST" help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
	case $tried in *" $verb "*) ;; *) fail "$verb has never been given a terminal" ;; esac
done
