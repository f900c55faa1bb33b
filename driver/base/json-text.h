/* SPDX-License-Identifier: GPL-2.0 */
/*
 * json-text - strings as members of JSON objects
 *
 * JSON is UTF-8; source text need not be. Invalid bytes are replaced by U+FFFD.
 */
#ifndef TREEWIDE_JSON_TEXT_H
#define TREEWIDE_JSON_TEXT_H

#include <json-glib/json-glib.h>

/* Adds a member with this string; NULL becomes JSON's null. */
void json_text_set(JsonObject *object, const char *name, const char *text);

/* Adds a member with this string; NULL adds nothing. */
void json_text_add(JsonObject *object, const char *name, const char *text);

/*
 * Reads a JSON file of unknown origin: nesting that is too deep for the library
 * is an error. Free with g_object_unref().
 */
JsonParser *json_text_load(const char *path, GError **error);

#endif
