# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# corpus-check.sh - the cases of the check; sourced by corpus-run
#
# A case in tests/corpus/check/ is looked at by `treewide check`. Its tags say
# what must be found, and nothing else may be:
#
#	finds:	findings, "id line:column" with commas between
#	blind:	lines of calls that cannot be looked at, with commas between
#	options: more options of the check
#
# keep-* finds nothing and has neither "finds:" nor "blind:".

# check_command FILE: the words of the command that checks it.
check_command() {
	printf '%s check --kernel %s --campaign %s %s %s' "${TREEWIDE#"$TOP/"}" \
		"tests/fixtures/${tag[tree]}" "${CAMPAIGN#"$TOP/"}" \
		"${tag[options]:-}" "${1#"$TOP/"}"
}

# check_case FILE: prints the findings, as the tags have them.
check_case() {
	local options
	read -ra options <<<"${tag[options]:-}"
	(cd "$TOP" && timeout "$CONVERT_SECONDS" "$TREEWIDE" check --quiet \
		--kernel "tests/fixtures/${tag[tree]}" --format json \
		--campaign "$CAMPAIGN" --build "$BUILD" --jobs 1 \
		"${options[@]}" "${1#"$TOP/"}") >"$work/json" 2>"$work/err"
	status=$?
	jq -r '(.findings[] | select(.state == "new") |
			"finds \(.id) \(.line):\(.column)"),
		(.failures[] | "blind \(.line)")' "$work/json" | sort
}

# check_tags: prints what the tags promise, in the same form.
check_tags() {
	local word
	{
		tr , '\n' <<<"${tag[finds]:-}" | sed 's/^ */finds /'
		tr , '\n' <<<"${tag[blind]:-}" | sed 's/^ */blind /'
	} | grep -v ' $' | sort
}

# examine_check CASE: prints what is wrong with it.
examine_check() {
	local input=$CORPUS/$1.c wanted=0 status
	read_tags "$1" || return 1
	case ${1##*/}:${tag[finds]:-}${tag[blind]:-} in
	keep-*:) ;;
	keep-*:*)
		echo "keep-* must find nothing"
		return 1 ;;
	*:)
		echo "finds nothing: call it keep-*"
		return 1 ;;
	esac
	[ "$(wc -l <"$input")" -le 30 ] || {
		echo "over 30 lines: show one behaviour"
		return 1
	}
	if [ -z "$CORPUS_QUICK" ] && [ -z "${tag[blind]:-}" ]; then
		compile "$input" 2>"$work/err" ||
			{
				show "does not compile:" "$work/err"
				return 1
			}
	fi
	[ -z "$CORPUS_LINT" ] || return 0
	repeat=$(check_command "$input")
	check_case "$input" >"$work/out"
	[ -z "${tag[finds]:-}" ] || wanted=1
	[ -z "${tag[blind]:-}" ] || wanted=2
	check_tags >"$work/wanted"
	diff -u --label tags --label output "$work/wanted" "$work/out" >"$work/diff" ||
		{
			show "differs:" "$work/diff"
			show "it said:" "$work/err"
			return 1
		}
	[ "$status" -eq "$wanted" ] || {
		show "exit status $status instead of $wanted:" "$work/err"
		return 1
	}
}
