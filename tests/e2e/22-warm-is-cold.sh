#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A run that finds a series in place says what a run would say that finds
# nothing: after any sequence of changes to what it depends on, and whatever
# others left in OUT and in the build folder. SEED=n repeats a sequence.
. "$(dirname "$0")/../lib.sh"

SEED=${SEED:-$(date +%s)}
STEPS=${STEPS:-18}
RANDOM=$SEED
TREEWIDE=$TREEWIDE_FAST

tiny_tree "$T/origin"
for n in 1 2 3 4 5 6; do
	echo "/* $n */" | tee -a "$T/origin/drivers/alpha/umem.c" "$T/origin/drivers/alpha/map.c" >>"$T/origin/net/gamma/info.c"
	git -C "$T/origin" add -A
	GIT_AUTHOR_DATE="2024-11-1${n}T00:00:00Z" GIT_COMMITTER_DATE="2024-11-1${n}T00:00:00Z" \
		git_as_me -C "$T/origin" commit -q -m "gamma/alpha: change $n"
done
git_as_me clone -q --depth 1 "file://$T/origin" "$T/linux"

mkdir "$T/mine" "$T/stash"
cp -r "$CAMPAIGN" "$T/campaign"
cp -r "$WRAPPERS" "$T/wrappers"
echo '# nothing yet' >"$T/mine/comments"
ln -s mine/comments "$T/comments.txt"
ln -s mine/decisions "$T/decisions.conf"
echo '# nothing yet' >"$T/mine/decisions"
REAL_SPATCH=$(command -v spatch)
mkdir "$T/bin"
cat >"$T/bin/spatch" <<'EOF'
#!/bin/bash
case " $* " in
*" --version "*) "$REAL_SPATCH" --version | sed "1s/version [0-9.]*/version $(cat "$FAKE/mine/spatch")/" ;;
*) exec "$REAL_SPATCH" "$@" ;;
esac
EOF
chmod 755 "$T/bin/spatch"
echo 1.1.1 >"$T/mine/spatch"
export REAL_SPATCH FAKE=$T PATH=$T/bin:$PATH
options=()
WARM=$T/build

# once BUILD OUT: a run; its words go to OUT.words
once() {
	run "$TREEWIDE" generate --kernel "$T/linux" --output "$2" --build "$1" \
		--campaign "$T/campaign" --wrappers "$T/wrappers" --dirty \
		--comments "$T/comments.txt" --decisions "$T/decisions.conf" "${options[@]}"
	[ "$status" -le 1 ] || fail "exit status $status (SEED=$SEED, after: $done_so_far)"
	grep -v '^  [A-Z]' "$T/stdout" | sed "s#$2#OUT#g" >"$2.words"
}

# The kinds of change. Each leaves a tree that a series can be made of.
turn=0
change_source() { sed -i "s/FOLL_WRITE/FOLL_FORCE/;t;s/FOLL_FORCE/FOLL_WRITE/" "$T/linux/net/gamma/info.c"; }
change_people() { sed -i "s/^\(M:\tA[a-z]* [A-Z][a-z]*\).* </\1 $turn </" "$T/linux/MAINTAINERS"; }
change_mailmap() { echo "Turn $turn <turn@example.org>" >>"$T/linux/.mailmap"; git -C "$T/linux" add .mailmap; }
change_comments() {
	printf 'net/gamma/info.c gamma_fill pin_user_pages_fast 1\n  Pages go in turn %s.\n' "$turn" >"$T/mine/comments"
}
change_text() { echo "Turn $turn." >>"$(find "$T/campaign/texts" -name '*.txt' -print -quit)"; }
change_rule() { sed -i "1s#\$# $turn#" "$T/campaign/README" 2>/dev/null || echo "/* $turn */" >>"$T/campaign/longterm.cocci"; }
change_helper() { sed -i "0,/ \* /s// * Turn $turn: /" "$T/wrappers/longterm.h"; }
change_spatch() { case $(cat "$T/mine/spatch") in 1.1.1) echo 1.2 ;; *) echo 1.1.1 ;; esac >"$T/new" && mv "$T/new" "$T/mine/spatch"; }
change_depth() { git -C "$T/linux" fetch -q --depth $((turn % 5 + 2)) origin; }
change_identity() { export GIT_AUTHOR_NAME="Turn $turn" GIT_AUTHOR_EMAIL=turn@example.org; }
change_split() {
	local by=(file none maintainer subsystem)
	options=(--split "${by[RANDOM % 4]}")
}
change_reroll() { options=(--reroll $((turn % 5 + 2))); }
change_build() {
	if [ "$WARM" = "$T/build" ]; then WARM=$T/build2; else WARM=$T/build; fi
	mkdir -p "$WARM/stamps"	# others look into it before it was used
}
# Others had their hands in OUT: an earlier state is put back, or an edit.
change_restore() {
	local old=("$T"/stash/*.out)
	rm -rf "$T/warm" && cp -a "${old[RANDOM % ${#old[@]}]}" "$T/warm"
}
change_mail() { echo edited >>"$(find "$T/warm" -name '*0001-*.patch' -print -quit)"; }
# Killed after the folders were exchanged, before that was remembered.
change_killed() {
	options=(--split file --reroll $((turn + 10)))
	cp -a "$WARM/stamps" "$T/stamps.before"
	once "$WARM" "$T/warm"
	rm -rf "$WARM/stamps" && mv "$T/stamps.before" "$WARM/stamps"
	options=()
}
# Nothing can be remembered; the run says so, and the next is none the worse.
change_unwritable() {
	options=(--split none --reroll $((turn + 30)))
	mv "$WARM/stamps" "$T/stamps.away"
	echo 'no folder' >"$WARM/stamps"
	once "$WARM" "$T/warm"
	grep -q 'note: the next run works anew' "$T/stderr" || fail "it did not say that it cannot remember"
	rm "$WARM/stamps" && mv "$T/stamps.away" "$WARM/stamps"
	options=()
}
change_proofs() {
	mkdir -p "$WARM/verify/proofs"
	echo '[]' >"$WARM/verify/proofs/$turn.json"
}
change_nothing() { :; }

mapfile -t kinds < <(declare -F | sed -n 's/^declare -f change_//p')
mapfile -t order < <(for kind in "${kinds[@]}"; do echo "$RANDOM $kind"; done | sort -n | cut -d ' ' -f 2)
done_so_far=
once "$WARM" "$T/warm"
cp -a "$T/warm" "$T/stash/0.out"
while [ "$turn" -lt "$STEPS" ]; do
	# each kind comes up before any comes twice; two to four at a time
	for ((i = RANDOM % 3 + 1; i >= 0; i--)); do
		kind=${order[turn % ${#order[@]}]}
		turn=$((turn + 1))
		change_"$kind"
		done_so_far="$done_so_far $kind"
	done
	rm -rf "$T/cold" "$T/cold.build"
	# what was written before is asked for, too
	mkdir "$T/cold"
	cp "$T/warm"/*.state.json "$T/cold"
	once "$WARM" "$T/warm"
	cp -a "$WARM/verify" "$T/cold.verify" 2>/dev/null || true
	mkdir "$T/cold.build"
	[ ! -d "$T/cold.verify" ] || mv "$T/cold.verify" "$T/cold.build/verify"
	once "$T/cold.build" "$T/cold"
	same_folders "$T/cold" "$T/warm" -x '*.old-*' ||
		fail "warm is not cold (SEED=$SEED, after:$done_so_far)"
	diff "$T/cold.words" <(grep -v '^the folder had been edited' "$T/warm.words") ||
		fail "warm says something else (SEED=$SEED, after:$done_so_far)"
	find "$T/warm" -maxdepth 1 -name '*.old-*' -exec rm -rf {} +
	cp -a "$T/warm" "$T/stash/$turn.out"
done
echo "SEED=$SEED:$done_so_far"
