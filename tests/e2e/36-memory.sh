#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# generate, its caches empty, keeps within 500 MB on a real kernel: the largest
# of its processes counts. The program is the one that people run: sanitizers
# need memory of their own.
. "$(dirname "$0")/../lib.sh"

real_tree "$1"
cat >"$T/measured" <<'END'
#!/usr/bin/python3
import os, resource, subprocess, sys
status = subprocess.call([os.environ["MEASURED"]] + sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
open(os.environ["KB"], "w").write("%d\n" % used)
sys.exit(status)
END
chmod +x "$T/measured"
export MEASURED=$TREEWIDE_FAST KB=$T/kb
TREEWIDE=$T/measured
generate "$KERNEL"
expect_status 0
[ "$(cat "$KB")" -lt 500000 ] || fail "$(cat "$KB") kB: over 500 MB"
