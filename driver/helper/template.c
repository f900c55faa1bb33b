// SPDX-License-Identifier: GPL-2.0
#include "helper/template.h"

#include <string.h>

#include "helper/conditional.h"
#include "base/error.h"

#define BEGIN	"treewide: begin"
#define COLUMNS 80
#define TAB	8

struct template_words {
	GHashTable *words; /* word -> value */
	GHashTable *lists; /* word -> GPtrArray of char * */
	GHashTable *repeats; /* word -> GPtrArray of char * */
	GHashTable *defined; /* names, with TREEWIDE_ (a set) */
};

struct template_words *template_words_new(void)
{
	struct template_words *words = g_new0(struct template_words, 1);

	words->words =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	words->lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     (GDestroyNotify)g_ptr_array_unref);
	words->repeats =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				      (GDestroyNotify)g_ptr_array_unref);
	words->defined =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return words;
}

void template_words_free(struct template_words *words)
{
	g_hash_table_unref(words->words);
	g_hash_table_unref(words->lists);
	g_hash_table_unref(words->repeats);
	g_hash_table_unref(words->defined);
	g_free(words);
}

static void *copy_string(const void *string, void *data G_GNUC_UNUSED)
{
	return g_strdup(string);
}

static GPtrArray *copy_strings(const GPtrArray *strings)
{
	GPtrArray *copy = g_ptr_array_copy((GPtrArray *)strings,
					   (GCopyFunc)copy_string, NULL);

	g_ptr_array_set_free_func(copy, g_free);
	return copy;
}

void template_word(struct template_words *words, const char *word,
		   const char *value)
{
	g_hash_table_insert(words->words, g_strdup(word), g_strdup(value));
}

void template_list(struct template_words *words, const char *word,
		   const GPtrArray *items)
{
	g_hash_table_insert(words->lists, g_strdup(word), copy_strings(items));
}

void template_repeat(struct template_words *words, const char *word,
		     const GPtrArray *values)
{
	g_hash_table_insert(words->repeats, g_strdup(word),
			    copy_strings(values));
}

void template_define(struct template_words *words, const char *name)
{
	g_hash_table_add(words->defined,
			 g_strconcat(CONDITIONAL_PREFIX, name, NULL));
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* The column at the end of the text. */
static guint column_of(const GString *out)
{
	const char *line = strrchr(out->str, '\n');
	guint column = 0;

	for (line = line ? line + 1 : out->str; *line; line++)
		column += *line == '\t' ? TAB - column % TAB : 1;
	return column;
}

static void put_list(GString *out, const GPtrArray *items, const char *rest)
{
	guint start = column_of(out), tail = strcspn(rest, "\n");

	for (guint i = 0; i < items->len; i++) {
		const char *item = items->pdata[i];
		guint need = strlen(item) + (i + 1 < items->len ? 1 : tail);

		if (i && column_of(out) + 1 + need > COLUMNS) {
			g_string_append_c(out, '\n');
			for (guint k = 0; k < start / TAB; k++)
				g_string_append_c(out, '\t');
			for (guint k = 0; k < start % TAB; k++)
				g_string_append_c(out, ' ');
		} else if (i) {
			g_string_append_c(out, ' ');
		}
		g_string_append(out, item);
		if (i + 1 < items->len)
			g_string_append_c(out, ',');
	}
}

static void put_line(GString *out, const struct template_words *words,
		     const char *line)
{
	while (*line) {
		const char *end = line, *value;
		GPtrArray *list;
		char *word;

		while (is_word(*end))
			end++;
		if (end == line) {
			g_string_append_c(out, *line++);
			continue;
		}
		word = g_strndup(line, end - line);
		value = g_hash_table_lookup(words->words, word);
		list = g_hash_table_lookup(words->lists, word);
		if (list)
			put_list(out, list, end);
		else
			g_string_append(out, value ? value : word);
		g_free(word);
		line = end;
	}
	g_string_append_c(out, '\n');
}

/* The word in the line, not as part of a name, or NULL. */
static const char *find_word(const char *line, const char *word)
{
	gsize length = strlen(word);

	for (const char *at = strstr(line, word); at; at = strstr(at + 1, word))
		if ((at == line || !is_word(at[-1])) && !is_word(at[length]))
			return at;
	return NULL;
}

/* The length of the longest repeated name: they share one column. */
static guint longest(const struct template_words *words)
{
	GHashTableIter iter;
	guint most = 0;
	void *data;

	g_hash_table_iter_init(&iter, words->repeats);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		const GPtrArray *values = data;

		for (guint i = 0; i < values->len; i++)
			if (!strchr(values->pdata[i], ' '))
				most = MAX(most, strlen(values->pdata[i]));
	}
	return most;
}

/* Appends the line once per value if it holds a repeated word. */
static gboolean put_repeated(GString *out, const struct template_words *words,
			     const char *line)
{
	GHashTableIter iter;
	void *word, *data;

	g_hash_table_iter_init(&iter, words->repeats);
	while (g_hash_table_iter_next(&iter, &word, &data)) {
		const GPtrArray *values = data;
		const char *at = find_word(line, word);
		const char *rest = at ? at + strlen(word) : NULL;
		gboolean column = at && g_str_has_prefix(rest, "  ");
		guint width = column ? longest(words) : 0;

		for (guint i = 0; at && i < values->len; i++) {
			char *full = g_strdup_printf(
				"%.*s%-*s%s", (int)(at - line), line,
				(int)width, (char *)values->pdata[i], rest);

			put_line(out, words, full);
			g_free(full);
		}
		if (at)
			return TRUE;
	}
	return FALSE;
}

/* The file's lines; *begin gets the index of the one after the begin line. */
static char **read_lines(const char *path, guint *begin, GError **error)
{
	g_autoptr(GError) cause = NULL;
	char *text = NULL, **lines;
	guint i;

	if (!g_file_get_contents(path, &text, NULL, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read template '%s': %s", path,
			    cause->message);
		return NULL;
	}
	lines = g_strsplit(text, "\n", -1);
	g_free(text);
	for (i = 0; lines[i] && !strstr(lines[i], BEGIN);)
		i++;
	if (!lines[i]) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "template '%s' has no line '%s'", path, BEGIN);
		g_strfreev(lines);
		return NULL;
	}
	*begin = i + 1;
	/* skip the end of the begin line's comment */
	if (lines[*begin] && !strcmp(g_strstrip(lines[*begin]), "*/"))
		(*begin)++;
	return lines;
}

char *template_fill(const char *path, const struct template_words *words,
		    GError **error)
{
	struct conditional *conditional = conditional_new(words->defined);
	GString *out = g_string_new(NULL);
	gboolean odd;
	guint i;
	char **lines = read_lines(path, &i, error);

	for (; lines && lines[i]; i++) {
		if (!lines[i][0] && !lines[i + 1])
			break;
		if (!conditional_wants(conditional, lines[i]))
			continue;
		if (!put_repeated(out, words, lines[i]))
			put_line(out, words, lines[i]);
	}
	odd = !conditional_end(conditional);
	if (lines && odd)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "template '%s': #if and #endif do not match", path);
	if (!lines || odd)
		g_string_free(g_steal_pointer(&out), TRUE);
	g_strfreev(lines);
	return out ? g_string_free(out, FALSE) : NULL;
}

/* The line without the comment's own characters; *indent gets its column. */
static const char *comment_text(const char *line, gsize *indent)
{
	gsize column = 0;

	for (; *line && strchr(" \t/*#.", *line); line++)
		column += *line == '\t' ? TAB - column % TAB : 1;
	*indent = column;
	return line;
}

GPtrArray *template_facts(const char *path, const char *key, GError **error)
{
	char *head = g_strdup_printf("@%s ", key), **lines;
	GPtrArray *facts = g_ptr_array_new_with_free_func(g_free);
	GString *value = NULL;
	gsize indent, first = 0;
	guint begin;

	lines = read_lines(path, &begin, error);
	for (guint i = 0; lines && i < begin; i++) {
		const char *text = comment_text(lines[i], &indent);

		if (value && *text && *text != '@' && indent > first) {
			g_string_append_printf(value, " %s", text);
			continue;
		}
		if (value)
			g_ptr_array_add(facts, g_string_free(value, FALSE));
		value = NULL;
		first = indent;
		if (g_str_has_prefix(text, head))
			value = g_string_new(text + strlen(head));
	}
	if (value)
		g_ptr_array_add(facts, g_string_free(value, FALSE));
	g_free(head);
	if (!lines)
		g_clear_pointer(&facts, g_ptr_array_unref);
	g_strfreev(lines);
	return facts;
}
