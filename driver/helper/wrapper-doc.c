// SPDX-License-Identifier: GPL-2.0
#include "helper/wrapper-doc.h"

#include <string.h>

#include "code/kerneldoc.h"

/* Marks a line that was removed: no text begins with this. */
#define GONE '\001'

/*
 * The member, other than those in before, whose name is the longest prefix of
 * this one's: x_fast() for x_fast_only(). Members that are no prefix come last,
 * in the family's order. NULL: none is left.
 */
static const struct member *next_kin(const struct family *family,
				     const struct member *member,
				     GPtrArray *before)
{
	const struct member *kin = NULL;
	gsize longest = 0;

	for (guint i = 0; i < family->members->len; i++) {
		const struct member *other = family->members->pdata[i];
		gsize length = g_str_has_prefix(member->name, other->name)
				       ? strlen(other->name)
				       : 0;

		if (g_ptr_array_find(before, other, NULL) ||
		    (kin && length <= longest))
			continue;
		kin = other;
		longest = length;
	}
	return kin;
}

/*
 * The tree's description of a parameter of this name: in the member's own
 * kernel-doc, else in that of its nearest kin. NULL: there is none.
 */
static char *describe(const struct family *family, const struct source *source,
		      const struct member *member, const char *parameter)
{
	g_autoptr(GPtrArray) asked = g_ptr_array_new();
	const struct member *from = member;
	char *text = NULL;

	while (from && !text) {
		GHashTable *known = kerneldoc_parameters(source, from->name);

		if (known)
			text = g_strdup(g_hash_table_lookup(known, parameter));
		g_clear_pointer(&known, g_hash_table_unref);
		g_ptr_array_add(asked, (gpointer)from);
		from = next_kin(family, member, asked);
	}
	return text;
}

/* Whether this line of the template continues the text of the line before. */
static gboolean goes_on(const char *line)
{
	return line && g_str_has_prefix(line, " *\t");
}

/* The template's own description of this parameter, removed from its lines. */
static char *take_text(char **lines, const char *parameter)
{
	char *head = g_strdup_printf(" * @%s:", parameter);
	GString *found = NULL;

	for (; *lines && !found; lines++) {
		if (!g_str_has_prefix(*lines, head))
			continue;
		found = g_string_new(*lines + strlen(head));
		(*lines)[0] = GONE;
		for (lines++; goes_on(*lines); lines++) {
			g_string_append_printf(found, " %s", *lines + 3);
			(*lines)[0] = GONE;
		}
		break;
	}
	g_free(head);
	return found ? g_strstrip(g_string_free(found, FALSE)) : NULL;
}

/* Puts the descriptions where the template has "@DESCRIPTIONS". */
static char *add_parameters(const struct family *family,
			    const struct source *source,
			    const struct member *member, const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);
	GString *about = g_string_new(NULL), *out = g_string_new(NULL);

	for (guint i = 0; i < member->parameters->len; i++) {
		const struct parameter *parameter =
			member->parameters->pdata[i];
		char *line = take_text(lines, parameter->name);

		if (!line)
			line = describe(family, source, member,
					parameter->name);
		if (!line)
			line = g_strdup_printf("see %s()", member->name);
		g_string_append_printf(about, " * @%s: %s\n", parameter->name,
				       line);
		g_free(line);
	}
	for (guint i = 0; lines[i]; i++) {
		if (strstr(lines[i], "@DESCRIPTIONS"))
			g_string_append(out, about->str);
		else if (lines[i][0] != GONE)
			g_string_append_printf(out, "%s%s", lines[i],
					       lines[i + 1] ? "\n" : "");
	}
	g_string_free(about, TRUE);
	g_strfreev(lines);
	return g_string_free(out, FALSE);
}

char *wrapper_doc(const struct family *family, const struct source *source,
		  const struct member *member, const char *text)
{
	char *full = add_parameters(family, source, member, text);
	char *laid = kerneldoc_layout(full);

	g_free(full);
	return laid;
}
