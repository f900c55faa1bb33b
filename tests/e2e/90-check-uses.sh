#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The check on a whole tree, on files, on a range of commits, on a patch, with a
# baseline: what it finds, and its exit status.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
L=$T/linux

converted_tree "$L"
left=$(awk -F '\t' '$10 == "left" && $1 !~ /^mm\// { print $1 }' "$SERIES/sites.tsv")
[ "$left" = drivers/beta/helper.c ] || fail "the tiny tree leaves '$left'"
raw=$(grep -n 'pin_user_pages_fast(' "$L/drivers/beta/helper.c" | cut -d : -f 1)
check "$L"
expect_status 1
expect_findings <<END
drivers/beta/helper.c:$raw raw-call
drivers/beta/keep.c:6 flag-outside-helpers
END
grep -q 'by caller\|parameter' "$T/stdout" || fail "the caller is not named"

# A tree that nobody touched is not looked at again, whatever the form; one
# that somebody touched, and one that could not be looked at, are.
cp "$T/stdout" "$T/first"
check "$L"
expect_status 1
grep -q '^  KEEP ' "$T/stderr" || fail "an unchanged tree is looked at again"
cmp "$T/first" "$T/stdout" || fail "the findings kept are others"
check "$L" --format json
grep -q '^  KEEP ' "$T/stderr" || fail "another form of the same is looked for again"
check "$L" --enable missing-longterm-comment
! grep -q '^  KEEP ' "$T/stderr" || fail "other findings are not looked for"
check "$L"
cp "$L/fs/delta/bufmap.c" "$T/bufmap.c"
sed -i '1i /* Touched. */' "$L/fs/delta/bufmap.c"
check "$L"
! grep -q '^  KEEP ' "$T/stderr" || fail "a changed tree is not looked at"
cp "$T/bufmap.c" "$L/fs/delta/bufmap.c"

# A branch that adds one call has one finding; the old one is counted.
cat >>"$L/drivers/alpha/map.c" <<'END'

long alpha_more(unsigned long addr, struct page **pages)
{
	return pin_user_pages(addr, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
}
END
sed -i '1i /* Moved down by a line. */' "$L/drivers/beta/helper.c"
added=$(grep -n 'FOLL_LONGTERM, pages' "$L/drivers/alpha/map.c" | cut -d : -f 1)
for state in changed committed; do
	[ $state = changed ] || commit_all "$L" "alpha: pin more"
	base=HEAD
	[ $state = changed ] || base=HEAD~1
	check "$L" --base "$base"
	expect_status 1
	expect_findings <<-END
	drivers/alpha/map.c:$added raw-call
	END
	grep -q '1 old' "$T/stderr" || fail "the old finding is not counted"
done
check "$L" --base HEAD
expect_status 0
expect_findings </dev/null
check "$L" --base no-such-branch
expect_error "no-such-branch"

# The other side of a fork is no change of ours.
git -C "$L" checkout -q -b other HEAD~1
sed -i '/Pin lifetime/d' "$L/net/gamma/info.c"
commit_all "$L" "gamma: other work"
git -C "$L" checkout -q master
check "$L" --base other
expect_findings <<-END
drivers/alpha/map.c:$added raw-call
END

# The same as mails: into the tree before, and into the one that has them.
git_as_me -C "$L" format-patch -q --stdout HEAD~1 >"$T/mails"
INPUT=$T/mails check "$L" -
expect_status 1
expect_findings <<-END
drivers/alpha/map.c:$added raw-call
END
git -C "$L" checkout -q HEAD~1
INPUT=$T/mails check "$L" -
expect_findings <<-END
drivers/alpha/map.c:$added raw-call
END
git -C "$L" checkout -q master
# Two patches on one file, the second takes the call back.
git_as_me -C "$L" revert --no-edit HEAD >/dev/null
git_as_me -C "$L" format-patch -q --stdout HEAD~2 >"$T/mails"
INPUT=$T/mails check "$L" -
expect_status 0
git_as_me -C "$L" reset -q --hard HEAD~1
: >"$T/empty"
INPUT=$T/empty check "$L" -
expect_error "empty"
echo "no patch" >"$T/words"
INPUT=$T/words check "$L" -
expect_error "no patch"
sed 's/alpha_map/alpha_mop/' "$T/mails" >"$T/elsewhere"
INPUT=$T/elsewhere check "$L" -
expect_error "neither applies"
# A patch that wants out of the tree gets nowhere.
printf -- '--- a/../../secret.c\n+++ b/../../secret.c\n@@ -0,0 +1 @@\n+int x;\n' >"$T/out.patch"
INPUT=$T/out.patch check "$L" -
expect_status 2
[ ! -e "$T/secret.c" ] && [ ! -e "$T/build/secret.c" ] || fail "written outside"

# A file that moves takes its old finding along.
git -C "$L" mv drivers/beta/helper.c drivers/beta/moved.c
commit_all "$L" "beta: rename"
check "$L" --base HEAD~1
expect_status 0
grep -q '1 old' "$T/stderr" || fail "a renamed file's finding is lost"
git_as_me -C "$L" format-patch -q -M --stdout HEAD~1 >"$T/mails"
INPUT=$T/mails check "$L" -
expect_status 0
git_as_me -C "$L" reset -q --hard HEAD~1

# A series that changes a file, renames it and copies it, as mails of any make:
# before it is applied and after.
git -C "$L" checkout -q -b series
for name in one two three; do
	[ $name != two ] || git -C "$L" mv drivers/alpha/map.c drivers/alpha/moved.c
	[ $name != three ] || cp "$L/drivers/alpha/moved.c" "$L/drivers/alpha/copy.c"
	printf '\nlong %s(unsigned long a, struct page **p)\n{\n\treturn pin_user_pages(a, 1, 0, p);\n}\n' \
		$name >>"$L/drivers/alpha/$([ $name = one ] && echo map || echo moved).c"
	commit_all "$L" "alpha: $name"
done
git_as_me -C "$L" format-patch -q -C -C --cover-letter --stdout master >"$T/mails"
sed 's/$/\r/' "$T/mails" >"$T/dos.mails"
python3 - "$T/mails" "$T/encoded.mails" <<'END'
import base64, re, sys
mails = re.split(r"(?m)^(?=From [0-9a-f]{40} )", open(sys.argv[1]).read())
with open(sys.argv[2], "w") as out:
    for mail in filter(None, mails):
        head, body = mail.split("\n\n", 1)
        out.write(head + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
                  "Content-Transfer-Encoding: base64\n\n"
                  + base64.encodebytes(body.encode()).decode() + "\n")
END
for form in mails dos.mails encoded.mails; do
	for branch in master series; do
		git -C "$L" checkout -q $branch
		INPUT=$T/$form check "$L" -
		expect_status 1
		! grep -qv 'drivers/alpha/\(moved\|copy\)\.c:.*\[raw-call\]$' "$T/stdout" || fail "$form, $branch: other findings"
		[ "$(grep -c '^drivers/alpha/moved.c:' "$T/stdout") $(grep -c '^drivers/alpha/copy.c:' "$T/stdout")" = "3 3" ] ||
			fail "$form, $branch: not three raw calls in what is moved, three in the copy"
		grep -q ' old' "$T/stderr" || fail "$form, $branch: what was there before is taken for new"
	done
done
git -C "$L" checkout -q master

# A file that the series brings itself is not old for having been renamed.
git -C "$L" checkout -q -b fresh
printf 'long first(unsigned long a, struct page **p)\n{\n\treturn pin_user_pages(a, 1, 0, p);\n}\n' \
	>"$L/drivers/alpha/first.c"
commit_all "$L" "alpha: first"
git -C "$L" mv drivers/alpha/first.c drivers/alpha/last.c
commit_all "$L" "alpha: last"
git_as_me -C "$L" format-patch -q --stdout master >"$T/mails"
INPUT=$T/mails check "$L" -
expect_findings <<-END
drivers/alpha/last.c:3 raw-call
END

# A build folder inside of a repository, as "build" is after git clone.
git init -q "$T/repo"
cd "$T/repo"
for build in build "$T/repo/other"; do
	INPUT=$T/mails check "$L" --build "$build" -
	expect_findings <<-END
	drivers/alpha/last.c:3 raw-call
	END
done
cd "$T"
git -C "$L" checkout -q master

# Files and folders, by their name in the tree or outside of it.
check "$L" drivers/alpha/map.c net
expect_status 1
expect_findings <<-END
drivers/alpha/map.c:$added raw-call
END
grep -q 'callers and releases looked for in drivers/alpha, net/gamma$' "$T/stderr" ||
	fail "the summary does not say how far pins were followed"
check "$L" "$L/net/gamma/info.c"
expect_status 0
check "$L" drivers/alpha/none.c net/gamma/info.c
expect_status 2
grep -q 'drivers/alpha/none.c' "$T/stderr" || fail "the missing file is not named"

# A struct of a file's own is no other file's struct of the same name.
own_struct() {
	printf '%s\n' 'struct pin_job {' '	unsigned int gup_flags;' '};' '' \
		"static void job_init(struct pin_job *job)" '{' "	job->gup_flags = $1;" '}' '' \
		'long job_pin(unsigned long a, struct page **p)' '{' '	struct pin_job job;' '' \
		'	job_init(&job);' '	return pin_user_pages_fast(a, 1, job.gup_flags, p);' '}'
}
own_struct 'FOLL_WRITE | FOLL_LONGTERM' >"$L/drivers/alpha/own.c"
own_struct FOLL_WRITE >"$L/drivers/beta/own.c"
check "$L" drivers/alpha/own.c drivers/beta/own.c
expect_status 1
grep -q '^drivers/alpha/own.c:15:9: error: .* is always passed FOLL_LONGTERM' "$T/stdout" &&
	grep -q '^drivers/beta/own.c:15:9: error: .* is never passed FOLL_LONGTERM' "$T/stdout" ||
	fail "two files' own structs are taken for one"
rm "$L/drivers/alpha/own.c" "$L/drivers/beta/own.c"

# A baseline: what is in it may stay, also when it moves; one more may not.
check "$L" --write-baseline "$T/baseline"
expect_status 0
[ "$(grep -vc '^#' "$T/baseline")" -eq 3 ] || fail "not three lines: $(cat "$T/baseline")"
sed -i '1i /* Moved down. */' "$L/drivers/alpha/map.c"
check "$L" --baseline "$T/baseline"
expect_status 0
grep -q '3 old' "$T/stderr" || fail "the old findings are not counted"
printf '\nlong again(unsigned long a, struct page **p)\n{\n\treturn pin_user_pages(a, 1, 0, p);\n}\n' \
	>>"$L/drivers/alpha/map.c"
check "$L" --baseline "$T/baseline"
expect_status 1
[ "$(wc -l <"$T/stdout")" -eq 1 ] || fail "not the new one alone"
check "$L" --baseline "$T/baseline" --format lkp
[ "$(grep -c '^>> ' "$T/stdout") $(grep -vc '^>> ' "$T/stdout")" = "1 3" ] ||
	fail "lkp's form does not tell new from old"
echo garbage >>"$T/baseline"
check "$L" --baseline "$T/baseline"
expect_error "line 6 of the baseline"

# What a script has found none of is not the whole tree.
for none in BASE= FILES=; do
	run make --no-print-directory -C "$TOP" BUILD="$BUILD" check KERNEL="$L" "$none"
	expect_status 2
	grep -q "$none says nothing" "$T/stderr" || fail "$none is taken for something"
done

# Words that nobody knows.
check "$L" --format yaml
expect_error "yaml"
check "$L" --enable nothing
expect_error "nothing"
