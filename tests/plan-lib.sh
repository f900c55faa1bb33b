# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# plan-lib.sh - series in packs, and what holds for each; behind lib.sh

# apply_packs BASE: in a copy of the checkout BASE, every pack applies on the
# first alone (those that end the series: behind all the others), and all of
# them in the opposite order give what the whole does.
apply_packs() {
	local pack first last=() others=() whole
	git_as_me clone -q "$1" "$T/packs"
	git -C "$T/packs" config user.name x
	git -C "$T/packs" config user.email x@example.org
	first=$(find "$SERIES" -maxdepth 1 -name '[0-9]*' | sort | sed -n 1p)
	am() { git -C "$T/packs" am -q "$1/series.mbox" >"$T/said" 2>&1 || fail "git am $(basename "$1") $2: $(cat "$T/said")"; }
	am "$first" "on the base"
	git -C "$T/packs" tag -f one >"$T/said"
	for pack in "$SERIES"/[0-9]*; do
		[ "$pack" != "$first" ] || continue
		if grep -q 'when all other parts are in' <(tr '\n' ' ' <"$(cover_of "$pack")"); then
			last+=("$pack")
			continue
		fi
		others=("$pack" "${others[@]}")
		git -C "$T/packs" checkout -q --detach one
		am "$pack" "on part 1"
	done
	git -C "$T/packs" checkout -q --detach one
	for pack in "${others[@]}"; do am "$pack" "in another order"; done
	for pack in "${last[@]}"; do am "$pack" "behind all"; done
	whole=$(git -C "$T/packs" rev-parse 'HEAD^{tree}')
	git -C "$T/packs" checkout -q --detach origin/HEAD
	am "$SERIES" "as a whole"
	[ "$(git -C "$T/packs" rev-parse 'HEAD^{tree}')" = "$whole" ] || fail "the packs are not what the whole is"
	git -C "$T/packs" fetch -q "$SERIES/series.bundle" "$(git bundle list-heads "$SERIES/series.bundle" | awk '{ print $2; exit }')"
	[ "$(git -C "$T/packs" rev-parse 'FETCH_HEAD^{tree}')" = "$whole" ] || fail "the bundle is not what the whole is"
	rm -rf "$T/packs"
}

cover_of() { find "$1" -maxdepth 1 -name '*0000-cover-letter.patch'; }

# send_packs BASE [PACKS]: runs the commands of PLAN, of so many packs from the
# end (all), with a sendmail that writes down whom it reaches: a rehearsal nobody
# but the sender, a pack those whom its mails name.
send_packs() {
	local line n=0 mails=0 sent=0
	printf '#!/bin/sh\nprintf "%%s\\n" "$@" >>"%s/reached"\ncat >>"%s/sent"\n' "$T" "$T" >"$T/fake"
	chmod 755 "$T/fake"
	git config --global sendemail.smtpServer "$T/fake"
	git config --global sendemail.confirm never
	git_as_me clone -q "$1" "$T/clone"
	sed -n 's/^  git/git/p' "$SERIES/PLAN" >"$T/commands"
	[ "$(wc -l <"$T/commands")" -eq $((3 * $(find "$SERIES" -maxdepth 1 -name '[0-9]*' | wc -l))) ] || fail "not three commands a part"
	[ -z "${2:-}" ] || sed -n "$(($(wc -l <"$T/commands") - 3 * $2 + 1)),\$p" "$T/commands" >"$T/some"
	[ -z "${2:-}" ] || mv "$T/some" "$T/commands"
	while read -r line; do
		: >"$T/reached"
		: >"$T/sent"
		(cd "$T/clone" && eval "$line") >"$T/said" 2>&1 </dev/null || fail "this does not run: $line: $(cat "$T/said")"
		case $line in
		*rehearsal*)
			[ "$(grep -o '[^ <>]*@[^ <>]*' "$T/reached" | sort -u)" = tester@example.org ] || fail "the rehearsal reaches others: $line" ;;
		*send-email*)
			[ "$(grep -o '[^ <>]*@[^ <>]*' "$T/reached" | sort -u | wc -l)" -gt 1 ] || fail "nobody is reached: $line"
			sent=$((sent + 1))
			mails=$((mails + $(eval "ls ${line#git send-email }" | wc -l)))
			n=$((n + $(grep -c '^Message-I[Dd]: ' "$T/sent"))) ;;
		esac
	done <"$T/commands"
	[ "$n" -eq "$mails" ] && [ "$sent" -eq $(($(wc -l <"$T/commands") / 3)) ] || fail "$n mails were sent, of $mails"
	rm -rf "$T/clone"
}
