#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Somebody else's checkout is read, and nothing that it names a command by is
# run: file system monitors, hooks, filters, text converters, signature
# checkers, pagers, transports, also of a submodule. Its owner's name does not
# get into our mails.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

tiny_tree "$L"
git -C "$L" config user.name "Somebody Else"
git -C "$L" config user.email else@example.com
cat >"$T/ran" <<END
#!/bin/sh
echo "\$0 \$*" >>'$T/marks'
cat
END
chmod 755 "$T/ran"
for hook in post-index-change reference-transaction pre-auto-gc post-checkout; do
	printf '#!/bin/sh\necho hook >>%s\n' "$T/marks" >"$L/.git/hooks/$hook"
	chmod 755 "$L/.git/hooks/$hook"
done

# A HEAD that is signed, a file and a mode that git has to look into.
tree=$(git -C "$L" write-tree)
signed=$(git -C "$L" cat-file commit HEAD | sed '/^committer/a\
gpgsig -----BEGIN PGP SIGNATURE-----\
 \
 iQ==\
 -----END PGP SIGNATURE-----' | git -C "$L" hash-object -t commit -w --stdin)
git -C "$L" update-ref HEAD "$signed"
git init -q "$T/sub"
echo x >"$T/sub/x.c"
commit_all "$T/sub" sub
git_as_me -C "$L" submodule --quiet add "$T/sub" sub || true
git -C "$L" reset -q
commit_all "$L" "with a submodule" 2>/dev/null
echo '/* more */' >>"$L/net/gamma/info.c"
touch -d '2001-01-01' "$L/drivers/alpha/umem.c" "$L/mm/gup.c"
echo y >"$L/sub/x.c"

for config in "$L/.git/config" "$L/.git/modules/sub/config"; do
	for key in core.fsmonitor core.pager core.sshCommand core.askPass core.alternateRefsCommand \
		diff.external diff.evil.textconv diff.evil.command gpg.program gpg.ssh.program \
		filter.evil.clean filter.evil.smudge filter.evil.process pager.log; do
		git config -f "$config" "$key" "$T/ran $key"
	done
	git config -f "$config" filter.evil.required true
	git config -f "$config" log.showSignature true
	git config -f "$config" core.hooksPath "$L/.git/hooks"
	git config -f "$config" protocol.allow always
done
echo '* filter=evil diff=evil' >>"$L/.git/info/attributes"
[ -n "$tree" ] || fail "no tree"
! git -C "$L" -c safe.directory='*' status >/dev/null 2>&1 || true
[ -s "$T/marks" ] || fail "the test's own checkout is harmless"
rm "$T/marks"
[ "$(id -u)" -ne 0 ] || chown -R nobody: "$L"

# harmless VERB OPTION...
harmless() {
	run "$TREEWIDE" "$1" --kernel "$L" --build "$T/build" --campaign "$CAMPAIGN" "${@:2}"
	[ "$status" -ne 2 ] || fail "$1 failed"
	[ ! -e "$T/marks" ] || fail "$1 ran a command of the checkout: $(sort -u "$T/marks")"
}
harmless survey
harmless audit --decisions none
harmless comments
harmless check
harmless check --base HEAD~1
harmless check --base HEAD
harmless explain net/gamma/info.c:"$(grep -n pin_user_pages "$L/net/gamma/info.c" | head -n 1 | cut -d : -f 1)"
generate "$L" --dirty
[ "$status" -le 1 ] || fail "generate failed"
[ ! -e "$T/marks" ] || fail "generate ran a command of the checkout: $(sort -u "$T/marks")"
find_series
if [ "$(id -u)" -eq 0 ]; then
	! grep -rq 'else@example.com' "$SERIES" || fail "the owner of the checkout became the author"
fi
