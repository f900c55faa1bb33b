#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# A second run on a real kernel, caches warm, gives the same bytes, and neither
# run leaves a trace in the kernel.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
cp -r "$SERIES" "$T/first"
cp -r "$(dirname "$OUT")/build" "$T/build"
OUT=$T/out
TREEWIDE=$TREEWIDE_FAST
generate "$KERNEL"
find_series
run diff -r "$T/first" "$SERIES"
expect_status 0
