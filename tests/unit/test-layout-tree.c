// SPDX-License-Identifier: GPL-2.0
/* Every call of real files survives a longer name, and looks right after it. */
#include "parts.h"

#include "base/edit.h"
#include "rewrite/layout.h"
#include "code/bracket.h"

#define FILES  50
#define SUFFIX "_shortterm"

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

static gboolean begins_line(const struct source *source, guint i)
{
	guint end = source->tokens[i - 1].offset + source->tokens[i - 1].length;

	return memchr(source->text + end, '\n',
		      source->tokens[i].offset - end) != NULL;
}

/* Whether the author's lines of the call do not stand at its parenthesis. */
static gboolean has_own_way(const struct source *source, guint name)
{
	guint close = source_close(source, name + 1);

	for (guint i = name + 2; i <= close && close < source->count; i++) {
		int wanted = wanted_column(source, name, i);

		if (begins_line(source, i) &&
		    (source_is(source, i - 1, "(") ||
		     (wanted >= 0 &&
		      layout_column(source, source->tokens[i].offset) !=
			      (guint)wanted)))
			return TRUE;
	}
	return FALSE;
}

/* Whether the author began a line of the call in this column. */
static gboolean was_column(const struct source *before, guint name,
			   guint column)
{
	guint close = source_close(before, name + 1);

	for (guint i = name + 2; i <= close && close < before->count; i++)
		if (begins_line(before, i) &&
		    layout_column(before, before->tokens[i].offset) == column)
			return TRUE;
	return FALSE;
}

/*
 * Lines of the call stand at their parenthesis and none ends in one, or they
 * stand where the author's did.
 */
static void check_lines(const struct source *source,
			const struct source *before, guint name)
{
	guint close = source_close(source, name + 1);

	for (guint i = name + 2; i <= close && close < source->count; i++) {
		const struct token *token = &source->tokens[i];
		guint end = token[-1].offset + token[-1].length;
		int wanted = wanted_column(source, name, i);

		if (!memchr(source->text + end, '\n', token->offset - end))
			continue;
		if (source_is(source, i - 1, "("))
			g_assert_true(source_is(before, i - 1, "(") &&
				      begins_line(before, i));
		if (wanted < 0 ||
		    was_column(before, name,
			       layout_column(source, token->offset)))
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
		check_lines(after, source, name);
	source_free(after);
}

static void check_all(const struct source *source)
{
	for (guint i = 0; i + 1 < source->count; i++) {
		guint close;

		if (!parts_is_call(source, i))
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

		if (!parts_is_call(now, i) || g_test_rand_int_range(0, 8))
			continue;
		laid = layout_call(garbled, offset, NULL, 0);
		a = squeeze(garbled);
		b = squeeze(laid);
		g_assert_cmpstr(a, ==, b);
	}
	source_free(now);
}

static void test_calls(void)
{
	checked_lines = 0;
	if (!parts_visit(check_all, 1))
		return;
	g_test_message("%u continuation lines", checked_lines);
	g_assert_cmpuint(checked_lines, >, 1000);
}

static void test_garbled(void)
{
	parts_visit(check_garbled, 10);
}

static struct judge judge;
static guint judged;

/* Lengthens the outermost calls of several lines, all in one text. */
static void judge_calls(const struct source *source)
{
	struct edits *edits = edits_new();
	GArray *names = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autofree char *before = NULL, *after = NULL, *name = NULL;
	GBytes *text;

	for (guint i = 1; i + 1 < source->count; i++) {
		const struct token *token = &source->tokens[i];
		guint close;

		if (!parts_is_call(source, i) || has_directive(source, i) ||
		    !source_column(source, token->offset) ||
		    source->tokens[i - 1].kind == TOKEN_IDENT ||
		    token->directive != DIRECTIVE_NONE)
			continue;
		close = source_close(source, i + 1);
		if (source->tokens[close].line == token->line)
			continue;
		/* what checkpatch.pl says of the author's way, it may say */
		if (has_own_way(source, i)) {
			i = close;
			continue;
		}
		edits_add(edits, token->offset + token->length, 0, SUFFIX);
		g_array_append_val(names, token->offset);
		i = close;
	}
	text = edits_apply(edits, source->bytes, NULL);
	for (guint i = names->len; i-- > 0;) {
		guint offset = g_array_index(names, guint, i);
		GBytes *laid = layout_call(text, edits_map(edits, offset),
					   source, offset);

		g_bytes_unref(text);
		text = laid;
	}
	before = g_strndup(source->text, source->length);
	after = g_strndup(g_bytes_get_data(text, NULL), g_bytes_get_size(text));
	name = g_strdup_printf("part-%u.c", judged);
	if (names->len) {
		judge_add(&judge, name, before, after);
		judged++;
	}
	g_bytes_unref(text);
	g_array_unref(names);
	edits_free(edits);
}

static void test_checkpatch(gconstpointer version)
{
	static const char types[] = "PARENTHESIS_ALIGNMENT,OPEN_ENDED_LINE,"
				    "CODE_INDENT,LEADING_SPACE,TABSTOP,"
				    "SPACE_BEFORE_TAB,TRAILING_WHITESPACE";
	g_autofree char *said = NULL;

	judged = 0;
	judge_init(&judge);
	if (parts_visit(judge_calls, 5)) {
		said = judge_run(&judge, version, types);
		g_assert_cmpuint(judged, >, 50);
		if (said)
			g_assert_cmpstr(said, ==, "");
		else
			g_test_skip("no such linux tree: set KERNEL_61");
	}
	judge_release(&judge);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/layout/tree/calls", test_calls);
	g_test_add_func("/layout/tree/garbled", test_garbled);
	g_test_add_data_func("/layout/tree/checkpatch/6.12", "6.12",
			     test_checkpatch);
	g_test_add_data_func("/layout/tree/checkpatch/6.1", "6.1",
			     test_checkpatch);
	return g_test_run();
}
