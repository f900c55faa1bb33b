# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# corpus-lib.sh - what the tools of the corpus share; sourced, never run
#
# A case is tests/corpus/RULE/NAME.c; NAME.expected.c beside it is what the
# program must make of it. NAME says what is expected:
#
#	keep-*	nothing changes: there is no expected file
#	gap-*	not done yet: the expected file says what would be right, and the
#		case fails as soon as that comes out
#
# The first comment of a case holds its tags, one a line:
#
#	case:		the one behaviour that the case shows (required)
#	tree:		the fixture tree to convert with (default: linux)
#	again:		the fixture tree of the second run, where the first one
#			belongs to a tree that changes its meaning
#	known-gap:	why it is not done (gap-* only, required there)
#	options:	more options of the command
#	today:		"differs" when a gap is converted today, but not
#			well; otherwise a gap must be left as it is
#
# Cases in check/ are looked at instead: corpus-check.sh has their tags.
#
# TREEWIDE, CAMPAIGN, BUILD and CORPUS in the environment choose what is tested.

TOP=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
CORPUS=${CORPUS:-$TOP/tests/corpus}
BUILD=${BUILD:-$TOP/build}
TREEWIDE=${TREEWIDE:-$BUILD/treewide}
CAMPAIGN=${CAMPAIGN:-$TOP/cocci/pin_user_pages}
CONVERT_SECONDS=60

die() {
	echo "${0##*/}: $*" >&2
	exit 2
}

# all_cases: the names (RULE/NAME) of all cases, sorted.
all_cases() {
	find "$CORPUS" -mindepth 2 -name '*.c' ! -name '*.expected.c' \
		-printf '%P\n' | sed 's/\.c$//' | sort
}

# cases_named WORD: the cases of exactly this name (with or without the folder,
# or a path), or else those whose name contains the word.
cases_named() {
	local word=${1#"$CORPUS/"} exact
	word=${word#tests/corpus/} word=${word%.c} word=${word%.expected}
	exact=$(all_cases | grep -E "^([^/]*/)?$(sed 's/[^[:alnum:]/_-]/\\&/g' <<<"$word")$")
	if [ -n "$exact" ]; then
		echo "$exact"
	else
		all_cases | grep -F -- "$word"
	fi
}

# read_tags CASE: sets tag[...] from the first comment; says what is wrong.
declare -A tag
read_tags() {
	local line key text file=$CORPUS/$1.c
	tag=([tree]=linux)
	case $(head -n 1 "$file") in
	'/*'*) ;;
	*)
		echo "no tags: the first line must begin a comment"
		return 1 ;;
	esac
	while IFS= read -r line; do
		[ -n "$line" ] || continue
		key=${line%%:*} text=${line#*: }
		case $key in
		case | tree | again | known-gap | today | finds | blind | options) tag[$key]=$text ;;
		*)
			echo "unknown tag: $line"
			return 1 ;;
		esac
	done < <(sed -n '0,/\*\//{s@^ */\{0,1\}\*\{1,\} *@@; s@ *\**/$@@; p}' "$file")
	if [ -z "${tag[case]:-}" ]; then
		echo "no tag 'case:'"
		return 1
	fi
	tag[again]=${tag[again]:-${tag[tree]}}
	for text in "${tag[tree]}" "${tag[again]}"; do
		if [ ! -d "$TOP/tests/fixtures/$text" ]; then
			echo "no such fixture tree: $text"
			return 1
		fi
	done
}

# compile FILE...: whether these are real C.
compile() {
	local define=CORPUS_TREE_${tag[tree]#linux-}
	${CC:-gcc} -fsyntax-only -Wall -Werror -D"${define//[.-]/_}" \
		-I"$TOP/tests/fixtures/${tag[again]}/include" \
		-include "$TOP/tests/corpus/stub.h" "$@"
}

# convert_command FILE: the words of the command that converts it.
convert_command() {
	printf '%s convert --kernel %s --campaign %s %s%s' "${TREEWIDE#"$TOP/"}" \
		"tests/fixtures/${tag[tree]}" "${CAMPAIGN#"$TOP/"}" \
		"${tag[options]:+${tag[options]} }" "${1#"$TOP/"}"
}

# convert FILE: prints what the program makes of it.
convert() {
	local options
	read -ra options <<<"${tag[options]:-}"
	cd "$TOP" && timeout "$CONVERT_SECONDS" "$TREEWIDE" convert \
		--kernel "tests/fixtures/${tag[tree]}" \
		--campaign "$CAMPAIGN" --build "$BUILD" --jobs 1 \
		"${options[@]}" "${1#"$TOP/"}"
}
