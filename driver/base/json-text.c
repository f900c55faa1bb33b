// SPDX-License-Identifier: GPL-2.0
#include "base/json-text.h"

#include "base/depth.h"
#include "base/error.h"

void json_text_set(JsonObject *object, const char *name, const char *text)
{
	if (text)
		json_text_add(object, name, text);
	else
		json_object_set_null_member(object, name);
}

void json_text_add(JsonObject *object, const char *name, const char *text)
{
	g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;

	if (valid)
		json_object_set_string_member(object, name, valid);
}

static gboolean is_deep(const char *text, gsize length)
{
	guint depth = 0;
	gboolean string = FALSE;

	for (gsize i = 0; i < length; i++) {
		if (string && text[i] == '\\')
			i++;
		else if (text[i] == '"')
			string = !string;
		else if (string)
			continue;
		else if ((text[i] == '[' || text[i] == '{') &&
			 ++depth > DEPTH_MAX)
			return TRUE;
		else if ((text[i] == ']' || text[i] == '}') && depth)
			depth--;
	}
	return FALSE;
}

JsonParser *json_text_load(const char *path, GError **error)
{
	g_autoptr(JsonParser) parser = json_parser_new();
	g_autofree char *text = NULL;
	gsize length;

	if (!g_file_get_contents(path, &text, &length, error))
		return NULL;
	if (is_deep(text, length)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is nested more than %u deep", path,
			    DEPTH_MAX);
		return NULL;
	}
	if (!json_parser_load_from_data(parser, text, length, error))
		return NULL;
	return g_steal_pointer(&parser);
}
