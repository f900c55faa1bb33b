// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem(), memrchr() */
#include "program/wordhash.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK 64 /* bytes that are handled together */
#define SLOTS 65536 /* of the table that finds a file's duplicates */

/* One bit for each of BLOCK bytes: */
struct classes {
	guint64 word; /* letters, digits and _ */
	guint64 digit;
	guint64 comment; /* where a comment may begin */
};

#ifdef __SSE2__
static struct classes classes_of(const char *p)
{
	struct classes classes = {0, 0, 0};

	for (guint i = 0; i < BLOCK; i += 16) {
		__m128i c = _mm_loadu_si128((const __m128i *)(p + i));
		__m128i next = _mm_loadu_si128((const __m128i *)(p + i + 1));
		__m128i letter =
			_mm_sub_epi8(_mm_or_si128(c, _mm_set1_epi8(0x20)),
				     _mm_set1_epi8('a'));
		__m128i digit = _mm_sub_epi8(c, _mm_set1_epi8('0'));
		__m128i is_digit = _mm_cmpeq_epi8(
			_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
		__m128i is_word = _mm_or_si128(
			_mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)),
				       letter),
			_mm_or_si128(is_digit,
				     _mm_cmpeq_epi8(c, _mm_set1_epi8('_'))));
		__m128i is_comment =
			_mm_and_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8('/')),
				      _mm_cmpeq_epi8(next, _mm_set1_epi8('*')));

		classes.word |= (guint64)(guint)_mm_movemask_epi8(is_word) << i;
		classes.digit |= (guint64)(guint)_mm_movemask_epi8(is_digit)
				 << i;
		classes.comment |= (guint64)(guint)_mm_movemask_epi8(is_comment)
				   << i;
	}
	return classes;
}
#else
static struct classes classes_of(const char *p)
{
	struct classes classes = {0, 0, 0};

	for (guint i = 0; i < BLOCK; i++) {
		guint64 bit = G_GUINT64_CONSTANT(1) << i;

		if (g_ascii_isalnum(p[i]) || p[i] == '_')
			classes.word |= bit;
		if (g_ascii_isdigit(p[i]))
			classes.digit |= bit;
		if (p[i] == '/' && p[i + 1] == '*')
			classes.comment |= bit;
	}
	return classes;
}
#endif

static inline guint64 load(const char *p)
{
	guint64 value;

	memcpy(&value, p, sizeof(value));
	return GUINT64_FROM_LE(value);
}

/*
 * A few loads instead of a loop over the characters, almost without branches; 8
 * bytes from the start of the word are readable. Long words that differ only in
 * the middle may have the same hash: one file too many is found then.
 */
static inline guint32 hash_of(const char *p, gsize n)
{
	guint beyond = n < 8 ? 64 - 8 * n : 0;
	guint64 a = load(p) << beyond;
	guint64 b = load(p + (n < 8 ? 0 : n - 8)) << beyond;

	if (n > 16)
		b += load(p + n / 2 - 4) * 31;
	a = (a ^ n) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
	a ^= b * G_GUINT64_CONSTANT(0xc2b2ae3d27d4eb4f);
	a ^= a >> 29;
	a *= G_GUINT64_CONSTANT(0x165667b19e3779f9);
	return (a >> 32) | 1;
}

guint32 wordhash_of(const char *word, gsize length)
{
	char room[8] = {0};

	if (length >= sizeof(room))
		return hash_of(word, length);
	memcpy(room, word, length);
	return hash_of(room, length);
}

/* The hashes of one file, collected block by block. */
struct bag {
	GArray *hashes; /* guint32; this file's begin at first */
	guint first;
	guint32 *slots; /* this file's hashes, by value */
	guint mask;
	gboolean inside; /* the last block ended inside a word or number: */
	const char *open; /* the word, or NULL */
};

static inline void add_word(struct bag *bag, const char *word, gsize length)
{
	guint32 hash = hash_of(word, length);
	guint slot = hash >> 8 & bag->mask;

	for (; bag->slots[slot]; slot = (slot + 1) & bag->mask)
		if (bag->slots[slot] == hash)
			return;
	/* a table that is nearly full finds no duplicates any more */
	if (bag->hashes->len - bag->first < bag->mask / 2)
		bag->slots[slot] = hash;
	g_array_append_val(bag->hashes, hash);
}

/* Where words begin that are long enough, as far as this block tells. */
static guint64 starts_of(struct classes classes)
{
	guint64 long_enough = classes.word;

	for (guint i = 1; i < WORDHASH_SHORTEST; i++)
		long_enough &=
			classes.word >> i | ~(~G_GUINT64_CONSTANT(0) >> i);
	return long_enough & ~(classes.word << 1) & ~classes.digit;
}

/*
 * The text after the comment that begins here, or NULL if it may be none: the
 * first two characters may be in a string or another comment, so the start of
 * the line is checked.
 */
static const char *behind_comment(const char *text, gsize length, gsize at)
{
	const char *here = text + at, *line = memrchr(text, '\n', at);
	const char *end = memmem(here + 2, length - at - 2, "*/", 2);

	if (!end || (line && line > text && line[-1] == '\\'))
		return NULL;
	line = line ? line + 1 : text;
	/* this character may be the second one of "//" */
	if (memchr(line, '"', here - line) ||
	    memmem(line, here + 1 - line, "//", 2))
		return NULL;
	return end + 2;
}

/* Masks the bytes of a block before a comment; *next: the comment's end. */
static guint64 before_comment(const char *text, gsize length, gsize at,
			      guint64 comments, gsize *next)
{
	for (; comments; comments &= comments - 1) {
		guint i = __builtin_ctzll(comments);
		const char *behind = behind_comment(text, length, at + i);

		if (!behind)
			continue;
		*next = behind - text;
		return (G_GUINT64_CONSTANT(1) << i) - 1;
	}
	return ~G_GUINT64_CONSTANT(0);
}

/* Adds the open word, which ends here. */
static void close_word(struct bag *bag, const char *end)
{
	if (bag->open && end - bag->open >= WORDHASH_SHORTEST)
		add_word(bag, bag->open, end - bag->open);
	bag->open = NULL;
}

/* Adds the words of a block, except one that reaches beyond its end. */
static void take_block(struct bag *bag, const char *block,
		       struct classes classes)
{
	guint64 starts = starts_of(classes);

	if (bag->inside) {
		guint end =
			~classes.word ? __builtin_ctzll(~classes.word) : BLOCK;

		if (end == BLOCK)
			return;
		close_word(bag, block + end);
		starts &= ~G_GUINT64_CONSTANT(0) << end;
	}
	bag->inside = classes.word >> (BLOCK - 1);
	for (; starts; starts &= starts - 1) {
		guint start = __builtin_ctzll(starts);
		guint64 rest = ~(classes.word >> start);
		guint count = rest ? __builtin_ctzll(rest) : BLOCK;

		if (start + count >= BLOCK)
			bag->open = block + start;
		else
			add_word(bag, block + start, count);
	}
}

static void take_text(struct bag *bag, const char *text, gsize length)
{
	for (gsize at = 0, next; at < length; at = next) {
		struct classes classes = classes_of(text + at);

		next = at + BLOCK;
		if (classes.comment)
			classes.word &= before_comment(text, length, at,
						       classes.comment, &next);
		take_block(bag, text + at, classes);
	}
	close_word(bag, text + length);
}

void wordhash_text(const char *text, gsize length, guint32 *slots,
		   GArray *hashes)
{
	struct bag bag = {.hashes = hashes,
			  .first = hashes->len,
			  .slots = slots,
			  .mask = 1023};

	while (bag.mask < length / 16 && bag.mask < SLOTS - 1)
		bag.mask = bag.mask * 2 + 1;
	take_text(&bag, text, length);
	memset(slots, 0, (bag.mask + 1) * sizeof(*slots));
}

guint32 *wordhash_slots(void)
{
	return g_new0(guint32, SLOTS);
}
