// SPDX-License-Identifier: GPL-2.0
#include "people/entry.h"

#include <string.h>

#include "base/error.h"

#define BLANKS " \t\v\f\r"

/* The state of entries_parse(). */
struct entry_reader {
	GPtrArray *entries;
	const char *root;
	gboolean utf8;
	guint number; /* of the line, from 1 */
	guint index; /* among the lines that are neither blank nor comment */
	char *title; /* the last line that was no field, or NULL */
	gboolean open; /* the last entry may get more fields */
};

static void field_free(struct field *field)
{
	g_free(field->value);
	pattern_free(field->pattern);
	g_free(field);
}

static void entry_free(struct entry *entry)
{
	g_free(entry->title);
	g_ptr_array_unref(entry->fields);
	g_free(entry);
}

static gboolean is_field(const char *line)
{
	return g_ascii_isupper(line[0]) && line[1] == ':';
}

static gboolean is_blank(const char *line)
{
	line += strspn(line, BLANKS);
	return !*line || *line == '#';
}

static struct entry *open_entry(struct entry_reader *reader)
{
	struct entry *entry = g_new0(struct entry, 1);

	entry->title = g_steal_pointer(&reader->title);
	entry->fields =
		g_ptr_array_new_with_free_func((GDestroyNotify)field_free);
	g_ptr_array_add(reader->entries, entry);
	reader->open = TRUE;
	return entry;
}

/* GLib's message repeats the pattern, which can be arbitrarily long. */
static void tell_pattern(const struct entry_reader *reader, const char *line,
			 GError *cause, GError **error)
{
	const char *behind = strlen(cause->message) < 120
				     ? NULL
				     : g_strrstr(cause->message, " at char ");

	g_set_error(error, cause->domain, cause->code,
		    "line %u of 'MAINTAINERS' holds no valid pattern, "
		    "'%.60s%s': %.120s",
		    reader->number, line, strlen(line) > 60 ? "..." : "",
		    behind ? behind + 1 : cause->message);
	g_error_free(cause);
}

static gboolean add_field(struct entry_reader *reader, const char *line,
			  GError **error)
{
	GError *cause = NULL;
	const char *value = line + 2 + strspn(line + 2, BLANKS);
	struct field *field = g_new0(struct field, 1);
	struct entry *entry =
		reader->open ? g_ptr_array_index(reader->entries,
						 reader->entries->len - 1)
			     : open_entry(reader);

	field->letter = line[0];
	field->value = g_strdup(value);
	field->index = reader->index++;
	g_ptr_array_add(entry->fields, field);
	if (!entry->title) {
		entry->title = g_strdup_printf("%c:%s", line[0], value);
		entry->first = 1;
	}
	if (!strchr("FXNK", field->letter))
		return TRUE;
	field->pattern = pattern_new(field->letter, field->value, reader->root,
				     reader->utf8, &cause);
	if (field->pattern)
		return TRUE;
	tell_pattern(reader, line, cause, error);
	return FALSE;
}

static gboolean add_line(struct entry_reader *reader, char *line,
			 GError **error)
{
	gsize length = strlen(line);

	reader->number++;
	if (length && line[length - 1] == '\r')
		line[length - 1] = '\0';
	if (is_field(line))
		return add_field(reader, line, error);
	if (!is_blank(line)) {
		g_free(reader->title);
		reader->title = g_strdup(line);
		reader->index++;
		reader->open = FALSE;
	}
	return TRUE;
}

GPtrArray *entries_parse(const char *text, const char *root, gboolean utf8,
			 GError **error)
{
	struct entry_reader reader = {.root = root, .utf8 = utf8};
	char *copy = g_strdup(text), *line, *end;
	gboolean ok = TRUE;

	reader.entries =
		g_ptr_array_new_with_free_func((GDestroyNotify)entry_free);
	for (line = copy; ok && line; line = end) {
		end = strchr(line, '\n');
		if (end)
			*end++ = '\0';
		ok = add_line(&reader, line, error);
	}
	g_free(reader.title);
	g_free(copy);
	if (!ok)
		g_clear_pointer(&reader.entries, g_ptr_array_unref);
	return reader.entries;
}

const char *entry_status(const struct entry *entry)
{
	const char *status = NULL;
	guint i;

	for (i = entry->first; i < entry->fields->len; i++) {
		struct field *field = g_ptr_array_index(entry->fields, i);

		if (field->letter == 'S')
			status = field->value;
	}
	return status;
}
