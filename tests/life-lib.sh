# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# life-lib.sh - a small campaign and its correspondence; behind lib.sh

# lamp_tree FOLDER: a git checkout with two drivers that call dim_lamp(), and
# the rule that renames it, $T/dim.cocci.
lamp_tree() {
	tiny_files "$1"
	cat >"$1/include/linux/lamp.h" <<-'EOF'
	/* SPDX-License-Identifier: GPL-2.0 */
	int lamp_off(int lamp);
	#define dim_lamp(x) lamp_off(x)
	EOF
	for driver in alpha beta; do
		printf '// SPDX-License-Identifier: GPL-2.0\n#include <linux/lamp.h>\n\nint %s_stop(int lamp)\n{\n\treturn dim_lamp(lamp);\n}\n' \
			"$driver" >"$1/drivers/$driver/lamp.c"
	done
	git init -q -b master "$1"
	commit_all "$1" "Linux 6.12-rc7"
	cat >"$T/dim.cocci" <<-'EOF'
	// SPDX-License-Identifier: GPL-2.0-only
	/// Call lamp_off() by its own name.
	///
	/// dim_lamp() is only another name for it.
	// Options: --no-includes --include-headers
	@@
	@@
	- dim_lamp
	+ lamp_off
	  (...)
	EOF
	printf '[user]\n\tname = A. Tester\n\temail = tester@example.org\n' >"$HOME/.gitconfig"
}

# rule_generate WORD...: the series of the rule for $L
rule_generate() {
	run "$TREEWIDE" generate --kernel "$L" --output "$OUT" --build "$T/build" "$@" "$T/dim.cocci"
}

# answer FROM ID PARENT LINE: one mail of a mailbox
answer() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s\nMessage-ID: <%s>\nIn-Reply-To: %s\nSubject: Re: x\n\nHello,\n\n%s\n\n' "$@"
}
