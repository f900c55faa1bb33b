# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# lib.sh - what the end-to-end tests share; sourced, never run
#
#	. "$(dirname "$0")/../lib.sh"
#	tiny_tree "$T/linux"			a small kernel tree in git
#	generate "$T/linux" --split file	run the program on it
#	expect_status 0
#
# Every run of the program is wrapped in a snapshot of KERNEL: a test fails when
# anything in there changes. T is a folder of the test's own, removed at exit.
# A test passes when it reaches its end, fails by fail() or any failing command,
# and is skipped by skip().
set -euE -o pipefail

TOP=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
BUILD=${BUILD:-$TOP/build}
T=$(mktemp -d "${TMPDIR:-/tmp}/treewide-test.XXXXXX")
chmod 755 "$T"
# Small trees are done by the program with ASan and UBSan, real ones without.
TREEWIDE=${TREEWIDE:-$BUILD/asan/treewide}
TREEWIDE_FAST=${TREEWIDE_FAST:-$BUILD/treewide}
CAMPAIGN=$TOP/cocci/pin_user_pages
WRAPPERS=$TOP/wrappers
OUT=$T/out
# What people wrote and decided is data: tests measure without it.
NO_DATA=(--comments none --decisions none)

# What lets verify and ready go on where no sandbox can be had.
TRUST=()
# shellcheck disable=SC2034 # for the tests
"$TREEWIDE_FAST" in-sandbox "$T" / true 2>/dev/null || TRUST=(--trust)

# No setting of the person who runs the tests may reach them, nor an identity.
for variable in $(compgen -e); do
	case $variable in
	GIT_* | XDG_* | EMAIL | LANG | LC_* | MAKEFLAGS | MFLAGS)
		unset "$variable" ;;
	esac
done
mkdir "$T/home"
# As in run-job, for a test that is run by hand.
export G_SLICE=always-malloc
export HOME=$T/home LC_ALL=C.UTF-8 TZ=UTC GIT_CONFIG_NOSYSTEM=1
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=user.useConfigOnly GIT_CONFIG_VALUE_0=true

cleanup() {
	local status=$?
	if [ -n "${KEEP:-}" ]; then
		echo "kept: $T"
	else
		rm -rf "$T"
	fi
	exit "$status"
}
trap cleanup EXIT
trap 'echo "${BASH_SOURCE[0]}:$LINENO: failed: $BASH_COMMAND" >&2' ERR

# fail WORDS...: ends the test, showing what the last run of the program said.
fail() {
	trap - ERR
	{
		echo "FAIL: $*"
		[ -z "${command_line:-}" ] || echo "  command: $command_line"
		[ -z "${status:-}" ] || echo "  exit status: $status"
		[ ! -s "$T/stdout" ] || sed 's/^/  stdout: /' "$T/stdout" | tail -n 40
		[ ! -s "$T/stderr" ] || sed 's/^/  stderr: /' "$T/stderr" | tail -n 40
	} >&2
	exit 1
}

# skip REASON: ends the test as skipped.
skip() {
	trap - ERR
	echo "$*"
	exit 77
}

need_root() {
	[ "$(id -u)" -eq 0 ] || skip "needs root: $1"
}

# snapshot FOLDER: every name with type, mode, owner, size, times, link target;
# of small trees the contents as well. Large ones are watched by the change
# time, which no program can set back.
snapshot() {
	find "$1" -printf '%P|%y|%m|%U|%s|%T@|%C@|%l\n' | sort
	if [ "$(find "$1" -type f -printf x | head -c 3000 | wc -c)" -lt 3000 ]; then
		find "$1" -type f -print0 | sort -z | xargs -0r sha256sum
	fi
}

# listing FOLDER: names and contents only, to compare outputs.
listing() {
	[ ! -e "$1" ] || (cd "$1" && find . -type f -print0 | sort -z |
		xargs -0r sha256sum && find . ! -type f | sort)
}

# same_folders A B OPTION...: whether their files are equal; shows what is not.
same_folders() {
	diff -r --text "${@:3}" "$1" "$2" >"$T/difference" || {
		cut -c 1-200 "$T/difference" | sed -n 1,40p
		return 1
	}
}

# run COMMAND...: its exit status goes to $status, its output to $T/stdout and
# $T/stderr.
run() {
	command_line="$*"
	status=0
	"$@" >"$T/stdout" 2>"$T/stderr" </dev/null || status=$?
}

# generate KERNEL OPTION...: the verb, with KERNEL watched; the program's words
# are free of what no user should ever see.
generate() {
	local kernel=$1 before
	shift
	before=$(snapshot "$kernel" 2>/dev/null) || true
	run "$TREEWIDE" generate --kernel "$kernel" --output "$OUT" \
		--build "$T/build" --campaign "$CAMPAIGN" \
		--wrappers "$WRAPPERS" "${NO_DATA[@]}" "$@"
	[ "$before" = "$(snapshot "$kernel" 2>/dev/null || true)" ] || {
		diff <(echo "$before") <(snapshot "$kernel") || true
		fail "KERNEL was written to"
	}
	! grep -E 'CRITICAL|AddressSanitizer|LeakSanitizer|runtime error' \
		"$T/stderr" || fail "the program itself misbehaves"
}

expect_status() {
	[ "$status" -eq "$1" ] || fail "exit status $status instead of $1"
}

# expect_error PATTERN: exit 2, and standard error has exactly one sentence of
# ours, in form, which the (extended) pattern matches.
expect_error() {
	local lines
	expect_status 2
	lines=$(grep -c '^treewide' "$T/stderr" || true)
	[ "$lines" -eq 1 ] || fail "$lines lines of ours on standard error, not 1"
	grep '^treewide' "$T/stderr" | grep -Eq "$1" ||
		fail "the error does not say '$1'"
	! grep '^treewide' "$T/stderr" | grep -Eq '\.$|.{400}' ||
		fail "the error ends in a full stop, or is endless"
}

# expect_no_output: nothing at all was left in OUT.
expect_no_output() {
	[ -z "$(find "$OUT" -mindepth 1 2>/dev/null)" ] ||
		fail "something was left in OUT: $(find "$OUT" -mindepth 1 | head)"
}

# Sets SERIES to the one series folder in OUT.
find_series() {
	local folders=("$OUT"/linux-*)
	[ ${#folders[@]} -eq 1 ] && [ -d "${folders[0]}" ] ||
		fail "not one series in OUT: ${folders[*]}"
	SERIES=${folders[0]}
}

# The mails without the cover letter, in order.
patches() {
	find "$SERIES" -name '*.patch' ! -name '*0000-cover-letter.patch' | sort
}

# authors_way MAIL LINE TYPE: whether it was so before the patch
authors_way() {
	awk -v n="$2" -v type="$3" '
		/^@@/ && NR <= n { open = 0 }
		/^-.*\($/ && NR <= n { open = 1 }
		NR == n { line = substr($0, 1, 1) }
		END { exit type == "OPEN_ENDED_LINE" ? !(line == "+" && open) : line != " " }' "$1"
}

# new_remarks FILE: what checkpatch.pl --terse --show-types has said there, but
# for signatures, MAINTAINERS, and lines as their author left them.
new_remarks() {
	local mail line type rest
	{ grep -v 'MISSING_SIGN_OFF\|FILE_PATH_CHANGES' "$1" || true; } | while IFS=: read -r mail line _ type rest; do
		case $type in
		OPEN_ENDED_LINE | PARENTHESIS_ALIGNMENT)
			! authors_way "$mail" "$line" "$type" || continue ;;
		esac
		echo "$mail:$line: $type:$rest"
	done
}

# git with an identity, for the tests' own commits.
git_as_me() {
	git -c user.name='A. Tester' -c user.email=tester@example.org \
		-c commit.gpgsign=false -c protocol.file.allow=always "$@"
}

# commit_all FOLDER SUBJECT
commit_all() {
	git -C "$1" add -A -f
	GIT_AUTHOR_DATE='2024-11-17T22:15:08Z' \
	GIT_COMMITTER_DATE='2024-11-17T22:15:08Z' \
		git_as_me -C "$1" commit -q -m "$2"
}

# tiny_files FOLDER: the small kernel tree, as a tarball would unpack it.
tiny_files() {
	mkdir -p "$1"
	cp -r "$TOP/tests/e2e/tree/." "$1"
}

# tiny_tree FOLDER: the same as a git checkout with a little history.
tiny_tree() {
	tiny_files "$1"
	git init -q -b master "$1"
	commit_all "$1" "Linux 6.12-rc7"
}

# real_tree VERSION: sets KERNEL to Debian's source of this version, or skips.
real_tree() {
	KERNEL=$(BUILD=$BUILD "$TOP/tests/kernel" "$1" 2>"$T/stderr") ||
		skip "no kernel $1: $(tail -n 1 "$T/stderr")"
}

# real_series VERSION: sets KERNEL and SERIES to a series of this kernel, which
# the first test that asks makes for all.
real_series() {
	local folder=$BUILD/test/series-$1
	real_tree "$1"
	mkdir -p "$BUILD/test"
	exec 8>"$folder.lock"
	flock 8
	if ! [ "$folder/done" -nt "$TREEWIDE_FAST" ] ||
	   [ -n "$(find "$CAMPAIGN" "$TOP/wrappers" -newer "$folder/done")" ]; then
		rm -rf "$folder"
		mkdir "$folder"
		run "$TREEWIDE_FAST" generate --kernel "$KERNEL" \
			--output "$folder/out" --build "$folder/build" \
			"${NO_DATA[@]}" --campaign "$CAMPAIGN" --wrappers "$WRAPPERS"
		echo "$status" >"$folder/status"
		cp "$T/stdout" "$T/stderr" "$folder"
		touch "$folder/done"
	fi
	flock -u 8
	status=$(cat "$folder/status")
	cp "$folder/stdout" "$folder/stderr" "$T"
	command_line="treewide generate --kernel $KERNEL"
	[ "$status" -eq 0 ] || [ "$status" -eq 1 ] || fail "generate failed on $1"
	OUT=$folder/out
	find_series
}

# base_repository FOLDER: a git repository with just the files of KERNEL that
# SERIES touches, at the base, with tag "base".
base_repository() {
	local path
	git init -q -b master "$1"
	patches | xargs git apply --numstat | cut -f 3 | sort -u |
		while read -r path; do
			[ -e "$KERNEL/$path" ] || continue
			mkdir -p "$1/$(dirname "$path")"
			cp -p "$KERNEL/$path" "$1/$path"
		done
	commit_all "$1" base
	git -C "$1" tag base
}

# fake_spatch: a spatch of the test's own goes first in PATH; standard input is
# the shell code it runs for anything but --version. REAL_SPATCH is the real one.
fake_spatch() {
	: "${REAL_SPATCH:=$(command -v spatch)}"
	export REAL_SPATCH FAKE=$T
	mkdir -p "$T/bin"
	{
		echo '#!/bin/bash'
		# shellcheck disable=SC2016 # the fake's own variables
		echo 'case " $* " in *" --version "*) exec "$REAL_SPATCH" --version ;; esac'
		cat
	} >"$T/bin/spatch"
	chmod 755 "$T/bin/spatch"
	PATH=$T/bin:$PATH
}

# header FILE NAME: a mail's header, unfolded.
header() {
	awk -v name="$2: " '
		/^$/ { exit }
		/^[ \t]/ { if (found) { sub(/^[ \t]+/, " "); line = line $0 }; next }
		{ found = index($0, name) == 1; if (found) line = substr($0, length(name) + 1) }
		END { print line }' "$1"
}

# fetch_bundle REPOSITORY: the tip of the bundle of SERIES becomes FETCH_HEAD.
fetch_bundle() {
	run git -C "$1" fetch -q "$SERIES"/*.bundle \
		"$(git bundle list-heads "$SERIES"/*.bundle | awk '{ print $2; exit }')"
	expect_status 0
}
