// SPDX-License-Identifier: GPL-2.0
#include "report/assets.h"

#include <string.h>

#include <glib.h>

const char assets_style[] =
#include "report/report.css.inc"
	;

const char assets_script[] =
#include "report/report.js.inc"
	;

char *assets_hash(const char *text)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof(digest);
	g_autofree char *code = NULL;

	g_checksum_update(sum, (const guchar *)text, strlen(text));
	g_checksum_get_digest(sum, digest, &length);
	code = g_base64_encode(digest, length);
	return g_strconcat("sha256-", code, NULL);
}
