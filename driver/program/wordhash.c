// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem(), memrchr() */
#include "program/wordhash.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK 64 /* bytes that are looked at together */
#define SLOTS 65536 /* of the table that keeps a file's hashes apart */

/* Of BLOCK bytes, a bit each: */
struct classes {
	guint64 word; /* what words consist of */
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
 * By a few loads instead of letter by letter, almost without a branch: 8 bytes
 * from the word on are readable. Words that differ only far inside may have the
 * same hash: then a file too many is named.
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

/* The hashes of one file while they are collected, block by block. */
struct bag {
	GArray *hashes; /* guint32; this file's begin at first */
	guint first;
	guint32 *slots; /* those of this file, by their value */
	guint mask;
	gboolean inside; /* the last block ended in a word or a number, */
	const char *open; /* the word */
};

static inline void add_word(struct bag *bag, const char *word, gsize length)
{
	guint32 hash = hash_of(word, length);
	guint slot = hash >> 8 & bag->mask;

	for (; bag->slots[slot]; slot = (slot + 1) & bag->mask)
		if (bag->slots[slot] == hash)
			return;
	/* a table that is nearly full keeps nothing apart any more */
	if (bag->hashes->len - bag->first < bag->mask / 2)
		bag->slots[slot] = hash;
	g_array_append_val(bag->hashes, hash);
}

/* Where words begin that are long enough, as far as this block can tell. */
static guint64 starts_of(struct classes classes)
{
	guint64 long_enough = classes.word;

	for (guint i = 1; i < WORDHASH_SHORTEST; i++)
		long_enough &=
			classes.word >> i | ~(~G_GUINT64_CONSTANT(0) >> i);
	return long_enough & ~(classes.word << 1) & ~classes.digit;
}

/*
 * Behind the comment that begins here; NULL where it may be none: a string or
 * another comment could hold its first two letters, so the line is looked at.
 */
static const char *behind_comment(const char *text, gsize length, gsize at)
{
	const char *here = text + at, *line = memrchr(text, '\n', at);
	const char *end = memmem(here + 2, length - at - 2, "*/", 2);

	if (!end || (line && line > text && line[-1] == '\\'))
		return NULL;
	line = line ? line + 1 : text;
	/* the letter at hand may be the second one of "//" */
	if (memchr(line, '"', here - line) ||
	    memmem(line, here + 1 - line, "//", 2))
		return NULL;
	return end + 2;
}

/* A bit for each byte of a block before a comment; *next: where that ends. */
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

/* Adds a word that is over, and of which only the length was open. */
static void close_word(struct bag *bag, const char *end)
{
	if (bag->open && end - bag->open >= WORDHASH_SHORTEST)
		add_word(bag, bag->open, end - bag->open);
	bag->open = NULL;
}

/* Adds the words of a block but for one that reaches over its end. */
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
