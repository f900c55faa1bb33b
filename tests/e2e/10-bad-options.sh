#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# Options that say nothing sensible are refused before any work.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
for options in "--split alphabet" "--reroll -1" "--reroll two" "--no-such-option" \
	       "--only no/such/file.c" "--campaign $T/nowhere" "stray"; do
	# shellcheck disable=SC2086 # several words on purpose
	generate "$T/linux" $options
	expect_error .
	expect_no_output
done
run "$TREEWIDE" no-such-verb
expect_error "no-such-verb"
