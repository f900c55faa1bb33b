#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# A tree without MAINTAINERS has nobody to mail to.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
rm "$T/linux/MAINTAINERS"
generate "$T/linux"
expect_error "MAINTAINERS"
expect_no_output
