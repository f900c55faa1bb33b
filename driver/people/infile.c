// SPDX-License-Identifier: GPL-2.0
#include "people/infile.h"

#include <string.h>

#include "people/contact.h"

/* Characters of a name besides letters. */
#define PARTICLES "',.+-"

/*
 * A letter for the script. Before it read UTF-8 its list of letters was a list
 * of bytes.
 */
static gsize letter_at(const struct dialect *dialect, const char *p)
{
	if (g_ascii_isalpha(*p))
		return 1;
	if (!dialect->unicode)
		return ((guchar)*p >= 0x80 && (guchar)*p <= 0xc3) ? 1 : 0;
	if (!(*p & 0x80) || !g_unichar_isalpha(g_utf8_get_char(p)))
		return 0;
	return g_utf8_next_char(p) - p;
}

/* Splits a name at anything that is neither letter nor particle, like Perl. */
static GPtrArray *name_parts(const struct dialect *dialect, const char *name)
{
	GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
	const char *from = name, *p = name;
	gsize n;

	while (*p) {
		n = strchr(PARTICLES, *p) ? 1 : letter_at(dialect, p);
		if (n) {
			p += n;
			continue;
		}
		g_ptr_array_add(parts, g_strndup(from, p - from));
		p = dialect->unicode ? g_utf8_next_char(p) : p + 1;
		from = p;
	}
	g_ptr_array_add(parts, g_strdup(from));
	while (parts->len && !*(char *)parts->pdata[parts->len - 1])
		g_ptr_array_set_size(parts, parts->len - 1);
	return parts;
}

static void drop_lone_particles(GPtrArray *parts)
{
	guint i;

	for (i = 0; i < parts->len;) {
		const char *part = parts->pdata[i];

		if (*part && !part[1] && strchr(PARTICLES, *part))
			g_ptr_array_remove_index(parts, i);
		else
			i++;
	}
}

static glong length_of(const struct dialect *dialect, const char *text)
{
	return dialect->unicode ? g_utf8_strlen(text, -1) : (glong)strlen(text);
}

/* "J" (with any: any character) or "J." */
static gboolean is_initial(const struct dialect *dialect, const char *part,
			   gboolean any)
{
	glong n = length_of(dialect, part);

	if (n == 1)
		return any || (dialect->unicode ? letter_at(dialect, part)
						: g_ascii_isalpha(*part));
	return n == 2 && g_str_has_suffix(part, ".");
}

/* The last two parts, or three if one of the first two is an initial. */
static char *last_names(const struct dialect *dialect, const GPtrArray *parts)
{
	char **last = (char **)parts->pdata + parts->len;

	if (is_initial(dialect, last[-3], FALSE) ||
	    is_initial(dialect, last[-2], TRUE))
		return g_strdup_printf("%s %s %s", last[-3], last[-2],
				       last[-1]);
	return g_strdup_printf("%s %s", last[-2], last[-1]);
}

static char *joined(const GPtrArray *parts)
{
	GString *out = g_string_new(NULL);
	guint i;

	for (i = 0; i < parts->len; i++)
		g_string_append_printf(out, "%s%s", i ? " " : "",
				       (char *)parts->pdata[i]);
	return g_string_free(out, FALSE);
}

/*
 * Removes a comma or full stop at each end, inside of quotes if there are any.
 */
static char *without_stops(const char *name)
{
	GString *out = g_string_new(name);

	if (out->len && strchr(",.", out->str[out->len - 1]))
		g_string_truncate(out, out->len - 1);
	else if (out->len > 1 && out->str[out->len - 1] == '"' &&
		 strchr(",.", out->str[out->len - 2]))
		g_string_erase(out, out->len - 2, 1);
	if (out->len && strchr(",.", out->str[0]))
		g_string_erase(out, 0, 1);
	else if (out->len > 1 && out->str[0] == '"' &&
		 strchr(",.", out->str[1]))
		g_string_erase(out, 1, 1);
	return g_string_free(out, FALSE);
}

/* Only the name, of the text before the address. */
static char *clean_name(const struct dialect *dialect, const char *name)
{
	char *bare, *picked, *out;
	gsize n = strlen(name);
	GPtrArray *parts;

	if (dialect->unicode && n > 1 && name[0] == '"' && name[n - 1] == '"')
		bare = g_strndup(name + 1, n - 2);
	else
		bare = g_strdup(name);
	parts = name_parts(dialect, bare);
	if (dialect->unicode)
		drop_lone_particles(parts);
	if (parts->len > 2)
		picked = last_names(dialect, parts);
	else
		picked = dialect->unicode ? joined(parts) : g_strdup(bare);
	out = without_stops(picked);
	g_ptr_array_unref(parts);
	g_free(picked);
	g_free(bare);
	return out;
}

static char *clean(const struct dialect *dialect, GRegex *core,
		   const char *found)
{
	char *text = g_regex_replace(core, found, -1, 0, "<\\1>", 0, NULL);
	struct contact contact, result;
	char *name, *out;

	contact_parse(text ? text : found, &contact);
	name = clean_name(dialect, contact.name);
	contact_set(&result, name, contact.mail);
	out = contact_format(&result);
	g_free(text);
	g_free(name);
	contact_clear(&contact);
	contact_clear(&result);
	return out;
}

#define MAIL "[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+"

GPtrArray *infile_addresses(const struct dialect *dialect, const GString *text)
{
	GRegexCompileFlags flags = G_REGEX_NEWLINE_LF;
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	GRegex *around, *core;
	GMatchInfo *match = NULL;
	char *pattern;

	if (!dialect->unicode)
		flags |= G_REGEX_RAW;
	pattern = g_strdup_printf(
		"[%s\"' ,.+-]*\\s*,*\\s*[(<{]?%s"
		"\\.[A-Za-z0-9]+[)>}]?",
		dialect->unicode ? "\\p{L}" : "A-Za-z\\x80-\\xc3", MAIL);
	around = g_regex_new(pattern, flags, 0, NULL);
	core = g_regex_new("[(<{]?(" MAIL ")[)>}]?", flags, 0, NULL);
	g_regex_match_full(around, text->str, text->len, 0, 0, &match, NULL);
	while (g_match_info_matches(match)) {
		char *found = g_match_info_fetch(match, 0);

		g_ptr_array_add(out, clean(dialect, core, found));
		g_free(found);
		if (!g_match_info_next(match, NULL))
			break;
	}
	g_match_info_free(match);
	g_regex_unref(around);
	g_regex_unref(core);
	g_free(pattern);
	return out;
}
