# SPDX-License-Identifier: GPL-2.0
# help.awk - the Makefile's own comments, as `make help`
#
#	##@ Title		a group of targets
#	target: deps ## text	one line
#	#| text			a line as it stands
BEGIN { print "usage: make <target> [NAME=value]..." }
/^##@ / { printf "\n%s\n", substr($0, 5); next }
/^#\| / { print "  " substr($0, 4); next }
/^[a-z0-9-]+:.* ## / {
	name = $0; sub(/:.*/, "", name)
	text = $0; sub(/.* ## /, "", text)
	printf "  %-17s %s\n", name, text
}
END {
	print "\nmake itself exits 2 whenever a command fails; the status of generate is in its"
	print "last line (\"Error 1\") and, unchanged, that of the command that V=1 shows:"
	print "0 everything accounted for, 1 series written with something unaccounted for,"
	print "2 nothing written."
}
