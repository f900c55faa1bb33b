// SPDX-License-Identifier: GPL-2.0
#include "check/record.h"

#include <string.h>

#include "check/finding.h"

#define NUMBERS 5
#define STRINGS 7

/* The finding's fields, in the order of the text. */
static void list_fields(struct finding *finding, guint *numbers[NUMBERS],
			char **strings[STRINGS])
{
	guint *const all_numbers[NUMBERS] = {
		(guint *)&finding->id, (guint *)&finding->state, &finding->line,
		&finding->column, &finding->end_column};
	char **const all_strings[STRINGS] = {
		&finding->file,	      &finding->function, &finding->word,
		&finding->text,	      &finding->advice,	  &finding->context,
		&finding->fingerprint};

	memcpy(numbers, all_numbers, sizeof(all_numbers));
	memcpy(strings, all_strings, sizeof(all_strings));
}

char *record_write(const GPtrArray *findings)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < findings->len; i++) {
		guint *numbers[NUMBERS];
		char **strings[STRINGS];

		list_fields(findings->pdata[i], numbers, strings);
		for (guint k = 0; k < NUMBERS; k++)
			g_string_append_printf(text, "%u\t", *numbers[k]);
		for (guint k = 0; k < STRINGS; k++) {
			char *plain = *strings[k]
					      ? g_strescape(*strings[k], NULL)
					      : NULL;

			g_string_append_printf(text, "%s%s%c", plain ? "=" : "",
					       plain ? plain : "",
					       k + 1 < STRINGS ? '\t' : '\n');
			g_free(plain);
		}
	}
	return g_string_free(text, FALSE);
}

static gboolean read_line(const char *line, GPtrArray *findings)
{
	char **words = g_strsplit(line, "\t", -1);
	gboolean ok = g_strv_length(words) == NUMBERS + STRINGS;

	if (ok) {
		struct finding *finding = findings_add(findings, 0, NULL, 0, 0);
		guint *numbers[NUMBERS];
		char **strings[STRINGS];

		list_fields(finding, numbers, strings);
		for (guint k = 0; k < NUMBERS; k++)
			*numbers[k] = strtoul(words[k], NULL, 10);
		for (guint k = 0; k < STRINGS; k++)
			if (*words[NUMBERS + k] == '=')
				*strings[k] =
					g_strcompress(words[NUMBERS + k] + 1);
		ok = (guint)finding->id < FINDING_COUNT && finding->file;
	}
	g_strfreev(words);
	return ok;
}

gboolean record_read(const char *text, GPtrArray *findings)
{
	char **lines = g_strsplit(text, "\n", -1);
	gboolean ok = TRUE;

	for (guint i = 0; ok && lines[i]; i++)
		ok = !*lines[i] || read_line(lines[i], findings);
	if (!ok)
		g_ptr_array_set_size(findings, 0);
	g_strfreev(lines);
	return ok;
}
