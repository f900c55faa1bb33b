// SPDX-License-Identifier: GPL-2.0
#include "lifetime/setting-parts.h"

#include <string.h>

enum fate truth_of(struct range range)
{
	if (range.open)
		return FATE_OPEN;
	if (!range.low && !range.high)
		return FATE_LEFT_OUT;
	return range.low > 0 || range.high < 0 ? FATE_COMPILED : FATE_OPEN;
}

gint64 version_number(guint major, guint minor, guint patch)
{
	return ((gint64)major << 16) + ((gint64)minor << 8) + MIN(patch, 255);
}

struct setting *setting_new(struct program *program, guint major, guint minor)
{
	struct setting *setting = g_new0(struct setting, 1);

	setting->program = program;
	setting->lowest = major ? version_number(major, minor, 0) : 1;
	setting->highest = major ? version_number(major, minor, 255) : 0;
	setting->version = major != 0;
	setting->taken =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return setting;
}

struct setting *setting_copy(const struct setting *setting)
{
	struct setting *copy = setting_new(setting->program, 0, 0);
	GHashTableIter iter;
	gpointer word, truth;

	copy->lowest = setting->lowest;
	copy->highest = setting->highest;
	copy->version = setting->version;
	g_hash_table_iter_init(&iter, setting->taken);
	while (g_hash_table_iter_next(&iter, &word, &truth))
		g_hash_table_insert(copy->taken, g_strdup(word), truth);
	return copy;
}

void setting_free(struct setting *setting)
{
	if (!setting)
		return;
	g_hash_table_unref(setting->taken);
	g_free(setting->text);
	g_free(setting);
}

void setting_become(struct setting *setting, struct setting *other)
{
	struct setting old = *setting;

	*setting = *other;
	*other = old;
	setting_free(other);
}

const char *setting_text(const struct setting *setting)
{
	GList *words = g_list_sort(g_hash_table_get_keys(setting->taken),
				   (GCompareFunc)strcmp);
	GString *text = g_string_new(NULL);

	g_string_printf(text, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT,
			setting->lowest, setting->highest);
	for (GList *word = words; word; word = word->next)
		g_string_append_printf(text, "\n%d %s",
				       GPOINTER_TO_INT(g_hash_table_lookup(
					       setting->taken, word->data)),
				       (char *)word->data);
	g_list_free(words);
	g_free(setting->text);
	((struct setting *)setting)->text = g_string_free(text, FALSE);
	return setting->text;
}

/* The words from one token to another, as a key. */
char *words_of(const struct source *source, guint first, guint last)
{
	GString *text = g_string_new(NULL);

	for (guint i = first; i <= last && i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->kind == TOKEN_COMMENT)
			continue;
		if (text->len)
			g_string_append_c(text, ' ');
		g_string_append_len(text, source->text + token->offset,
				    token->length);
	}
	return g_string_free(text, FALSE);
}

enum fate taken_as(const struct setting *setting, const char *words)
{
	int truth = GPOINTER_TO_INT(g_hash_table_lookup(setting->taken, words));

	return !truth ? FATE_OPEN : truth > 1 ? FATE_COMPILED : FATE_LEFT_OUT;
}
