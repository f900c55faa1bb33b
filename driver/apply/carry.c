// SPDX-License-Identifier: GPL-2.0
#include "apply/carry.h"

#include <string.h>

#include "apply/carry-parts.h"

static guint count_newlines(const char *text, guint from, guint to)
{
	guint count = 0;

	for (; from < to; from++)
		count += text[from] == '\n';
	return count;
}

/* Whether the file has something here that the copy hides. */
static gboolean hides(const struct carrying *at, guint from, guint to)
{
	for (; from < to; from++)
		if (!g_ascii_isspace(at->file[from]) && at->file[from] != '\\')
			return TRUE;
	return FALSE;
}

/* A gap of the result, without empty lines that the file had not there. */
static void add_gap(struct carrying *at, guint p, guint most)
{
	const struct source *b = at->b.source;
	guint from = carry_gap_from(b, p), to = carry_gap_to(b, p);
	guint lines = count_newlines(b->text, from, to);

	for (; from < to; from++) {
		gboolean newline = b->text[from] == '\n';

		if (newline && lines > most)
			lines--;
		else
			g_string_append_c(at->out, b->text[from]);
	}
}

/* An empty line (2) between the first and the last that go parts the rest. */
static guint newlines_inside(const struct carrying *at, guint i, guint k)
{
	const struct source *a = at->a.source;
	guint most = 0;

	for (guint x = i + 1; x < k; x++)
		most = MAX(most, count_newlines(at->file, carry_gap_from(a, x),
						carry_gap_to(a, x)));
	return MIN(most, 2);
}

/* How many newlines may stand where words i to k (exclusive) have gone. */
static guint most_newlines(const struct carrying *at, guint i, guint k, guint p)
{
	const struct source *a = at->a.source;
	guint before = count_newlines(at->file, carry_gap_from(a, i),
				      carry_gap_to(a, i));
	guint behind = count_newlines(at->file, carry_gap_from(a, k),
				      carry_gap_to(a, k));
	guint most = MAX(before, behind);

	most = MAX(most, newlines_inside(at, i, k));
	if ((p && source_is(at->b.source, p - 1, "{")) ||
	    source_is(at->b.source, p, "}"))
		most = MIN(before, behind);
	return MAX(most, 1);
}

/*
 * The gap before a word that came, or of the word behind those: as the file has
 * it, unless spatch begins or joins lines.
 */
static void add_either(struct carrying *at, guint i, guint p)
{
	const struct source *a = at->a.source, *b = at->b.source;
	guint from = carry_gap_from(a, i), to = carry_gap_to(a, i);
	gboolean file = count_newlines(at->file, from, to) > 0;
	gboolean result = count_newlines(b->text, carry_gap_from(b, p),
					 carry_gap_to(b, p)) > 0;

	if ((file == result &&
	     (from == to) == (carry_gap_from(b, p) == carry_gap_to(b, p))) ||
	    hides(at, from, to))
		g_string_append_len(at->out, at->file + from, to - from);
	else
		add_gap(at, p, G_MAXUINT);
}

/* Whether spatch has kept an empty line that stood among words i to k. */
static gboolean parts(const struct carrying *at, guint i, guint k, guint p)
{
	const struct source *a = at->a.source, *b = at->b.source;

	return newlines_inside(at, i, k) > 1 &&
	       count_newlines(b->text, carry_gap_from(b, p),
			      carry_gap_to(b, p)) > 1 &&
	       count_newlines(at->file, carry_gap_from(a, i),
			      carry_gap_to(a, i)) == 1 &&
	       !hides(at, carry_gap_from(a, i), carry_gap_to(a, i));
}

static void add_words(struct carrying *at, guint p, guint q)
{
	const struct source *b = at->b.source;

	if (p < q)
		g_string_append_len(at->out, b->text + b->tokens[p].offset,
				    carry_end_of(b, q - 1) -
					    b->tokens[p].offset);
}

/* Words i to k (exclusive) have gone and none came. */
static void add_nothing(struct carrying *at, guint i, guint k, guint p)
{
	const struct source *a = at->a.source;
	gboolean before = hides(at, carry_gap_from(a, i), carry_gap_to(a, i));
	gboolean behind = hides(at, carry_gap_from(a, k), carry_gap_to(a, k));

	if (before)
		g_string_append_len(at->out, at->file + carry_gap_from(a, i),
				    carry_gap_to(a, i) - carry_gap_from(a, i));
	if (behind)
		g_string_append_len(at->out, at->file + carry_gap_from(a, k),
				    carry_gap_to(a, k) - carry_gap_from(a, k));
	if (!before && !behind)
		add_gap(at, p, most_newlines(at, i, k, p));
}

/* Whether names come in the place of as many names. */
static gboolean are_renamed(const struct carrying *at, guint i, guint k,
			    guint p, guint q)
{
	gboolean are = k > i && k - i == q - p;

	for (guint x = 0; are && x < k - i; x++)
		are = at->a.source->tokens[i + x].kind == TOKEN_IDENT &&
		      at->b.source->tokens[p + x].kind == TOKEN_IDENT;
	return are;
}

/* Display column of the end of a text. */
static guint column_of(const char *text, gsize length)
{
	guint column = 0;
	gsize from = length;

	while (from && text[from - 1] != '\n')
		from--;
	for (; from < length; from++)
		column = text[from] == '\t' ? (column + 8) / 8 * 8 : column + 1;
	return column;
}

/* The gap behind a name: tabs go as far as they did, or one further. */
static void add_tabs_or_gap(struct carrying *at, guint from, guint to)
{
	guint target = column_of(at->file, to);

	if (from == to || strspn(at->file + from, "\t") < to - from) {
		g_string_append_len(at->out, at->file + from, to - from);
		return;
	}
	do
		g_string_append_c(at->out, '\t');
	while (column_of(at->out->str, at->out->len) < target);
}

/* Names that are written otherwise move nothing around them. */
static void rename_words(struct carrying *at, guint i, guint k, guint p)
{
	const struct source *a = at->a.source;

	for (; i < k; i++, p++) {
		g_string_append_len(at->out, at->file + carry_gap_from(a, i),
				    carry_gap_to(a, i) - carry_gap_from(a, i));
		add_words(at, p, p + 1);
	}
	add_tabs_or_gap(at, carry_gap_from(a, k), carry_gap_to(a, k));
}

static void add_change(struct carrying *at, guint i, guint k, guint p, guint q)
{
	const struct source *a = at->a.source, *b = at->b.source;

	if (are_renamed(at, i, k, p, q)) {
		rename_words(at, i, k, p);
	} else if (p == q) {
		add_nothing(at, i, k, p);
	} else if (i < k) {
		if (parts(at, i, k, p))
			add_gap(at, p, 2);
		else
			add_either(at, i, p);
		add_words(at, p, q);
		add_either(at, k, q);
	} else {
		add_gap(at, p, G_MAXUINT);
		add_words(at, p, q);
		if (hides(at, carry_gap_from(a, i), carry_gap_to(a, i)))
			g_string_append_len(
				at->out, at->file + carry_gap_from(a, i),
				carry_gap_to(a, i) - carry_gap_from(a, i));
		else
			g_string_append_len(
				at->out, b->text + carry_gap_from(b, q),
				carry_gap_to(b, q) - carry_gap_from(b, q));
	}
}

/* Whether something is hidden between words i to k (exclusive). */
static gboolean hides_inside(const struct carrying *at, guint i, guint k)
{
	for (guint x = i + 1; x < k; x++)
		if (hides(at, carry_gap_from(at->a.source, x),
			  carry_gap_to(at->a.source, x)))
			return TRUE;
	return FALSE;
}

/* Words i to k of the copy become words p to q of the result, or stay. */
static void carry_change(struct carrying *at, guint i, guint k, guint p,
			 guint q)
{
	const struct source *a = at->a.source;
	struct carry *carry = at->carry;
	struct carry_span span = {.before = i < k ? a->tokens[i].offset
						  : carry_gap_from(a, i)};
	guint from = carry_gap_from(a, i), start = at->out->len;
	gboolean refused = hides_inside(at, i, k);

	span.gone = i < k ? carry_end_of(a, k - 1) - span.before : 0;
	refused |= carry->differs && carry->differs(carry->data, span.before,
						    span.before + span.gone);
	if (refused ||
	    (carry->stays &&
	     carry->stays(carry->data, span.before, span.before + span.gone))) {
		g_string_append_len(at->out, at->file + from,
				    carry_gap_to(a, k) - from);
		if (refused)
			g_array_append_val(carry->refused, span);
		return;
	}
	add_change(at, i, k, p, q);
	span.after = start;
	while (p < q && span.after < at->out->len &&
	       g_ascii_isspace(at->out->str[span.after]))
		span.after++;
	span.come = 0;
	if (p < q)
		span.come = carry_end_of(at->b.source, q - 1) -
			    at->b.source->tokens[p].offset;
	g_array_append_val(carry->spans, span);
}

static void carry_words(struct carrying *at)
{
	const struct source *a = at->a.source, *b = at->b.source;
	guint i = 0, p = 0;

	for (;;) {
		guint k = i, q = p, from;

		while (k < a->count && at->a.marked[k])
			k++;
		while (q < b->count && at->b.marked[q])
			q++;
		from = carry_gap_from(a, k);
		if (k > i || q > p)
			carry_change(at, i, k, p, q);
		else
			g_string_append_len(at->out, at->file + from,
					    carry_gap_to(a, k) - from);
		if (k >= a->count)
			break;
		g_string_append_len(at->out, at->file + a->tokens[k].offset,
				    a->tokens[k].length);
		i = k + 1;
		p = q + 1;
	}
}

GBytes *carry_back(struct carry *carry)
{
	struct carrying at = {.carry = carry, .out = g_string_new(NULL)};

	at.file = g_bytes_get_data(carry->file, NULL);
	at.a.source = source_new("copy", carry->copy);
	at.b.source = source_new("result", carry->result);
	at.a.marked = g_new0(gboolean, at.a.source->count + 1);
	at.b.marked = g_new0(gboolean, at.b.source->count + 1);
	carry->spans = g_array_new(FALSE, FALSE, sizeof(struct carry_span));
	carry->refused = g_array_new(FALSE, FALSE, sizeof(struct carry_span));
	carry_compare(&at);
	carry_words(&at);
	g_free(at.a.marked);
	g_free(at.b.marked);
	source_free(at.a.source);
	source_free(at.b.source);
	return g_string_free_to_bytes(at.out);
}
