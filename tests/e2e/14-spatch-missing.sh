#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Without spatch, and with one that is too old, nothing is begun; one that is
# newer than tested gets one warning.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
mkdir "$T/without"
ln -s /usr/bin/* "$T/without/"
rm "$T/without/spatch"
PATH=$T/without generate "$T/linux"
expect_error "spatch.*(coccinelle|apt-get)"
expect_no_output

# another_version VERSION: the real spatch under another version's name.
another_version() {
	fake_spatch <<'END'
exec "$REAL_SPATCH" "$@"
END
	sed -i "2s/.*/case \" \$* \" in *\" --version \"*) echo 'spatch version $1 compiled with OCaml version 4.13.1'; exit ;; esac/" "$T/bin/spatch"
}
another_version 1.0.8
generate "$T/linux"
expect_error "1\.0\.8.*1\.1\.1|1\.1\.1.*1\.0\.8"
expect_no_output

another_version 1.9.3
generate "$T/linux"
expect_status 0
[ "$(grep -c 'warning.*1\.9\.3' "$T/stderr")" -eq 1 ] || fail "not one warning"
