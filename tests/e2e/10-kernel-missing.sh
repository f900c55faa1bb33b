#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# KERNEL is not there, or is a file, or is nothing like a kernel.
. "$(dirname "$0")/../lib.sh"

generate "$T/nowhere"
expect_error "'$T/nowhere'"
expect_no_output

echo text >"$T/file"
generate "$T/file"
expect_error "'$T/file'"
expect_no_output

mkdir "$T/empty"
generate "$T/empty"
expect_error "'$T/empty'.*(kernel|Makefile)"
expect_no_output

run "$TREEWIDE" generate --output "$OUT" --build "$T/build" --campaign "$CAMPAIGN" --wrappers "$WRAPPERS"
expect_error "kernel"
expect_no_output
