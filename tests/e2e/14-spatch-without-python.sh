#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# Debian's coccinelle does not depend on the Python library that it loads: a
# spatch that cannot run script rules found nothing, and must not be believed.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
fake_spatch <<'END'
while [ $# -gt 0 ]; do
	case $1 in --parse-cocci) parse=1 ;; --sp-file) rule=$2 ;; *.cocci) rule=$1 ;; esac
	words+=("$1")
	shift
done
if [ -z "${parse:-}" ] && grep -q 'script:python' "$rule"; then
	echo 'Py.find_library: unable to find the Python library [libpython3.11.so returned ...]' >&2
	exit 255
fi
exec "$REAL_SPATCH" "${words[@]}"
END
generate "$T/linux"
expect_error "[Pp]ython"
expect_no_output
