// SPDX-License-Identifier: GPL-2.0
/*
 * Whatever the bytes, the readers come back with places inside of the text:
 * random damage to real code, with a fixed seed, under the sanitizers.
 */
#include "code/bracket.h"
#include "code/cfg.h"
#include "code.h"
#include "base/edit.h"
#include "judge.h"
#include "rewrite/retoken.h"

#define ROUNDS 400
#define LENGTH 6000 /* bytes of a file that are taken */

static const char *const kernel[] = {"mm/gup_test.c", "net/rds/info.c",
				     "drivers/vfio/vfio_iommu_type1.c",
				     "io_uring/rsrc.c"};

static GPtrArray *texts_of(void)
{
	g_autofree char *tree = judge_tree("6.12");
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; tree && i < G_N_ELEMENTS(kernel); i++) {
		g_autofree char *path = g_build_filename(tree, kernel[i], NULL);
		char *text;

		if (g_file_get_contents(path, &text, NULL, NULL))
			g_ptr_array_add(texts, text);
	}
	if (!texts->len) {
		g_autofree char *path =
			g_test_build_filename(G_TEST_DIST, "..", "..", "driver",
					      "code", "item.c", NULL);
		char *text;

		g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
		g_ptr_array_add(texts, text);
	}
	return texts;
}

/* A piece of the text with a few bytes gone, doubled, moved or thrown in. */
static GString *damage(const char *text, GRand *rand)
{
	static const char bytes[] = "{}()[];:#\\\"'/*?,=\n\r\t \0\377&|<>.ax0";
	gsize all = strlen(text);
	gsize from = all > LENGTH ? g_rand_int_range(rand, 0, all - LENGTH) : 0;
	GString *out = g_string_new_len(text + from, MIN(all - from, LENGTH));
	guint n = g_rand_int_range(rand, 0, 12);

	while (n-- && out->len > 100) {
		guint at = g_rand_int_range(rand, 0, out->len - 60);
		guint length = g_rand_int_range(rand, 1, 60);
		g_autofree char *piece = g_memdup2(out->str + at, length);

		switch (g_rand_int_range(rand, 0, 4)) {
		case 0:
			g_string_erase(out, at, length);
			break;
		case 1:
			g_string_insert_len(out, at, piece, length);
			break;
		case 2:
			g_string_insert_len(out,
					    g_rand_int_range(rand, 0, out->len),
					    piece, length);
			break;
		default:
			g_string_insert_c(out, at,
					  bytes[g_rand_int_range(
						  rand, 0, sizeof(bytes) - 1)]);
		}
	}
	return out;
}

static void check_tokens(const struct source *source)
{
	guint end = 0;

	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		g_assert_cmpuint(token->length, >, 0);
		g_assert_cmpuint(token->offset, >=, end);
		end = token->offset + token->length;
		g_assert_cmpuint(end, <=, source->length);
		g_assert_cmpuint(source_at(source, token->offset), ==, i);
		g_assert_cmpuint(
			source_offset(source, token->line,
				      source_column(source, token->offset)),
			==, token->offset);
		g_assert_cmpuint(source_close(source, i), <=, source->count);
	}
}

static void check_items(const struct unit *unit)
{
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);
		struct stmt *root = stmt_parse(unit->source, item);
		struct cfg *cfg = cfg_new(unit->source, root);

		g_assert_cmpuint(item->first, <=, item->last);
		g_assert_cmpuint(item->last, <, unit->source->count);
		for (guint n = 0; n < cfg->nodes->len; n++) {
			const struct cfg_node *node = cfg_node(cfg, n);

			if (node->first <= node->last)
				g_assert_cmpuint(node->last, <,
						 unit->source->count);
			for (guint e = 0; e < node->next->len; e++)
				g_assert_cmpuint(g_array_index(node->next,
							       struct cfg_edge,
							       e)
							 .to,
						 <, cfg->nodes->len);
		}
		for (guint t = item->first; t <= item->last; t += 7) {
			g_assert_nonnull(stmt_at(root, t));
			g_array_unref(unit_arguments(unit, t));
		}
		cfg_free(cfg);
		stmt_free(root);
	}
}

/* The copy keeps its form; a result of any words can be taken over. */
static void check_copy(const struct unit *unit, GBytes *result)
{
	struct mask *mask = mask_new(unit->source, unit->items);
	struct edits *edits = edits_new();
	GBytes *copy, *after;

	for (guint i = 0; i < unit->source->count; i += 5) {
		mask_keep(mask, i);
		mask_simplify(mask, i);
	}
	if (unit->source->count % 2)
		mask_alone(mask);
	copy = mask_text(mask);
	g_assert_cmpuint(g_bytes_get_size(copy), ==, unit->source->length);
	retoken_add(edits, mask, copy, result);
	after = edits_apply(edits, unit->source->bytes, NULL);
	g_assert_nonnull(after);
	g_bytes_unref(after);
	g_bytes_unref(copy);
	edits_free(edits);
	mask_free(mask);
}

static void test_damage(void)
{
	g_autoptr(GPtrArray) texts = texts_of();
	GRand *rand = g_rand_new_with_seed(4004);

	for (guint i = 0; i < ROUNDS; i++) {
		const char *text = texts->pdata[i % texts->len];
		GString *damaged = damage(text, rand);
		/* not a byte more: one that is read too far is seen */
		GBytes *bytes = g_bytes_new_take(
			g_memdup2(damaged->str, damaged->len), damaged->len);
		struct unit *unit = unit_new("damaged.c", bytes);

		check_tokens(unit->source);
		check_items(unit);
		if (i % 4 == 0)
			check_copy(unit, bytes);
		unit_free(unit);
		g_bytes_unref(bytes);
		g_string_free(damaged, TRUE);
	}
	g_rand_free(rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fuzz/damage", test_damage);
	return g_test_run();
}
