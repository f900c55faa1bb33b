// SPDX-License-Identifier: GPL-2.0
/* Which words of a copy stay. Lines first: few of them differ. */
#include "apply/carry-parts.h"

#include <string.h>

#include "base/compare.h"

guint carry_end_of(const struct source *source, guint i)
{
	return source->tokens[i].offset + source->tokens[i].length;
}

guint carry_gap_from(const struct source *source, guint i)
{
	return i ? carry_end_of(source, i - 1) : 0;
}

guint carry_gap_to(const struct source *source, guint i)
{
	return i < source->count ? source->tokens[i].offset : source->length;
}

static gboolean same_words(gconstpointer data, guint i, guint k)
{
	const struct carrying *at = data;
	const struct token *x = &at->a.source->tokens[i];
	const struct token *y = &at->b.source->tokens[k];

	return x->length == y->length &&
	       !memcmp(at->a.source->text + x->offset,
		       at->b.source->text + y->offset, x->length);
}

static guint line_length(const struct source *source, guint line)
{
	return (line + 1 < source->line_count ? source->lines[line + 1]
					      : source->length) -
	       source->lines[line];
}

static gboolean same_lines(gconstpointer data, guint i, guint k)
{
	const struct carrying *at = data;
	guint length = line_length(at->a.source, i);

	return length == line_length(at->b.source, k) &&
	       !memcmp(at->a.source->text + at->a.source->lines[i],
		       at->b.source->text + at->b.source->lines[k], length);
}

/* The words of a block of lines that differ, in both texts. */
struct block {
	const struct carrying *at;
	guint first_a, first_b;
};

static gboolean same_in_block(gconstpointer data, guint i, guint k)
{
	const struct block *block = data;

	return same_words(block->at, block->first_a + i, block->first_b + k);
}

/* The first word in this line (from 0) or behind it. */
static guint word_at(const struct source *source, guint line)
{
	return line < source->line_count
		       ? source_at(source, source->lines[line])
		       : source->count;
}

/* Compares the words of lines that differ. */
static void compare_block(struct carrying *at, guint i, guint k, guint p,
			  guint q)
{
	struct block block = {at, word_at(at->a.source, i),
			      word_at(at->b.source, p)};

	compare_sequences(word_at(at->a.source, k) - block.first_a,
			  word_at(at->b.source, q) - block.first_b,
			  same_in_block, &block, at->a.marked + block.first_a,
			  at->b.marked + block.first_b);
}

/* Whether the words that stay are the same ones in both texts. */
static gboolean agree(const struct carrying *at)
{
	guint i = 0, p = 0;

	for (;;) {
		while (i < at->a.source->count && at->a.marked[i])
			i++;
		while (p < at->b.source->count && at->b.marked[p])
			p++;
		if (i == at->a.source->count || p == at->b.source->count)
			break;
		if (!same_words(at, i++, p++))
			return FALSE;
	}
	return i == at->a.source->count && p == at->b.source->count;
}

void carry_compare(struct carrying *at)
{
	guint n = at->a.source->line_count, m = at->b.source->line_count;
	gboolean *gone = g_new0(gboolean, n + 1);
	gboolean *come = g_new0(gboolean, m + 1);

	compare_sequences(n, m, same_lines, at, gone, come);
	for (guint i = 0, p = 0; i < n || p < m; i++, p++) {
		guint k = i, q = p;

		while (gone[k])
			k++;
		while (come[q])
			q++;
		if (k > i || q > p)
			compare_block(at, i, k, p, q);
		i = k;
		p = q;
	}
	g_free(gone);
	g_free(come);
	if (agree(at))
		return;
	/* a comment that ends elsewhere: all words, one by one */
	memset(at->a.marked, 0, at->a.source->count * sizeof(gboolean));
	memset(at->b.marked, 0, at->b.source->count * sizeof(gboolean));
	compare_sequences(at->a.source->count, at->b.source->count, same_words,
			  at, at->a.marked, at->b.marked);
}
