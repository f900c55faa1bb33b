// SPDX-License-Identifier: GPL-2.0
#include "rewrite/retoken.h"

#include <string.h>

#include "base/compare.h"
#include "code/lonely.h"
#include "rewrite/wholeline.h"

/* The words of one text that count: no comments. */
struct words {
	struct source *source;
	GArray *tokens; /* guint: token indexes */
	const struct mask *mask; /* of the copy: what the file has there */
	guint hollow; /* "{}" that are not compared */
	gboolean tight; /* a block like "{x;}": it could become such a one */
};

/* Whether "{}" begins at token i, where a statement can be all of something. */
static gboolean is_hollow(const struct source *source, guint i)
{
	static const char *const heads[] = {")", "else", "do", NULL};
	static const char *const behind[] = {";", ",", ")", "]", ".", NULL};

	return source_is(source, i, "{") && source_is(source, i + 1, "}") &&
	       source->tokens[i + 1].offset == source->tokens[i].offset + 1 &&
	       source_is_any(source, source_prev(source, i), heads) &&
	       !source_is_any(source, source_next(source, i + 1), behind);
}

static gboolean is_tight(const struct source *source, guint i)
{
	return source_is(source, i, "{") && i + 1 < source->count &&
	       source->tokens[i + 1].offset == source->tokens[i].offset + 1 &&
	       !source_is(source, i + 1, "}");
}

/*
 * Where a statement was all that something had, spatch leaves "{}" of it (and
 * nothing behind a do): neither text is compared there. What was in braces
 * keeps its blanks.
 */
static struct words words_of(GBytes *text, const struct mask *mask)
{
	struct words words = {
		.source = source_new("copy", text),
		.tokens = g_array_new(FALSE, FALSE, sizeof(guint)),
		.mask = mask,
	};
	guint depth = 0;

	for (guint i = 0; i < words.source->count; i++) {
		if (words.source->tokens[i].kind == TOKEN_COMMENT)
			continue;
		if (depth && is_hollow(words.source, i)) {
			words.hollow++;
			i++;
			continue;
		}
		words.tight |= depth && is_tight(words.source, i);
		if (source_is(words.source, i, "{"))
			depth++;
		else if (source_is(words.source, i, "}") && depth)
			depth--;
		g_array_append_val(words.tokens, i);
	}
	return words;
}

static void words_free(struct words *words)
{
	source_free(words->source);
	g_array_unref(words->tokens);
}

static const struct token *word(const struct words *words, guint i)
{
	return &words->source->tokens[g_array_index(words->tokens, guint, i)];
}

static gboolean same(const struct words *a, guint i, const struct words *b,
		     guint k)
{
	const struct token *x = word(a, i), *y = word(b, k);

	return x->length == y->length &&
	       !memcmp(a->source->text + x->offset, b->source->text + y->offset,
		       x->length);
}

/* Two texts that are compared. */
struct both {
	const struct words *a, *b;
};

static gboolean same_pair(gconstpointer data, guint i, guint k)
{
	const struct both *both = data;

	return same(both->a, i, both->b, k);
}

static gboolean ends_statement(const struct words *words, guint i)
{
	return source_is(words->source, g_array_index(words->tokens, guint, i),
			 ";");
}

/*
 * Of "x |= F; x |= W;" the words "F; x |=" may be told to go: the same text is
 * left when "x |= F;" does. How far to go back, over at most `kept` words, for
 * what goes (from i to k, exclusive) to end with its ; where it has one.
 */
static guint slide(const struct words *a, guint i, guint k, guint kept)
{
	guint back = 0;

	while (back < kept && !ends_statement(a, k - 1 - back) &&
	       same(a, i - 1 - back, a, k - 1 - back))
		back++;
	return back && ends_statement(a, k - 1 - back) ? back : 0;
}

static guint end_of(const struct token *token)
{
	return token->offset + token->length;
}

/* Whether the file has something else between these offsets of the copy. */
static gboolean differs(const struct words *a, guint from, guint to)
{
	return mask_differs(a->mask, a->source->bytes, from, to);
}

static gboolean is_standin(const struct words *a, guint i)
{
	return differs(a, word(a, i)->offset, end_of(word(a, i)));
}

/* Takes whole lines away when the tokens from first to last are all they have. */
static gboolean remove_lines(struct edits *edits, const struct words *a,
			     guint first, guint last)
{
	const struct source *source = a->source;
	guint from, to;

	if (!wholeline_of(source, first, last, &from, &to) ||
	    differs(a, from, source->tokens[first].offset) ||
	    differs(a, end_of(&source->tokens[last]), to))
		return FALSE;
	wholeline_close_gap(source, &from, &to);
	edits_add(edits, from, to - from, "");
	return TRUE;
}

/* The words of b from p to q (exclusive), as they stand there. */
static char *text_of(const struct mask *mask, const struct words *b, guint p,
		     guint q)
{
	guint from = word(b, p)->offset, to = end_of(word(b, q - 1));
	char *text = g_strndup(b->source->text + from, to - from);

	mask_reveal(mask, text, to - from);
	return text;
}

/* Whether words p - 1 and p of b, written without a blank, would be others. */
static gboolean sticks(const struct words *b, guint p)
{
	struct source *source;
	gboolean other = FALSE;
	GString *text;
	GBytes *bytes;

	if (!p || p >= b->tokens->len)
		return FALSE;
	text = g_string_new_len(b->source->text + word(b, p - 1)->offset,
				word(b, p - 1)->length);
	g_string_append_len(text, b->source->text + word(b, p)->offset,
			    word(b, p)->length);
	bytes = g_string_free_to_bytes(text);
	source = source_new("two", bytes);
	other = source->count != 2 ||
		source->tokens[0].length != word(b, p - 1)->length;
	source_free(source);
	g_bytes_unref(bytes);
	return other;
}

/* Whether two words meet at these offsets with nothing between them. */
static gboolean meets(const struct source *source, guint before, guint after)
{
	return before && after < source->length &&
	       !g_ascii_isspace(source->text[before - 1]) &&
	       !g_ascii_isspace(source->text[after]);
}

/* Whether tokens i and i + 1 can be drawn together: no line must end there. */
static gboolean is_joinable(const struct source *source, guint i)
{
	return i + 1 < source->count &&
	       source->tokens[i + 1].kind != TOKEN_HASH &&
	       source->tokens[i].directive == source->tokens[i + 1].directive &&
	       (source->tokens[i].kind != TOKEN_COMMENT ||
		source->text[source->tokens[i].offset + 1] != '/');
}

/* Blanks that reach from there on, up to where the file has words. */
static guint without_standins(const struct words *a, guint from, guint to)
{
	guint end = from;

	while (end < to && !differs(a, end, end + 1))
		end++;
	return end;
}

static guint behind_standins(const struct words *a, guint from, guint to)
{
	guint start = to;

	while (start > from && !differs(a, start - 1, start))
		start--;
	return start;
}

/*
 * Takes tokens away that stand together, with the blanks on one side. stick:
 * the words around them must not meet.
 */
static void remove_run(struct edits *edits, const struct words *a, guint first,
		       guint last, gboolean stick)
{
	const struct source *source = a->source;
	guint from = source->tokens[first].offset;
	guint to = end_of(&source->tokens[last]);
	/* what ends in an operator goes up to the next word */
	gboolean joins = source->tokens[last].kind == TOKEN_PUNCT &&
			 !source_is(source, last, ";") &&
			 !source_is(source, last, ")");

	if (remove_lines(edits, a, first, last))
		return;
	if (joins && is_joinable(source, last))
		to = without_standins(a, to, source->tokens[last + 1].offset);
	else if (first > 0 && is_joinable(source, first - 1))
		from = behind_standins(a, end_of(&source->tokens[first - 1]),
				       from);
	edits_add(edits, from, to - from,
		  stick && meets(source, from, to) ? " " : "");
}

/*
 * Whether the words from i to k (exclusive) are a statement that something
 * needs: a head in front of it, which the copy may not even show.
 */
static gboolean is_needed(const struct mask *mask, const struct words *a,
			  guint i, guint k)
{
	const struct source *source = mask_source(mask);
	guint first = source_at(source, word(a, i)->offset);
	guint last = source_at(source, word(a, k - 1)->offset);

	return source_is(source, last, ";") &&
	       !lonely_may_go(source, first, last);
}

/* A statement goes, and its ; stays where the statement began. */
static void empty_statement(struct edits *edits, const struct words *a,
			    guint first, guint last)
{
	const struct source *source = a->source;
	guint from = source->tokens[first].offset;
	guint to = end_of(&source->tokens[last]);

	if (is_joinable(source, last))
		to = without_standins(a, to, source->tokens[last + 1].offset);
	edits_add(edits, from, to - from, "");
}

/* The tokens of a from i to k (exclusive) go; comments between them stay. */
static void remove_words(struct edits *edits, const struct mask *mask,
			 const struct words *a, guint i, guint k,
			 gboolean stick)
{
	gboolean needed = i < k && is_needed(mask, a, i, k);

	if (needed)
		k--;
	while (i < k) {
		guint first = g_array_index(a->tokens, guint, i), last = first;

		for (i++; i < k; i++) {
			if (g_array_index(a->tokens, guint, i) != last + 1)
				break;
			last++;
		}
		if (needed)
			empty_statement(edits, a, first, last);
		else
			remove_run(edits, a, first, last, stick);
	}
}

/* Puts word p of b in the place of word i of a; last: none of a goes next. */
static void replace_word(struct edits *edits, const struct mask *mask,
			 const struct words *a, guint i, const struct words *b,
			 guint p, gboolean last)
{
	guint from = word(a, i)->offset, to = end_of(word(a, i));
	char *text = text_of(mask, b, p, p + 1);
	char *spaced = g_strconcat(
		sticks(b, p) && meets(a->source, from, from) ? " " : "", text,
		last && sticks(b, p + 1) && meets(a->source, to, to) ? " " : "",
		NULL);

	edits_add(edits, from, to - from, spaced);
	g_free(spaced);
	g_free(text);
}

static gboolean is_bracket(const struct token *token, const char *text,
			   const char *brackets)
{
	return token->length == 1 && strchr(brackets, text[token->offset]);
}

/* Whether nothing but blanks of one line stands before word i. */
static gboolean are_neighbours(const struct words *a, guint i)
{
	guint before, behind;

	if (!i || i >= a->tokens->len)
		return FALSE;
	before = g_array_index(a->tokens, guint, i - 1);
	behind = g_array_index(a->tokens, guint, i);
	return behind == before + 1 && is_joinable(a->source, before);
}

static void insert_words(struct edits *edits, const struct mask *mask,
			 const struct words *a, guint i, const struct words *b,
			 guint p, guint q)
{
	char *text = text_of(mask, b, p, q);
	/* a bracket stands close to what it holds */
	gboolean opens = q == p + 1 && are_neighbours(a, i) &&
			 is_bracket(word(b, p), b->source->text, "([");
	gboolean closes = is_bracket(word(b, p), b->source->text, ")]");
	guint at = i ? end_of(word(a, i - 1)) : 0;
	gboolean stick = sticks(b, q) && (!at || meets(a->source, at, at));
	char *spaced = g_strconcat(at && !closes ? " " : "", text,
				   stick ? " " : "", NULL);

	if (opens)
		edits_add(edits, word(a, i)->offset, 0, text);
	else
		edits_add(edits, at, 0, spaced);
	g_free(text);
	g_free(spaced);
}

/* A word that C has, too, may come by itself; any other is a stand-in's. */
static gboolean comes_alone(const struct words *b, guint p)
{
	static const char *const keywords[] = {"if",  "for",	"while",
					       "int", "typeof", NULL};

	return word(b, p)->kind == TOKEN_PUNCT ||
	       source_is_any(b->source, g_array_index(b->tokens, guint, p),
			     keywords);
}

/* Whether a stand-in goes, or comes a second time. */
static gboolean moves_standin(const struct words *a, const gboolean *gone,
			      const struct words *b, const gboolean *come)
{
	for (guint i = 0; i < a->tokens->len; i++) {
		if (!is_standin(a, i))
			continue;
		if (gone[i])
			return TRUE;
		for (guint p = 0; p < b->tokens->len; p++)
			if (come[p] && same(a, i, b, p) && !comes_alone(b, p))
				return TRUE;
	}
	return FALSE;
}

gboolean retoken_add(struct edits *edits, const struct mask *mask, GBytes *copy,
		     GBytes *result)
{
	struct words a = words_of(copy, mask), b = words_of(result, mask);
	guint n = a.tokens->len, m = b.tokens->len, i = 0, p = 0;
	guint free = 0; /* words before i that stay as they are */
	gboolean *gone = g_new0(gboolean, n + 1);
	gboolean *come = g_new0(gboolean, m + 1);
	gboolean ok;

	compare_sequences(n, m, same_pair, &(struct both){&a, &b}, gone, come);
	ok = !moves_standin(&a, gone, &b, come) &&
	     !(a.tight && a.hollow != b.hollow);
	while (ok && (i < n || p < m)) {
		guint k = i, q = p;

		while (gone[k])
			k++;
		while (come[q])
			q++;
		if (i < k && p == q) {
			guint back = slide(&a, i, k, free);

			remove_words(edits, mask, &a, i - back, k - back,
				     sticks(&b, p - back));
			free = back;
			i = k;
		} else if (i < k || p < q) {
			free = 0;
		}
		/* pairs are replaced in place, what is over goes or comes */
		for (; i < k && p < q; i++, p++)
			replace_word(edits, mask, &a, i, &b, p,
				     i + 1 == k && p + 1 == q);
		if (i < k)
			remove_words(edits, mask, &a, i, k, sticks(&b, p));
		if (p < q)
			insert_words(edits, mask, &a, k, &b, p, q);
		i = k + 1;
		p = q + 1;
		free++;
	}
	g_free(gone);
	g_free(come);
	words_free(&a);
	words_free(&b);
	return ok;
}
