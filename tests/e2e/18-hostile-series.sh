#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# verify proves what people apply, and a forged series does no harm: sums in the
# manifest are made anew each time, so nothing but the contents can tell.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

tiny_tree "$L"
generate "$L"
expect_status 0
find_series
cp -r "$SERIES" "$T/good"
commits=$(patches | wc -l)

# seal: MANIFEST.json says what the folder holds, in the order that it has. (The
# sum of the page leaves out the part that verify fills in.)
seal() {
	local name sum
	for name in $(jq -r '.files | keys_unsorted[]' "$SERIES/MANIFEST.json"); do
		[ "$name" != report.html ] || continue
		sum=$(sha256sum <"$SERIES/$name")
		jq --arg n "$name" --arg s "${sum%% *}" '.files[$n] = $s' "$SERIES/MANIFEST.json" >"$T/m"
		mv "$T/m" "$SERIES/MANIFEST.json"
	done
}
anew() {
	rm -rf "$SERIES" && cp -r "$T/good" "$SERIES"
}
verify() {
	run timeout 300 "$TREEWIDE" verify "${TRUST[@]}" --kernel "$L" --output "$OUT" --build "$T/build" \
		--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level quick
	! grep -E 'CRITICAL|AddressSanitizer|runtime error' "$T/stderr" "$T/stdout" ||
		fail "the program itself misbehaves"
}
# red WORDS: verify ran, and said so
red() {
	expect_status 1
	grep -qE "$1" "$T/stdout" || fail "it does not say '$1'"
}

seal
verify
! grep -qE 'mailbox|bundle' <(grep -i 'red' "$T/stdout") || fail "the good series is red"

# What is applied is not what is proved.
sed -i 's/^+\(.*pin_user_pages.*\)$/+\1 \/* BACKDOOR *\//' "$SERIES/series.mbox"
seal
verify
red 'series.mbox holds something else'

anew
cat "$(patches | tail -n 1)" >>"$SERIES/series.mbox"
seal
verify
red 'series.mbox holds something else'

# forge COMMANDS: the bundle made anew by commands in a clone of it
forge() {
	local branch
	anew
	rm -rf "$T/clone"
	git_as_me clone -q "$L" "$T/clone"
	branch=$(jq -r .branch "$SERIES/MANIFEST.json")
	git -C "$T/clone" fetch -q "$SERIES/series.bundle" "$branch"
	git -C "$T/clone" checkout -q -B "$branch" FETCH_HEAD
	(cd "$T/clone" && eval "$1")
	git -C "$T/clone" bundle create -q "$SERIES/series.bundle" "$branch" "^$(git -C "$L" rev-parse HEAD)"
	jq --arg t "$(git -C "$T/clone" rev-parse HEAD)" '.tip = $t' "$SERIES/MANIFEST.json" >"$T/m"
	mv "$T/m" "$SERIES/MANIFEST.json"
	seal
	verify
}
forge 'echo evil >evil.c && commit_all . "more"'
red 'bundle (does not stand|has|starts)|commit .* of the bundle'
forge 'echo evil >evil.c && git add evil.c && git_as_me commit -q --amend --no-edit'
red 'commit .* of the bundle is another'
forge 'git_as_me commit -q --amend -m "another text"'
red 'commit .* of the bundle is another'
forge 'git_as_me commit -q --amend --no-edit --author "E Vil <evil@example.com>"'
red 'commit .* of the bundle is another'
forge 'git reset -q --hard HEAD~1'
red 'bundle'
forge 'chmod +x net/gamma/info.c && git add net && git_as_me commit -q --amend --no-edit'
red 'commit .* of the bundle is another'
forge 'git update-ref refs/heads/other HEAD~1 && git checkout -q HEAD~1 && echo x >x.c && git add x.c &&
	git_as_me commit -q -m side && side=$(git rev-parse HEAD) && git checkout -q - &&
	git_as_me merge -q -m merged "$side"'
red 'bundle'
[ "$commits" -gt 2 ] || fail "the series is too short for these tests"

# rename_diff NAME: the diff of the last mail is one of this file
rename_diff() {
	anew
	local mail
	mail=$(patches | tail -n 1)
	sed -i "s# [ab]/[a-z/]*info\.c# &#g; s# \([ab]\)/net/gamma/info\.c# \1/$1#g" "$(patches | xargs grep -l 'net/gamma/info.c' | head -n 1)"
	[ -n "$mail" ] || fail "no mail"
	seal
	verify
}
echo mine >"$T/precious.c"
mkdir -p "$L/.git/hooks"
printf '#!/bin/sh\necho hook >>%s\n' "$T/marks" >"$L/.git/hooks/post-commit"
chmod 755 "$L/.git/hooks/post-commit"
for name in ../../../../precious.c .git/hooks/post-commit net/../../../x.c .GIT/config /etc/hostname; do
	rename_diff "$name"
	[ "$status" -eq 2 ] || fail "'$name' was taken"
	[ "$(cat "$T/precious.c")" = mine ] || fail "a file outside was written to"
	[ ! -e "$T/marks" ] || fail "a hook of KERNEL ran"
done

# A second file below the first one's header, which only git sees.
anew
mail=$(patches | head -n 1)
printf -- '--- /dev/null\n+++ b/evil.c\n@@ -0,0 +1 @@\n+evil\n' >>"$mail"
seal
verify
red "changes 'evil.c', which no"

# Manifests of odd shapes: an answer or one sentence, never a crash.
for kinds in '[null,null]' '[1,{},[]]' '{}' '"x"' null '[]'; do
	anew
	jq --argjson k "$kinds" '.kinds = $k' "$SERIES/MANIFEST.json" >"$T/m"
	mv "$T/m" "$SERIES/MANIFEST.json"
	verify
	[ "$status" -le 2 ] || fail "kinds $kinds: exit status $status"
done
for sites in '[null]' '[1]' '[{"file":null,"line":"x","removals":{}}]' '[{"removals":[null,1]}]' '[]'; do
	anew
	echo "$sites" >"$SERIES/sites.json"
	seal
	verify
	[ "$status" -le 2 ] || fail "sites $sites: exit status $status"
done
for files in null '[]' '{}' '{"a":1}' '"x"'; do
	anew
	jq --argjson k "$files" '.files = $k' "$SERIES/MANIFEST.json" >"$T/m"
	mv "$T/m" "$SERIES/MANIFEST.json"
	verify
	[ "$status" -eq 2 ] || fail "files $files: exit status $status"
done
