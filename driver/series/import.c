// SPDX-License-Identifier: GPL-2.0
#include "series/import.h"

#include <string.h>

static void G_GNUC_PRINTF(2, 3)
	add(struct import *import, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_byte_array_append(import->text, (const guint8 *)text, strlen(text));
}

static void add_data(struct import *import, const void *data, gsize size)
{
	add(import, "data %" G_GSIZE_FORMAT "\n", size);
	if (size)
		g_byte_array_append(import->text, data, size);
	add(import, "\n");
}

void import_init(struct import *import, const char *ref)
{
	import->text = g_byte_array_new();
	import->ref = g_strdup(ref);
	import->mark = 0;
	add(import, "feature done\n");
}

/* What would end the field of a name or an address early. */
static char *plain(const char *text)
{
	return g_strdelimit(g_strdup(text), "<>\n", ' ');
}

void import_commit(struct import *import, const struct identity *identity,
		   gint64 date, const char *message, const char *from)
{
	g_autofree char *name = plain(identity->name);
	g_autofree char *mail = plain(identity->mail);
	static const char *const roles[] = {"author", "committer"};
	guint i;

	import->mark++;
	add(import, "commit %s\nmark :%u\n", import->ref, import->mark);
	for (i = 0; i < G_N_ELEMENTS(roles); i++)
		add(import, "%s %s <%s> %" G_GINT64_FORMAT " +0000\n", roles[i],
		    name, mail, date);
	add_data(import, message, strlen(message));
	if (from)
		add(import, "from %s\n", from);
}

void import_file(struct import *import, const char *path, guint mode,
		 GBytes *content)
{
	g_autofree char *escaped = g_strescape(path, NULL);
	gsize size;
	const void *data = g_bytes_get_data(content, &size);

	add(import, "M %06o inline \"%s\"\n", mode, escaped);
	add_data(import, data, size);
}

void import_print(struct import *import)
{
	add(import, "get-mark :%u\n", import->mark);
}

GBytes *import_finish(struct import *import)
{
	add(import, "done\n");
	g_clear_pointer(&import->ref, g_free);
	return g_byte_array_free_to_bytes(g_steal_pointer(&import->text));
}
