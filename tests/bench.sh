#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# bench.sh - generate against the tools that it stands beside, in one run
#
#	usage: bench.sh
#
# All on one kernel (KERNEL_612, or Debian's linux-source-6.12), page cache
# warm. RUNS (3) rounds through all of them, so that a busy minute hits all
# alike; the fastest round of each counts:
#
#	floor	a trivial rename by spatch over just the files with a call, one
#		process a file on all cores
#	dir	the same rename by spatch --dir KERNEL --use-coccigrep
#	get_maintainer.pl, a call for each of these files
#	checkpatch.pl --strict, a call for each patch of the series
#	cold	generate, our caches empty
#	warm	generate, caches and output of the run before
#	survey	our caches empty, and the same again
#	check	one file (the largest with a call), the whole tree with our caches
#		empty, and the same again
#
# Prints seconds, seconds of CPU (which other work on the machine hardly moves),
# the ratio of each to the floor, and the memory of the largest process. The
# table stays in $BUILD/bench.tsv.
set -eu -o pipefail
top=$(dirname "$(dirname "$(readlink -f "$0")")")
export BUILD=${BUILD:-$top/build}
KERNEL=$("$top/tests/kernel" 6.12)
runs=${RUNS:-3} cores=$(nproc)
T=$(mktemp -d "${TMPDIR:-/tmp}/treewide-bench.XXXXXX")
trap 'rm -rf "$T"' EXIT
cd "$T"	# spatch -j and checkpatch leave folders and caches where they run
export KERNEL T SHELL=/bin/bash

cat >rename.cocci <<'END'
@@
@@
(
- pin_user_pages
+ pin_user_pages_renamed
|
- pin_user_pages_fast
+ pin_user_pages_fast_renamed
|
- pin_user_pages_remote
+ pin_user_pages_remote_renamed
|
- pin_user_pages_unlocked
+ pin_user_pages_unlocked_renamed
)
  (...)
END
(cd "$KERNEL" && grep -rlE --include='*.c' '\<pin_user_pages(_fast|_remote|_unlocked)?\(' .) |
	sed 's|^\./||' | sort >candidates
spatch_one() {
	spatch --very-quiet --no-includes --no-loops --sp-file rename.cocci "$KERNEL/$1" |
		sed "s|^\(---\|+++\) $KERNEL/|\1 |" || true
}
export -f spatch_one

treewide="$BUILD/treewide generate --kernel $KERNEL --campaign $top/cocci/pin_user_pages --wrappers $top/wrappers --output $T/out --build $T/build"
check="$BUILD/treewide check --quiet --kernel $KERNEL --campaign $top/cocci/pin_user_pages --build $T/build"
survey="$BUILD/treewide survey --kernel $KERNEL --campaign $top/cocci/pin_user_pages --build $T/build"
largest=$(cd "$KERNEL" && xargs ls -S <"$T/candidates" | head -n 1 || true)
$treewide >first.log 2>&1 || { cat first.log; exit 1; }
find out -name '*.patch' ! -name '*0000-cover-letter.patch' | sort >mails
# get_maintainer.pl gets a folder of links, as it wants to stand in a tree.
mkdir tree
find "$KERNEL" -mindepth 1 -maxdepth 1 ! -name .git -exec ln -st tree {} +

calls=$("$top/tests/oracle/compare" "$top/tests/oracle/sites-6.12.tsv" out/linux-*/sites.tsv | sed -n '$s/ .*//p' || true)
sites=$(($(wc -l <out/linux-*/sites.tsv) - 1))
echo "$(sed -n 's/^VERSION = //p;s/^PATCHLEVEL = /./p;s/^SUBLEVEL = /./p' "$KERNEL/Makefile" | tr -d '\n'): $(wc -l <candidates) files with a call, $sites calls ($calls verdicts as in the oracle), $(wc -l <mails) patches; $cores cores, fastest of $runs"

# measure NAME PREPARE COMMAND: a command that fails ends the whole.
measure() {
	bash -c "$2"
	/usr/bin/time -o usage -f '%e %U %S %M' bash -c "$3" >command.log 2>&1 || {
		cat command.log
		echo "bench.sh: failed: $3" >&2
		exit 1
	}
	printf '%s\t%s\n' "$1" "$(tail -n 1 usage)" >>table
}
round() {
	measure "floor: spatch rename, one process a file" true \
		"parallel --will-cite -j $cores spatch_one <candidates >renamed.diff"
	measure "spatch --dir --use-coccigrep, same rename" true \
		"spatch --very-quiet --no-includes --no-loops --sp-file rename.cocci --dir $KERNEL --use-coccigrep -j $cores --chunksize 1"
	measure "get_maintainer.pl, a call a file" true \
		"cd tree && xargs -n 1 perl scripts/get_maintainer.pl --no-git --no-git-fallback --no-rolestats -f <../candidates"
	measure "checkpatch.pl --strict, a call a patch" true \
		"xargs -n 1 perl $KERNEL/scripts/checkpatch.pl --root=$KERNEL --strict <mails || [ \$? -eq 123 ]"
	measure "generate, cold" "rm -rf $T/build $T/out" "$treewide"
	measure "generate, warm" true "$treewide"
	measure "survey, cold" "rm -rf $T/build" "$survey"
	measure "survey, unchanged" true "$survey"
	measure "check, one file" true "$check $largest || [ \$? -eq 1 ]"
	measure "check, cold" "rm -rf $T/build" "$check || [ \$? -eq 1 ]"
	measure "check, unchanged" true "$check || [ \$? -eq 1 ]"
}
: >table
# Everything that any of them reads, once.
xargs -a candidates -I{} cat "$KERNEL/{}" >/dev/null
for _ in $(seq "$runs"); do
	round
done

awk -v OFS='\t' '
	BEGIN { FS = "\t"; print "what", "seconds", "x floor", "CPU seconds", "x floor", "MB of the largest process" }
	{
		split($2, used, " ")
		if (!($1 in wall)) { name[++n] = $1; wall[$1] = cpu[$1] = 1e9 }
		if (used[1] < wall[$1]) wall[$1] = used[1]
		if (used[2] + used[3] < cpu[$1]) cpu[$1] = used[2] + used[3]
		if (used[4] > memory[$1]) memory[$1] = used[4]
	}
	END {
		for (i = 1; i <= n; i++)
			printf "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%d\n", name[i],
				wall[name[i]], wall[name[i]] / wall[name[1]],
				cpu[name[i]], cpu[name[i]] / cpu[name[1]],
				memory[name[i]] / 1024
	}' table | tee "$BUILD/bench.tsv" | column -t -s "$(printf '\t')"
renamed=$(grep -c '^+.*_renamed' renamed.diff || true)
echo "the floor renamed $renamed calls"
