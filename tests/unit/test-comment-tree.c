// SPDX-License-Identifier: GPL-2.0
/* Above every call of real files, a comment finds a place between statements. */
#include "parts.h"

#include "rewrite/comment.h"
#include "base/edit.h"

#define TAG "Pin lifetime:"

static guint places;

/* The last token of code before an offset; G_MAXUINT: there is none. */
static guint code_before(const struct source *source, guint offset,
			 enum directive directive)
{
	guint i = source_at(source, offset);

	while (i--)
		if (source->tokens[i].kind != TOKEN_COMMENT &&
		    source->tokens[i].directive == directive)
			return i;
	return G_MAXUINT;
}

static gboolean in_parentheses(const struct source *source, guint last,
			       enum directive directive)
{
	GString *stack = g_string_new(NULL);
	gboolean inside;

	for (guint i = 0; i <= last; i++) {
		char c = source->text[source->tokens[i].offset];

		if (source->tokens[i].kind != TOKEN_PUNCT ||
		    source->tokens[i].directive != directive)
			continue;
		if (strchr("([{", c))
			g_string_append_c(stack, c);
		else if (strchr(")]}", c) && stack->len)
			g_string_truncate(stack, stack->len - 1);
	}
	inside = stack->len && stack->str[stack->len - 1] != '{';
	g_string_free(stack, TRUE);
	return inside;
}

static void check_between(const struct source *source,
			  const struct comment_place *place, guint call)
{
	static const char *const ends[] = {";", "{", "}",    ":",
					   ")", "(", "else", "do"};
	enum directive directive =
		place->macro ? DIRECTIVE_DEFINE : DIRECTIVE_NONE;
	guint last = code_before(source, place->offset, directive);
	gboolean good = last == G_MAXUINT || place->macro;

	for (guint i = 0; i < G_N_ELEMENTS(ends) && !good; i++)
		good = source_is(source, last, ends[i]);
	if (good && last != G_MAXUINT && !place->macro)
		good = !in_parentheses(source, last, directive);
	if (good)
		return;
	g_test_message("token %u, place at byte %u:\n%.*s", call, place->offset,
		       (int)source->length, source->text);
	g_test_fail();
}

/* The same call still asks for that place, and finds the comment there. */
static void check_again(const struct source *source, guint call,
			const struct comment_place *place)
{
	g_autofree char *text = comment_write(place, COMMENT_KERNEL,
					      TAG " EDITME - of this pin.");
	struct edits *edits = edits_new();
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GArray) items = NULL;
	struct comment_place again;
	struct source *after;
	struct stmt *root;
	guint token;

	edits_add(edits, place->offset, 0, text);
	bytes = edits_apply(edits, source->bytes, NULL);
	after = source_new("", bytes);
	g_assert_cmpuint(after->count, ==, source->count + 1);
	items = items_new(after);
	token = source_at(after, edits_map(edits, source->tokens[call].offset));
	root = stmt_parse(after, items_at(items, token));
	comment_find(after, items_at(items, token), root, token, &again);
	g_assert_true(comment_present(after, &again, TAG));
	g_assert_cmpuint(again.column, ==, place->column);
	stmt_free(root);
	source_free(after);
	edits_free(edits);
}

static void check_part(const struct source *source)
{
	g_autoptr(GArray) items = items_new(source);

	for (guint i = 0; i + 1 < source->count; i++) {
		const struct item *item = items_at(items, i);
		struct comment_place place;
		struct stmt *root;

		if (!parts_is_call(source, i) || !item ||
		    item->kind == ITEM_OTHER ||
		    (item->kind == ITEM_FUNCTION && i <= item->body) ||
		    (item->kind == ITEM_MACRO && i <= item->name) ||
		    (source->tokens[i].directive != DIRECTIVE_NONE &&
		     source->tokens[i].directive != DIRECTIVE_DEFINE))
			continue;
		root = stmt_parse(source, item);
		comment_find(source, item, root, i, &place);
		stmt_free(root);
		g_assert_cmpuint(source_column(source, place.offset), ==, 0);
		g_assert_false(comment_present(source, &place, TAG));
		check_between(source, &place, i);
		check_again(source, i, &place);
		places++;
	}
}

static void test_places(void)
{
	places = 0;
	if (!parts_visit(check_part, 2))
		return;
	g_test_message("%u places", places);
	g_assert_cmpuint(places, >, 1000);
}

/* Whatever bytes stand there: some place, and no crash. */
static void check_garbled(const struct source *source)
{
	static const char bytes[] = "(){}[],;\n\t\\\"'/*#=&|? :";
	GString *text = g_string_new_len(source->text, source->length);
	g_autoptr(GBytes) garbled = NULL;
	g_autoptr(GArray) items = NULL;
	struct source *now;

	for (guint i = 0; i < 6 && text->len; i++) {
		guint at = g_test_rand_int_range(0, text->len);

		if (i % 2)
			g_string_erase(text, at, 1);
		else
			g_string_insert_c(text, at,
					  bytes[g_test_rand_int_range(
						  0, sizeof(bytes) - 1)]);
	}
	garbled = g_string_free_to_bytes(text);
	now = source_new("", garbled);
	items = items_new(now);
	for (guint i = 0; i + 1 < now->count; i++) {
		const struct item *item = items_at(items, i);
		struct comment_place place;
		struct stmt *root;

		if (!parts_is_call(now, i) || !item ||
		    g_test_rand_int_range(0, 4))
			continue;
		root = stmt_parse(now, item);
		comment_find(now, item, root, i, &place);
		stmt_free(root);
		g_assert_cmpuint(place.offset, <=, now->length);
		g_assert_cmpuint(source_column(now, place.offset), ==, 0);
		comment_present(now, &place, TAG);
	}
	source_free(now);
}

static void test_garbled(void)
{
	parts_visit(check_garbled, 3);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/comment/tree/places", test_places);
	g_test_add_func("/comment/tree/garbled", test_garbled);
	return g_test_run();
}
