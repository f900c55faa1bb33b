// SPDX-License-Identifier: GPL-2.0
/* Every call of real files survives a longer name, and looks right after it. */
#include "judge.h"

#include "edit.h"
#include "item.h"
#include "layout.h"

#define FILES  50
#define SUFFIX "_shortterm"

static const char *const folders[] = {
	"mm", "io_uring", "drivers/vfio", "kernel/trace", "net/xdp", "net/rds"};

static const char *const keywords[] = {"if",	 "while",  "for",    "switch",
				       "return", "sizeof", "else",   "do",
				       "define", "typeof", "defined"};

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The first files of each folder; free with g_ptr_array_unref(). */
static GPtrArray *list_files(const char *tree)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *path =
			g_build_filename(tree, folders[i], NULL);
		GDir *dir = g_dir_open(path, 0, NULL);
		g_autoptr(GPtrArray) names =
			g_ptr_array_new_with_free_func(g_free);
		const char *name;

		g_assert_nonnull(dir);
		while ((name = g_dir_read_name(dir)))
			if (g_str_has_suffix(name, ".c"))
				g_ptr_array_add(names, g_strdup(name));
		g_dir_close(dir);
		g_ptr_array_sort(names, by_name);
		for (guint k = 0; k < MIN(names->len, FILES / 4); k++)
			g_ptr_array_add(files, g_build_filename(folders[i],
								names->pdata[k],
								NULL));
	}
	return files;
}

static gboolean is_call(const struct source *source, guint i)
{
	if (source->tokens[i].kind != TOKEN_IDENT ||
	    !source_is(source, i + 1, "("))
		return FALSE;
	for (guint k = 0; k < G_N_ELEMENTS(keywords); k++)
		if (source_is(source, i, keywords[k]))
			return FALSE;
	return TRUE;
}

/* The text without white space and backslashes. */
static char *squeeze(GBytes *bytes)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);
	GString *out = g_string_sized_new(length);

	for (gsize i = 0; i < length; i++)
		if (!g_ascii_isspace(text[i]) && text[i] != '\\')
			g_string_append_c(out, text[i]);
	return g_string_free(out, FALSE);
}

static GBytes *lengthen(const struct source *source, guint i)
{
	struct edits *edits = edits_new();
	GBytes *text;

	edits_add(edits, source->tokens[i].offset + source->tokens[i].length, 0,
		  SUFFIX);
	text = edits_apply(edits, source->bytes, NULL);
	edits_free(edits);
	return text;
}

/* Where the innermost bracket around a token wants its line; -1: no say. */
static int wanted_column(const struct source *source, guint name, guint token)
{
	guint stack[200], depth = 0;

	for (guint i = name + 1; i < token; i++) {
		char c = source->text[source->tokens[i].offset];

		if (source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (strchr("([{", c) && depth < G_N_ELEMENTS(stack))
			stack[depth++] = i;
		else if (strchr(")]}", c) && depth)
			depth--;
	}
	if (!depth || source_is(source, stack[depth - 1], "{"))
		return -1;
	return layout_column(source,
			     source->tokens[stack[depth - 1]].offset + 1);
}

static guint checked_lines;

/* Lines of the call stand at their parenthesis, none ends in one. */
static void check_lines(const struct source *source, guint name)
{
	guint close = source_close(source, name + 1);

	for (guint i = name + 2; i <= close && close < source->count; i++) {
		const struct token *token = &source->tokens[i];
		guint end = token[-1].offset + token[-1].length;
		int wanted = wanted_column(source, name, i);

		if (!memchr(source->text + end, '\n', token->offset - end))
			continue;
		g_assert_false(source_is(source, i - 1, "("));
		if (wanted < 0)
			continue;
		g_assert_cmpint(layout_column(source, token->offset), ==,
				wanted);
		checked_lines++;
	}
}

static gboolean has_directive(const struct source *source, guint name)
{
	guint close = source_close(source, name + 1);

	for (guint i = name; i <= close && close < source->count; i++)
		if (source->tokens[i].directive !=
		    source->tokens[name].directive)
			return TRUE;
	return close >= source->count;
}

static void check_call(const struct source *source, guint i)
{
	g_autoptr(GBytes) text = lengthen(source, i);
	guint offset = source->tokens[i].offset;
	g_autoptr(GBytes) laid = layout_call(text, offset, source, offset);
	g_autoptr(GBytes) again = NULL;
	g_autofree char *a = squeeze(text), *b = squeeze(laid);
	struct source *after = source_new("", laid);
	guint name = i;

	/* Tokens count alike: only white space has changed. */
	g_assert_cmpstr(a, ==, b);
	g_assert_cmpuint(after->count, ==, source->count);
	offset = after->tokens[name].offset;
	again = layout_call(laid, offset, source, source->tokens[i].offset);
	if (!g_bytes_equal(again, laid)) {
		g_autofree char *word = source_word(source, i);

		g_test_message("%s() differs the second time", word);
		g_test_fail();
	}
	if (!has_directive(after, name))
		check_lines(after, name);
	source_free(after);
}

/* A function or macro as a text of its own: whole files take too long. */
static struct source *cut(const struct source *file, const struct item *item)
{
	guint from = file->tokens[item->first].offset;
	guint to = file->tokens[item->last].offset +
		   file->tokens[item->last].length;
	g_autoptr(GBytes) bytes = NULL;

	from -= source_column(file, from);
	while (to < file->length && file->text[to++] != '\n')
		;
	bytes = g_bytes_new_from_bytes(file->bytes, from, to - from);
	return source_new("", bytes);
}

typedef void (*visit)(const struct source *source);

static void check_all(const struct source *source)
{
	for (guint i = 0; i + 1 < source->count; i++) {
		guint close;

		if (!is_call(source, i))
			continue;
		close = source_close(source, i + 1);
		if (close < source->count &&
		    source->tokens[close].line > source->tokens[i].line)
			check_call(source, i);
	}
}

/* Whatever bytes stand there: no crash, and nothing but white space moves. */
static void check_garbled(const struct source *source)
{
	static const char bytes[] = "(){}[],;\n\t\\\"'/*#=&|? \r:";
	GString *text = g_string_new_len(source->text, source->length);
	g_autoptr(GBytes) garbled = NULL;
	struct source *now;

	for (guint i = 0; i < 8 && text->len; i++) {
		guint at = g_test_rand_int_range(0, text->len);
		char c = bytes[g_test_rand_int_range(0, sizeof(bytes) - 1)];

		if (i % 2)
			g_string_erase(text, at, 1);
		else
			g_string_insert_c(text, at, c);
	}
	garbled = g_string_free_to_bytes(text);
	now = source_new("", garbled);
	for (guint i = 0; i + 1 < now->count; i++) {
		guint offset = now->tokens[i].offset;
		g_autoptr(GBytes) laid = NULL;
		g_autofree char *a = NULL, *b = NULL;

		if (!is_call(now, i) || g_test_rand_int_range(0, 8))
			continue;
		laid = layout_call(garbled, offset, NULL, 0);
		a = squeeze(garbled);
		b = squeeze(laid);
		g_assert_cmpstr(a, ==, b);
	}
	source_free(now);
}

static gboolean visit_all(visit visit, guint one_in)
{
	g_autofree char *tree = judge_tree("6.12");
	g_autoptr(GPtrArray) files = NULL;

	if (!tree) {
		g_test_skip("no linux 6.12: set KERNEL_612");
		return FALSE;
	}
	files = list_files(tree);
	g_assert_cmpuint(files->len, >=, FILES);
	for (guint f = 0; f < files->len; f++) {
		g_autofree char *path =
			g_build_filename(tree, files->pdata[f], NULL);
		g_autoptr(GBytes) bytes = NULL;
		g_autoptr(GArray) items = NULL;
		struct source *file;
		char *text;
		gsize length;

		g_assert_true(g_file_get_contents(path, &text, &length, NULL));
		bytes = g_bytes_new_take(text, length);
		file = source_new(path, bytes);
		items = items_new(file);
		for (guint i = f % one_in; i < items->len; i += one_in) {
			struct source *part = cut(
				file, &g_array_index(items, struct item, i));

			visit(part);
			source_free(part);
		}
		source_free(file);
	}
	return TRUE;
}

static void test_calls(void)
{
	checked_lines = 0;
	if (!visit_all(check_all, 1))
		return;
	g_test_message("%u continuation lines", checked_lines);
	g_assert_cmpuint(checked_lines, >, 1000);
}

static void test_garbled(void)
{
	visit_all(check_garbled, 10);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/layout/tree/calls", test_calls);
	g_test_add_func("/layout/tree/garbled", test_garbled);
	return g_test_run();
}
