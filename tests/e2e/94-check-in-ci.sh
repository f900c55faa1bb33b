#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The files that people copy: the commands of the GitHub workflow and of the
# GitLab job are run as they stand there, the hook in a repository.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
L=$T/linux CI=$CAMPAIGN/ci

# A folder like a built checkout of the project.
mkdir -p "$T/treewide/build" "$T/treewide/cocci"
ln -s "$CAMPAIGN" "$T/treewide/cocci/pin_user_pages"
ln -s "$TREEWIDE" "$T/treewide/build/treewide"
converted_tree "$L"
rm "$L/drivers/beta/helper.c" "$L/drivers/beta/keep.c"
commit_all "$L" "nothing is left"
base=$(git -C "$L" rev-parse HEAD)

# The shell code of a step, and of the job.
github_step() {
	python3 - "$CI/github.yml" "$1" <<'END'
import sys, yaml
steps = yaml.safe_load(open(sys.argv[1]))["jobs"]["check"]["steps"]
print([s["run"] for s in steps if s.get("name") == sys.argv[2]][0])
END
}
gitlab_check() {
	python3 - "$CI/gitlab.yml" <<'END'
import sys, yaml
script = yaml.safe_load(open(sys.argv[1]))["pin-lifetimes"]["script"]
print("\n".join(line for line in script if "check --kernel" in line))
END
}
as_ci() {
	(cd "$L" && TREEWIDE=$T/treewide CI_MERGE_REQUEST_DIFF_BASE_SHA=$base \
		bash -e "$1" >"$T/stdout" 2>"$T/stderr") || status=$?
}
github_step check >"$T/github.sh"
gitlab_check >"$T/gitlab.sh"

# A pull request as CI gets it: a merge of a branch into its base.
try() {
	local what=$1 wanted=$2
	git -C "$L" checkout -q -B merge "$base"
	git_as_me -C "$L" merge -q --no-ff -m "merge" "$what"
	status=0
	as_ci "$T/github.sh"
	expect_status "$wanted"
	python3 -m jsonschema -i "$L/pins.sarif" "$TOP/tests/fixtures/sarif/schema-2.1.0.json" ||
		fail "no valid SARIF"
	[ "$(grep -c '^::error file=drivers/alpha/map.c,' "$T/stdout")" -eq "$wanted" ] ||
		fail "not $wanted annotations"
	git -C "$L" checkout -q "$what"
	status=0
	as_ci "$T/gitlab.sh"
	expect_status "$wanted"
	[ "$(xmllint --xpath 'count(//failure)' "$L/pins.xml")" = "$wanted" ] || fail "JUnit"
	rm "$L"/pins.*
}
git -C "$L" checkout -q -b good "$base"
sed -i '1i /* A comment. */' "$L/drivers/alpha/map.c"
commit_all "$L" "alpha: comment"
try good 0
git -C "$L" checkout -q -b bad "$base"
printf '\nlong more(unsigned long a, struct page **p)\n{\n\treturn pin_user_pages(a, 1, FOLL_LONGTERM, p);\n}\n' \
	>>"$L/drivers/alpha/map.c"
cp "$L/drivers/alpha/map.c" "$T/bad.c"
commit_all "$L" "alpha: more"
try bad 1

# The hook looks at what is staged.
git -C "$L" checkout -q -B hooked "$base"
cp "$CI/pre-commit" "$L/.git/hooks/pre-commit"
commit() {
	status=0
	(unset TREEWIDE; git_as_me -C "$L" commit -q -m test) >"$T/stdout" 2>"$T/stderr" || status=$?
}
cp "$T/bad.c" "$L/drivers/alpha/map.c"
git -C "$L" add drivers/alpha/map.c
commit
expect_status 1
grep -q 'git config treewide.path' "$T/stderr" || fail "the hook does not say what it wants"
git -C "$L" config treewide.path "$T/treewide"
# How somebody likes to see a diff is no business of the hook.
git -C "$L" config diff.noprefix true
git -C "$L" config diff.context 0
commit
expect_status 1
grep -q 'drivers/alpha/map.c:[0-9]*:[0-9]*: error: ' "$T/stdout" "$T/stderr" || fail "no finding"
# Staged is good, the file is not: that is for another commit.
git -C "$L" checkout -q HEAD -- drivers/alpha/map.c
sed -i '1i /* A comment. */' "$L/drivers/alpha/map.c"
git -C "$L" add drivers/alpha/map.c
cp "$T/bad.c" "$L/drivers/alpha/map.c"
commit
expect_status 0
git -C "$L" checkout -q -- drivers/alpha/map.c
echo words >"$L/Documentation/new.rst"
git -C "$L" add Documentation/new.rst
commit
expect_status 0

# The project's own workflows are at least YAML, and their scripts exist.
for file in "$TOP"/.github/workflows/*.yml "$CI"/*.yml; do
	python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "$file" || fail "$file is no YAML"
done
