#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# 'check -' on what is no patch is no clean check: pages of errors look like
# mails. A link that a patch makes is not followed.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
L=$T/linux
tiny_tree "$L"

for text in "fatal: bad revision 'x..y'" "Error: 404 Not Found" $'HTTP/1.1 404\nContent-Type: text/html\n\n<html>' \
	$'Content-Type: text/html\n\n<html><body>no</body></html>' $'From here to\neternity' 'From: nobody' \
	$'From 0123456789 Mon Sep 17 00:00:00 2001\nSubject: [PATCH] x\n\nno diff\n---\n x.c | 2 +-\n' \
	$'Subject: [PATCH 0/2] letter\n\nwords\n' '<html>' '{"error": "not found"}' '+++ x' $'a\n+++ b/x.c\n' 'diff --git a/x b/x' ''; do
	printf '%s\n' "$text" >"$T/patch"
	INPUT=$T/patch check "$L" -
	expect_error 'no patch|cannot be read|holds no'
done

echo 'long secret = pin_user_pages(1, 2, FOLL_WRITE, 3);' >"$T/secret.c"
cat >"$T/patch" <<END
diff --git a/drivers/link.c b/drivers/link.c
new file mode 120000
index 0000000..1111111
--- /dev/null
+++ b/drivers/link.c
@@ -0,0 +1 @@
+$T/secret.c
\ No newline at end of file
END
INPUT=$T/patch check "$L" -
! grep -q 'secret' "$T/stdout" "$T/stderr" || fail "a file of the machine was read through a link"
