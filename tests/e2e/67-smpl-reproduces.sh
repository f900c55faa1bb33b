#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# The short semantic patch in each mail does that patch: spatch with it gives
# the same code.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
run "$TOP/tests/smpl-reproduces.sh" "$SERIES" "$KERNEL"
expect_status 0
grep -Eq '^[1-9][0-9]+ scripts reproduce' "$T/stdout" ||
	fail "hardly any script was there to be run"
