#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# What the check says of a converted kernel: the comments that wait for a
# person, the suspects and wrong releases of the audit, the calls that depend on
# their callers (none, once these are lifted), and nothing else.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
real_series "$1"
TREEWIDE=$TREEWIDE_FAST
L=$T/linux

# A copy of what is looked at.
mkdir "$L"
(cd "$KERNEL" && cp -a arch block crypto drivers fs include init io_uring ipc kernel lib mm \
	net rust scripts security sound virt Makefile MAINTAINERS "$L")
# apply_all FOLDER [-R]: the series in FOLDER, into the copy or out of it.
apply_all() {
	local mails
	mapfile -t mails < <(find "$1"/linux-* -name '*.patch' ! -name '*0000-cover*' | sort ${2:+-r})
	(cd "$L" && GIT_CEILING_DIRECTORIES=$T git apply ${2:-} \
		--exclude='Documentation/*' --exclude='tools/*' "${mails[@]}")
}
# found ID: file, function and word of each finding of this kind.
found() {
	jq -r --arg id "$1" '.findings[] | select(.id == $id) | "\(.file) \(.function)"' "$T/stdout" | sort
}
kinds() { jq -r '.findings[].id' "$T/stdout" | sort -u | xargs; }
# columns FOLDER OUTCOME: file and function of the sites outside of mm/.
columns() {
	awk -F '\t' -v outcome="$2" '$10 == outcome { print $1, $3 }' "$1"/linux-*/sites.tsv | sort
}
audited() {
	awk -F '\t' -v kind="$1" '$1 == kind { print $2, $4 }' "$T/audit" | sort
}
same() { diff -u <(echo "$1") <(echo "$2") || fail "$3"; }

"$TREEWIDE" audit --kernel "$KERNEL" --build "$T/build" --campaign "$CAMPAIGN" \
	--format tsv >"$T/audit" || fail "no audit"
[ -n "$(audited suspect)" ] && [ -n "$(audited wrong-release)" ] || fail "the audit has nothing to compare"

apply_all "$OUT"
check "$L" --format json
expect_status 1
same "$(columns "$OUT" shortterm)" "$(found unwritten-comment)" "not a comment for each short-term call"
same "$(audited suspect)" "$(found suspect)" "not the suspects of the audit"
same "$(audited wrong-release)" "$(found wrong-release)" "not the wrong releases of the audit"
same "$(columns "$OUT" left | grep -v '^mm/')" "$(found raw-call)" "not the calls that are left"
[ "$(kinds)" = "flag-outside-helpers raw-call suspect unwritten-comment wrong-release" ] ||
	fail "other findings: $(kinds)"
apply_all "$OUT" -R

generate "$KERNEL" --lift --output "$T/lifted"
expect_status 0
apply_all "$T/lifted"
check "$L" --format json
expect_status 1
# What is lifted stands in a function of another name.
same "$(columns "$T/lifted" shortterm | cut -d ' ' -f 1)" "$(found unwritten-comment | cut -d ' ' -f 1)" \
	"lifted: not a comment for each short-term call"
same "$(audited suspect)" "$(found suspect)" "lifted: not the suspects of the audit"
same "$(audited wrong-release)" "$(found wrong-release)" "lifted: not the wrong releases of the audit"
[ "$(kinds)" = "suspect unwritten-comment wrong-release" ] || fail "lifted: other findings: $(kinds)"

# A branch that adds one raw call.
base_repository "$T/branch"
cp "$KERNEL/Makefile" "$KERNEL/MAINTAINERS" "$T/branch"
commit_all "$T/branch" "what makes it a kernel"
git_as_me -C "$T/branch" am -q "$SERIES/series.mbox"
file=drivers/xen/privcmd.c
cat >>"$T/branch/$file" <<'END'

long one_more(unsigned long start, struct page **pages)
{
	return pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
}
END
line=$(grep -n 'return pin_user_pages_fast(start' "$T/branch/$file" | cut -d : -f 1)
commit_all "$T/branch" "xen: pin one more"
check "$T/branch" --base HEAD~1
expect_status 1
expect_findings <<END
$file:$line raw-call
END
