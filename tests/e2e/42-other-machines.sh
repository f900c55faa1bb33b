#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Other machines run spatch (--sshlogin): copies go there, results return, the
# series is the same; a login that dies is named and its work is done by others.
# The machines are two SSH servers on the loopback address, each with a home of
# its own.
. "$(dirname "$0")/../lib.sh"
for tool in dropbear ssh ssh-keygen rsync unshare; do
	command -v "$tool" >/dev/null || skip "no $tool"
done
home=$(getent passwd "$(id -u)" | cut -d : -f 6)
unshare -m mount -t tmpfs none "$home" 2>/dev/null ||
	skip "cannot give a server a home of its own: needs root and unshare -m"

ssh-keygen -q -t ed25519 -N '' -f "$T/me"
dropbearkey -t ed25519 -f "$T/host" >/dev/null 2>&1
# serve NAME PORT [COMMAND]: a machine of this name, which runs COMMAND instead
# of what it is asked for
serve() {
	unshare -m sh -c "mount -t tmpfs -o mode=0700 none '$home' && mkdir -m 700 '$home/.ssh' &&
		cp '$T/me.pub' '$home/.ssh/authorized_keys' && chmod 600 '$home/.ssh/authorized_keys' &&
		exec dropbear -F -E -s -r '$T/host' -p 127.0.0.1:$2 -P '$T/$1.pid' ${3:+-c '$3'}" \
		>"$T/$1.log" 2>&1 </dev/null &
	at_exit+=("$!")
	printf 'Host %s\n  Port %s\n' "$1" "$2" >>"$T/ssh_config"
}
at_exit=()
stop() {
	local status=$?
	kill "${at_exit[@]}" 2>/dev/null
	(exit "$status")
	cleanup
}
trap stop EXIT
cat >"$T/ssh_config" <<END
Host *
  HostName 127.0.0.1
  IdentityFile $T/me
  IdentitiesOnly yes
  StrictHostKeyChecking no
  UserKnownHostsFile $T/known
  LogLevel ERROR
END
ssh="$(command -v ssh) -F $T/ssh_config"
base=$((20000 + $$ % 20000))
# dies NAME WORD: a login that dies when it is asked for this (parallel sends
# commands in hexadecimal digits): the server of the connection is killed.
dies() {
	cat >"$T/$1.sh" <<-END
		#!/bin/sh
		case \$SSH_ORIGINAL_COMMAND in
		*'$2'*) kill -9 \$PPID ;;
		esac
		exec sh -c "\$SSH_ORIGINAL_COMMAND"
	END
	chmod +x "$T/$1.sh"
}
dies mortal "$(printf ./command | od -An -tx1 | tr -d ' ')"
dies silent "rsync --server --sender"
serve one "$base"
serve two "$((base + 1))"
serve mortal "$((base + 2))" "$T/mortal.sh"
serve silent "$((base + 3))" "$T/silent.sh"
for _ in $(seq 50); do
	[ -s "$T/one.pid" ] && [ -s "$T/two.pid" ] && [ -s "$T/mortal.pid" ] && [ -s "$T/silent.pid" ] && break
	sleep 0.1
done
$ssh one true || skip "no SSH server can be reached on the loopback address: $(tail -n 1 "$T/one.log")"

tiny_files "$T/linux"
echo 'int lamp_off(int lamp);' >>"$T/linux/include/linux/mm.h"
for i in $(seq 90); do
	mkdir -p "$T/linux/drivers/alpha"
	printf '// SPDX-License-Identifier: GPL-2.0\n#include <linux/mm.h>\n\nint alpha_%s(int lamp)\n{\n\treturn dim_lamp(lamp + %s);\n}\n' \
		"$i" "$i" >"$T/linux/drivers/alpha/lamp$i.c"
done
cat >"$T/dim.cocci" <<'END'
// SPDX-License-Identifier: GPL-2.0-only
/// Call lamp_off() by its own name.
//# treewide: proof=same-object
@@
@@
- dim_lamp
+ lamp_off
  (...)
END
# What runs here over copies is counted.
fake_spatch <<'END'
case " $* " in *" --sp-file "*) echo here >>"$FAKE/here" ;; esac
exec "$REAL_SPATCH" "$@"
END
# made NAME [WORD...]: the series of the rule, to $T/NAME
made() {
	local name=$1
	shift
	rm -f "$T/here"
	run "$TREEWIDE" generate --kernel "$T/linux" --output "$T/out-$name" \
		--build "$T/build-$name" "$@" "$T/dim.cocci"
}
same() { diff -r "$T/out-alone" "$T/out-$1" || fail "$1: another series"; }

made alone
expect_status 0
[ -s "$T/here" ] || fail "the stand-in for spatch was not run"
printf '# two machines\n\n2/%s one\n%s two\n' "$ssh" "$ssh" >"$T/both"
made both --sshlogin "$T/both"
expect_status 0
same both
[ ! -e "$T/here" ] || fail "spatch ran on this machine"
grep -q 'auth succeeded' "$T/one.log" && grep -q 'auth succeeded' "$T/two.log" ||
	fail "nobody was logged in"

printf '%s mortal\n%s one\n' "$ssh" "$ssh" >"$T/one-dies"
made one-dies --sshlogin "$T/one-dies"
expect_status 0
same one-dies
grep -q "login '.* mortal' died; its work is done by the others" "$T/stderr" ||
	fail "who died is not named"
[ ! -e "$T/here" ] || fail "spatch ran on this machine although one was left"

printf '%s mortal\n%s silent\n' "$ssh" "$ssh" >"$T/all-die"
made all-die --sshlogin "$T/all-die"
expect_status 0
same all-die
grep -q "login '.* mortal' died" "$T/stderr" || fail "who died at work is not named"
grep -q "login '.* silent' died" "$T/stderr" || fail "who died with the results is not named"
grep -q "died; its work is done by this machine" "$T/stderr" || fail "who does it then is not said"
[ -s "$T/here" ] || fail "who did the work?"

# Nobody answers: one is left out, all are an error.
printf 'Host nobody\n  Port 1\n' >>"$T/ssh_config"
printf '%s nobody\n%s two\n' "$ssh" "$ssh" >"$T/one-left"
made one-left --sshlogin "$T/one-left"
expect_status 0
same one-left
grep -q "login '.* nobody' is left out" "$T/stderr" || fail "who is left out is not named"
printf '%s nobody\n' "$ssh" >"$T/none"
made none --sshlogin "$T/none"
expect_error "no login of '$T/none'"
made none --sshlogin "$T/no-such-file"
expect_error "cannot read the file of logins"
