// SPDX-License-Identifier: GPL-2.0
#include "lifetime/lexicon.h"

#include <string.h>

#include "base/conf.h"
#include "base/error.h"

static const struct {
	const char *group;
	const char *key;
	gboolean numbered; /* each word is followed by :number */
} keys[LEXICON_CLASSES] = {
	[LEXICON_EXTRACT] = {"pin", "extract", TRUE},
	[LEXICON_AGAIN] = {"pin", "again", FALSE},
	[LEXICON_ASKS] = {"pin", "asks", FALSE},
	[LEXICON_DROP] = {"drop", "functions", TRUE},
	[LEXICON_NUMBER] = {"drop", "numbers", TRUE},
	[LEXICON_OTHER] = {"drop", "other", TRUE},
	[LEXICON_TAKE] = {"drop", "take", TRUE},
	[LEXICON_CONVERT] = {"flow", "convert", FALSE},
	[LEXICON_FILL] = {"flow", "fill", FALSE},
	[LEXICON_CARRIER] = {"flow", "carrier", FALSE},
	[LEXICON_SWAP] = {"flow", "swap", FALSE},
	[LEXICON_INSERT] = {"flow", "insert", FALSE},
	[LEXICON_NEUTRAL] = {"flow", "neutral", FALSE},
	[LEXICON_COUNTED] = {"flow", "counted", TRUE},
	[LEXICON_COUNTING] = {"flow", "counting", FALSE},
	[LEXICON_DEFERRED] = {"flow", "deferred", TRUE},
	[LEXICON_LETGO] = {"trigger", "letgo", FALSE},
	[LEXICON_USER] = {"trigger", "user", FALSE},
	[LEXICON_DONE] = {"trigger", "done", FALSE},
	[LEXICON_HANDLERS] = {"trigger", "handlers", TRUE},
	[LEXICON_WORK] = {"trigger", "work", TRUE},
	[LEXICON_QUEUE] = {"trigger", "queue", TRUE},
	[LEXICON_TEARDOWN] = {"trigger", "teardown", FALSE},
	[LEXICON_NOTIFIER] = {"trigger", "notifier", FALSE},
};

struct lexicon {
	GHashTable *words[LEXICON_CLASSES]; /* word -> argument + 1 */
	GPtrArray *lists[LEXICON_CLASSES]; /* the keys of words */
	GPtrArray *patterns[LEXICON_CLASSES]; /* GPatternSpec * */
	gboolean exact;
};

static gboolean add_word(struct lexicon *lexicon, guint class, char *word)
{
	char *colon = strchr(word, ':');
	guint argument = 0;

	g_strstrip(word);
	if (keys[class].numbered != !!colon)
		return FALSE;
	if (colon) {
		char *end;

		argument = g_ascii_strtoull(colon + 1, &end, 10);
		if (end == colon + 1 || *end)
			return FALSE;
		*colon = '\0';
	}
	if (!*word)
		return FALSE;
	if (strpbrk(word, "*?")) {
		g_ptr_array_add(lexicon->patterns[class],
				g_pattern_spec_new(word));
		return TRUE;
	}
	word = g_strdup(word);
	g_ptr_array_add(lexicon->lists[class], word);
	g_hash_table_insert(lexicon->words[class], word,
			    GUINT_TO_POINTER(argument + 1));
	return TRUE;
}

static gboolean read_class(struct lexicon *lexicon, GKeyFile *conf,
			   const char *path, guint class, GError **error)
{
	g_auto(GStrv) words = g_key_file_get_string_list(
		conf, keys[class].group, keys[class].key, NULL, NULL);

	if (!words || !*words) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot use '%s': key '%s' of group [%s] is %s",
			    path, keys[class].key, keys[class].group,
			    words ? "empty" : "missing");
		return FALSE;
	}
	for (char **word = words; *word; word++) {
		g_autofree char *shown = g_strdup(*word);

		if (add_word(lexicon, class, *word))
			continue;
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot use '%s': '%s' in key '%s' must be %s",
			    path, shown, keys[class].key,
			    keys[class].numbered ? "name:argument" : "a name");
		return FALSE;
	}
	return TRUE;
}

static gboolean is_known(const char *group, const char *key)
{
	for (guint i = 0; i < LEXICON_CLASSES; i++)
		if (!strcmp(keys[i].group, group) && !strcmp(keys[i].key, key))
			return TRUE;
	return FALSE;
}

static gboolean load(GKeyFile *conf, const char *path, GError **error)
{
	g_autoptr(GError) cause = NULL;

	if (g_key_file_load_from_file(conf, path, G_KEY_FILE_NONE, &cause))
		return conf_check(conf, path, is_known, error);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot read '%s': %s", path, cause->message);
	return FALSE;
}

struct lexicon *lexicon_load(const char *path, GError **error)
{
	return lexicon_load_over(path, NULL, error);
}

struct lexicon *lexicon_load_over(const char *path, const char *over,
				  GError **error)
{
	struct lexicon *lexicon = g_new0(struct lexicon, 1);
	g_autoptr(GKeyFile) conf = g_key_file_new();
	g_autoptr(GKeyFile) more = g_key_file_new();
	gboolean ok;

	for (guint i = 0; i < LEXICON_CLASSES; i++) {
		lexicon->words[i] = g_hash_table_new(g_str_hash, g_str_equal);
		lexicon->lists[i] = g_ptr_array_new_with_free_func(g_free);
		lexicon->patterns[i] = g_ptr_array_new_with_free_func(
			(GDestroyNotify)g_pattern_spec_free);
	}
	lexicon->exact = over != NULL;
	ok = load(conf, path, error) && (!over || load(more, over, error));
	for (guint i = 0; ok && i < LEXICON_CLASSES; i++) {
		gboolean is_over = g_key_file_has_key(more, keys[i].group,
						      keys[i].key, NULL);

		ok = read_class(lexicon, is_over ? more : conf,
				is_over ? over : path, i, error);
	}
	if (!ok)
		g_clear_pointer(&lexicon, lexicon_free);
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	for (guint i = 0; i < LEXICON_CLASSES; i++) {
		g_hash_table_unref(lexicon->words[i]);
		g_ptr_array_unref(lexicon->lists[i]);
		g_ptr_array_unref(lexicon->patterns[i]);
	}
	g_free(lexicon);
}

gboolean lexicon_exact(const struct lexicon *lexicon)
{
	return lexicon->exact;
}

int lexicon_argument(const struct lexicon *lexicon, enum lexicon_class class,
		     const char *word)
{
	return (int)GPOINTER_TO_UINT(
		       g_hash_table_lookup(lexicon->words[class], word)) -
	       1;
}

gboolean lexicon_has(const struct lexicon *lexicon, enum lexicon_class class,
		     const char *word)
{
	if (g_hash_table_contains(lexicon->words[class], word))
		return TRUE;
	for (guint i = 0; i < lexicon->patterns[class]->len; i++)
		if (g_pattern_spec_match_string(
			    lexicon->patterns[class]->pdata[i], word))
			return TRUE;
	return FALSE;
}

const GPtrArray *lexicon_words(const struct lexicon *lexicon,
			       enum lexicon_class class)
{
	return lexicon->lists[class];
}
