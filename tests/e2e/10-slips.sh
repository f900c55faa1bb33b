#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A word that nobody knows is an error that names the nearest one, before any
# work is done: verbs, options, make's variables and their values.
. "$(dirname "$0")/../lib.sh"
cd "$TOP"

said() {
	expect_status 2
	grep -qF -- "$1" "$T/stderr" || fail "it does not say '$1'"
}
run "$TREEWIDE" generat
said "no verb 'generat', did you mean 'generate'?"
run "$TREEWIDE" xyzzy
said "no verb 'xyzzy'; 'treewide help' lists them"
for verb in generate survey check verify; do
	run "$TREEWIDE" $verb --kernal x
	said "no option '--kernal', did you mean '--kernel'?"
done
run "$TREEWIDE" generate --polarty=x
said "no option '--polarty=x', did you mean '--polarity'?"
run "$TREEWIDE" survey --zzzzzz
said "no option '--zzzzzz'; --help lists them"
run "$TREEWIDE" help generate
expect_status 0
grep -q -- '--polarity' "$T/stdout" || fail "help VERB is not the verb's help"
run "$TREEWIDE" help generat
said "did you mean 'generate'"
run "$TREEWIDE" --version
expect_status 0
grep -qx 'treewide [0-9.]*' "$T/stdout" || fail "no version"

for slip in KERNAL=x:KERNEL POLARTY=x:POLARITY SPLT=file:SPLIT kernel=x:KERNEL LEVELS=full:LEVEL; do
	run make -n generate "${slip%:*}"
	said "no variable ${slip%%=*} (did you mean ${slip#*:}?)"
done
run make -n generate OUT=
said "OUT= names no folder"
run make verify LEVEL=ful
said "LEVEL is one of"
! grep -q APT "$T/stdout" || fail "it installed packages first"
run make -n generate KERNEL='a b' OUT=x SPLIT=file V=1
expect_status 0
