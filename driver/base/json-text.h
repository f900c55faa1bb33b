/* SPDX-License-Identifier: GPL-2.0 */
/*
 * json-text - texts as members of JSON objects
 *
 * JSON is UTF-8; source text need not be. What is not valid is replaced by
 * U+FFFD.
 */
#ifndef TREEWIDE_JSON_TEXT_H
#define TREEWIDE_JSON_TEXT_H

#include <json-glib/json-glib.h>

/* A member with this text; NULL: null. */
void json_text_set(JsonObject *object, const char *name, const char *text);

/* A member with this text; NULL: no member. */
void json_text_add(JsonObject *object, const char *name, const char *text);

/*
 * Reads a JSON file that anybody may have written: what is nested too deep for
 * the library is an error. Free with g_object_unref().
 */
JsonParser *json_text_load(const char *path, GError **error);

#endif
