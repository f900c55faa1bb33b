// SPDX-License-Identifier: GPL-2.0
#include "base/json-text.h"

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
