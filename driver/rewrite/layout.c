// SPDX-License-Identifier: GPL-2.0
#include "rewrite/layout.h"

#include <string.h>

#include "base/edit.h"
#include "rewrite/region.h"
#include "rewrite/shift.h"

enum {
	COLUMNS_HARD = 100,
	COLUMNS_BACKSLASH = 2, /* " \" at the end of a macro's lines */
};

guint layout_column(const struct source *source, guint offset)
{
	return region_column(source, offset);
}

void layout_add_indent(GString *out, guint column)
{
	for (guint i = 0; i < column / FILL_TAB; i++)
		g_string_append_c(out, '\t');
	for (guint i = 0; i < column % FILL_TAB; i++)
		g_string_append_c(out, ' ');
}

static int backslash_of(const struct source *source, guint line)
{
	guint end;

	if (line < 1 || line >= source->line_count)
		return -1;
	end = region_line_end(source, line);
	if (end == source->lines[line - 1] || source->text[end - 1] != '\\')
		return -1;
	return region_column(source, end - 1);
}

int layout_backslash(const struct source *source, guint line, gboolean *aligned)
{
	int column = backslash_of(source, line);
	guint end;

	if (column < 0)
		return -1;
	end = region_line_end(source, line) - 1;
	if (aligned)
		*aligned = (end > source->lines[line - 1] &&
			    source->text[end - 1] == '\t') ||
			   backslash_of(source, line - 1) == column ||
			   backslash_of(source, line + 1) == column;
	return column;
}

void layout_add_backslash(GString *out, guint column, int target)
{
	const char *space = target % FILL_TAB ? " " : "\t";

	if (target <= (int)column)
		space = NULL;
	while (space && column < (guint)target) {
		g_string_append(out, space);
		column = fill_advance(column, space, 1);
	}
	g_string_append(out, space ? "\\" : " \\");
}

/* The column that backslashes of the call's lines should stand in, or -1. */
static int find_target(const struct region *region)
{
	guint line = region->before->tokens[region->before_name].line;

	for (guint back = 0; back < 2; back++) {
		gboolean aligned = FALSE;
		int column =
			layout_backslash(region->before, line - back, &aligned);

		int above;

		if (column < 0)
			continue;
		if (aligned)
			return column;
		/* the text may have run over the column */
		above = layout_backslash(region->before, line - back - 1,
					 &aligned);
		return aligned && above < column ? above : -1;
	}
	return -1;
}

/* The lines of a comment, moved as far as its first one. */
static char *move_comment(const struct word *word, guint column)
{
	GString *out = g_string_new(NULL);
	guint i = 0;

	while (i < word->length) {
		guint from = i, indent;

		while (i < word->length && word->text[i++] != '\n')
			;
		g_string_append_len(out, word->text + from, i - from);
		from = i;
		while (i < word->length &&
		       (word->text[i] == ' ' || word->text[i] == '\t'))
			i++;
		if (i == word->length || i == from || word->text[i] == '\n')
			continue;
		indent = fill_advance(0, word->text + from, i - from) + column;
		layout_add_indent(
			out, indent > word->column ? indent - word->column : 0);
	}
	return g_string_free(out, FALSE);
}

static void replace(struct edits *edits, const struct source *source,
		    guint from, guint to, const char *text)
{
	if (strlen(text) != to - from ||
	    memcmp(source->text + from, text, to - from))
		edits_add(edits, from, to - from, text);
}

/* The white space before word i as the layout wants it. */
static void write_gap(const struct region *region, const struct fill *fill,
		      guint i, int target, struct edits *edits)
{
	const struct source *source = region->source;
	guint token = region->name + i;
	guint from = region_end_of(source, token - 1);
	GString *gap = g_string_new(NULL);

	if (fill->spots[i].indent >= 0) {
		if (region->macro)
			layout_add_backslash(gap,
					     i ? fill->spots[i - 1].end
					       : region_column(source, from),
					     target);
		g_string_append_c(gap, '\n');
		layout_add_indent(gap, fill->spots[i].indent);
	} else {
		const struct word *word = &fill->words[i];
		guint at = fill_advance(fill->spots[i - 1].end, word->space,
					word->space_length);

		if (at == fill->spots[i].column)
			g_string_append_len(gap, word->space,
					    word->space_length);
		else
			g_string_append_c(gap, ' ');
	}
	replace(edits, source, from, source->tokens[token].offset, gap->str);
	g_string_free(gap, TRUE);
}

/* The backslash behind the last line stands where it stood. */
static void write_last_backslash(const struct region *region,
				 const struct fill *fill, int target,
				 struct edits *edits)
{
	const struct source *source = region->source;
	guint from = region_end_of(source, region->last), line = 1, end;
	GString *gap = g_string_new(NULL);

	line = source->tokens[region->last].line;
	end = region_line_end(source, line);
	if (end > from && source->text[end - 1] == '\\') {
		layout_add_backslash(gap, fill->spots[fill->count - 1].end,
				     target);
		replace(edits, source, from, end, gap->str);
	}
	g_string_free(gap, TRUE);
}

static struct edits *write_layout(const struct region *region,
				  const struct fill *fill, int target)
{
	struct edits *edits = edits_new();

	for (guint i = 0; i < fill->count; i++) {
		const struct word *word = &fill->words[i];
		guint column = fill->spots[i].column;

		if (i || fill->head)
			write_gap(region, fill, i, target, edits);
		if (!region->macro && column != word->column &&
		    *word->text == '/' && word->length > 1 &&
		    memchr(word->text, '\n', word->length)) {
			g_autofree char *moved = move_comment(word, column);

			edits_add(
				edits,
				region->source->tokens[region->name + i].offset,
				word->length, moved);
		}
	}
	if (region->macro)
		write_last_backslash(region, fill, target, edits);
	return edits;
}

/* Columns that the last line may have more than those that go on. */
static guint spare_of(const struct region *region, guint margin)
{
	const struct source *source = region->source;
	guint line = source->tokens[region->last].line;

	return layout_backslash(source, line, NULL) < 0 ? margin : 0;
}

/* Sets a fill up for the region, with this much room at the end of lines. */
static void begin(const struct region *region, guint margin, struct fill *fill)
{
	const struct word *words = (const struct word *)region->words->data;

	fill_init(fill, words, region->words->len);
	fill->start = words->column;
	fill->base = region->base;
	fill->soft = REGION_COLUMNS - margin;
	fill->hard = COLUMNS_HARD - margin;
	fill->spare = spare_of(region, margin);
}

/*
 * Where the name is too long for lines behind its parenthesis, the author's
 * way to go on is kept, if that tears nothing: alignment was not his.
 */
static void keep_own(const struct region *region, struct fill *best)
{
	struct fill own;

	if (region->own < 0 || (!best->cost.over && !best->cost.over_hard &&
				!best->torn && !best->longs))
		return;
	begin(region, 0, &own);
	own.wrap = FILL_KEEP;
	own.own = TRUE;
	own.own_column = region->own;
	own.shift = region->shift;
	fill_run(&own);
	if (!own.cost.over && !own.cost.over_hard && !own.torn &&
	    (own.longs < best->longs ||
	     (own.longs == best->longs &&
	      (best->cost.over || best->cost.over_hard || best->torn)))) {
		fill_release(best);
		*best = own;
	} else {
		fill_release(&own);
	}
}

/*
 * The best of all ways to lay the region out with this much room left at the
 * end of lines that go on; the author's own wins a tie.
 */
static void choose(const struct region *region, guint margin, struct fill *best)
{
	begin(region, margin, best);
	for (guint k = 0; k < 6; k++) {
		struct fill fill;

		if (k >= 3 && region->head < 0)
			break;
		begin(region, margin, &fill);
		fill.wrap = k % 3;
		fill.head = k >= 3;
		if (fill.head)
			fill.start = region->head;
		fill_run(&fill);
		if (!k || fill_better(&fill.cost, &best->cost)) {
			fill_release(best);
			*best = fill;
		} else {
			fill_release(&fill);
		}
		if (!k && !best->cost.over && !best->cost.over_hard &&
		    (!best->longs || best->lines == 1))
			break;
	}
}

/*
 * Several lines of a macro end before the column of its backslashes where they
 * can; a call that fits its line need not be broken for that.
 */
static void choose_in_macro(const struct region *region, int target,
			    struct fill *best)
{
	struct fill narrow;

	choose(region, COLUMNS_BACKSLASH, best);
	if (best->lines == 1 || target < 0 ||
	    target >= REGION_COLUMNS - COLUMNS_BACKSLASH + 1)
		return;
	choose(region, REGION_COLUMNS + 1 - target, &narrow);
	if (!narrow.cost.over && !narrow.cost.over_hard) {
		fill_release(best);
		*best = narrow;
	} else {
		fill_release(&narrow);
	}
}

GBytes *layout_call(GBytes *text, guint offset, const struct source *before,
		    guint before_offset)
{
	struct source *source = source_new("", text);
	struct region *region =
		region_new(source, offset, before ? before : source,
			   before ? before_offset : offset);
	GBytes *after = NULL;

	if (region) {
		int target = region->macro ? find_target(region) : -1;
		struct edits *edits;
		struct fill fill;

		if (region->macro) {
			choose_in_macro(region, target, &fill);
		} else {
			choose(region, 0, &fill);
			keep_own(region, &fill);
		}
		edits = write_layout(region, &fill, target);
		after = edits_apply(edits, text, NULL);
		edits_free(edits);
		fill_release(&fill);
	} else {
		after = shift_call(source, offset);
	}
	region_free(region);
	source_free(source);
	return after ? after : g_bytes_ref(text);
}
