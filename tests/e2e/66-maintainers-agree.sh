#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# Our reading of MAINTAINERS says what get_maintainer.pl says, for some 300
# files; `make test-maintainers` asks for thousands.
. "$(dirname "$0")/../lib.sh"

real_tree "$1"
"$TOP/tests/maintainers-agree.sh" 300 "$KERNEL"
