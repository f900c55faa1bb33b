// SPDX-License-Identifier: GPL-2.0
#include "verify/posted.h"

#include "fuzz.h"

#include <sanitizer/lsan_interface.h>

#define MAIL "0001-x.patch"

static const char manifest[] =
	"{\"kinds\": [\"conversion\"], \"files\": {\"" MAIL "\": \"00\"}}\n";
static const char mail[] =
	"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
	"From: A <a@example.org>\nSubject: [PATCH 1/1] x: y\n\nText.\n---\n"
	"diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+b\n";

static void put(const char *name, const void *data, gsize size)
{
	g_free(fuzz_file(name, data, size));
}

/* One file of a series is anything, which its first byte says; others are well. */
FUZZ(manifest)
{
	struct posted *posted;

	put("MANIFEST.json", manifest, strlen(manifest));
	put("sites.json", "[]", 2);
	put(MAIL, mail, strlen(mail));
	put(size && *data == '{'   ? "MANIFEST.json"
	    : size && *data == '[' ? "sites.json"
				   : MAIL,
	    data, size);
	__lsan_disable(); /* json-glib loses some of what it refuses */
	posted = posted_read(fuzz_folder(), NULL);
	__lsan_enable();
	for (guint i = 0; posted && i < posted->patches->len; i++) {
		posted_is_frame(posted->patches->pdata[i]);
		posted_touches(posted->patches->pdata[i], "x.c");
	}
	if (posted)
		posted_free(posted);
	return 0;
}
