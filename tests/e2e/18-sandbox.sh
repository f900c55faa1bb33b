#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What verify and ready run of a tree that is not one's own can do no harm; and
# where this machine gives no sandbox, it is not run unless somebody says so.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

tiny_tree "$L"
mkdir -p "$L/scripts" "$HOME/mine"
# a checkpatch.pl that tries to get out, and leaves word of it where it can
cat >"$L/scripts/checkpatch.pl" <<END
#!/usr/bin/perl
use Socket;
my \$said = "";
for my \$file ("$L/pwned", "$T/pwned", "$HOME/pwned", "/pwned-$$", "/dev/shm/pwned-$$") {
	\$said .= "WROTE \$file\n" if open(my \$f, ">", \$file);
}
\$said .= "HOME \$ENV{HOME}\n";
\$said .= "TOKEN\n" if \$ENV{SOME_TOKEN};
\$said .= "TERMINAL\n" if open(my \$tty, "<", "/dev/tty");
open(my \$net, "<", "/proc/net/dev");
my @devices = grep { /:/ && !/^\s*lo:/ } <\$net>;
\$said .= "NETWORK\n" if @devices;
system("mount -o remount,rw / 2>/dev/null; touch '$T/pwned' 2>/dev/null");
open(my \$word, ">>", "\$ENV{TMPDIR}/word") or die;
print \$word \$said;
print "total: 0 errors, 0 warnings, 1 lines checked\n";
END
commit_all "$L" "a script of its own"
export SOME_TOKEN=x
generate "$L"
expect_status 0
find_series
before=$(snapshot "$L")
words() { find "$T/build" -path '*sandbox/tmp/word' -exec cat {} +; }
verify() {
	run "$TREEWIDE" verify --kernel "$L" --output "$OUT" --build "$T/build" \
		--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level quick
	[ "$before" = "$(snapshot "$L")" ] || fail "KERNEL was written to"
}

if [ ${#TRUST[@]} -eq 0 ]; then
	verify
	expect_status 0
	words | grep -q HOME || fail "the script was not run, or left no word"
	! words | grep -E 'WROTE|TOKEN|TERMINAL|NETWORK' || fail "it got out"
	! words | grep -x "HOME $HOME" || fail "it knows the user's HOME"
	for file in "$T/pwned" "$HOME/pwned" "/pwned-$$" "/dev/shm/pwned-$$"; do
		[ ! -e "$file" ] || fail "it wrote outside: $file"
	done
	if [ "$(id -u)" -eq 0 ]; then
		# the same for somebody who is not root
		rm -rf "$T/build" "$SERIES/verify.tsv" "$SERIES/verify.json"
		chown -R 65534 "$T"
		chmod 755 "$T"
		run setpriv --reuid 65534 --regid 65534 --clear-groups "$TREEWIDE_FAST" verify \
			--kernel "$L" --output "$OUT" --build "$T/build" \
			--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level quick
		case $status in
		0) ! words | grep -E 'WROTE|TOKEN|TERMINAL|NETWORK' || fail "it got out, as nobody" ;;
		*) expect_error 'no sandbox' ;;
		esac
		[ ! -e "$L/pwned" ] && [ ! -e "$T/pwned" ] || fail "nobody wrote outside"
		chown -R 0 "$T"
	fi
else
	echo "SKIP: this container gives no sandbox to look into"
fi

# no namespaces: said before anything runs, and asked for
rm -rf "$T/build"
before=$(snapshot "$L")
closed=(unshare -Ur sh -c 'echo 0 >/proc/sys/user/max_mnt_namespaces && exec "$@"' -)
"${closed[@]}" true 2>/dev/null || closed=()
[ ${#closed[@]} -gt 0 ] || [ ${#TRUST[@]} -gt 0 ] || skip "namespaces cannot be closed here"
no_sandbox() {
	run "${closed[@]}" "$TREEWIDE_FAST" "$1" --kernel "$L" --output "$OUT" --build "$T/build" "${@:2}"
}
common=(--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level quick)
no_sandbox verify "${common[@]}"
expect_error 'no sandbox .*--trust \(TRUST=1\)'
[ -z "$(words)" ] || fail "it ran all the same"
no_sandbox ready
grep -q 'not run without a sandbox' "$T/stdout" || fail "ready does not say that it was not run"
[ -z "$(words)" ] || fail "ready ran it all the same"
export TMPDIR=$T
no_sandbox verify --trust "${common[@]}"
expect_status 0
[ -s "$T/word" ] || fail "it was not run with --trust"
# it could write wherever this user can, this time
rm -f "/pwned-$$" "/dev/shm/pwned-$$"
