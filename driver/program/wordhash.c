// SPDX-License-Identifier: GPL-2.0
#include "wordhash.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK WORDHASH_BLOCK
#define SLOTS 65536 /* of the table that keeps a file's hashes apart */

/* Which of the BLOCK bytes belong to words: letters, digits, _ */
#ifdef __SSE2__
static guint64 word_bytes(const char *p)
{
	guint64 mask = 0;

	for (guint i = 0; i < BLOCK; i += 16) {
		__m128i c = _mm_loadu_si128((const __m128i *)(p + i));
		__m128i letter =
			_mm_sub_epi8(_mm_or_si128(c, _mm_set1_epi8(0x20)),
				     _mm_set1_epi8('a'));
		__m128i digit = _mm_sub_epi8(c, _mm_set1_epi8('0'));
		__m128i is = _mm_or_si128(
			_mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)),
				       letter),
			_mm_or_si128(
				_mm_cmpeq_epi8(
					_mm_min_epu8(digit, _mm_set1_epi8(9)),
					digit),
				_mm_cmpeq_epi8(c, _mm_set1_epi8('_'))));

		mask |= (guint64)(guint)_mm_movemask_epi8(is) << i;
	}
	return mask;
}
#else
static guint64 word_bytes(const char *p)
{
	guint64 mask = 0;

	for (guint i = 0; i < BLOCK; i++)
		if (g_ascii_isalnum(p[i]) || p[i] == '_')
			mask |= G_GUINT64_CONSTANT(1) << i;
	return mask;
}
#endif

static guint64 load(const char *p, guint n)
{
	guint64 value = 0;

	memcpy(&value, p, n);
	return value;
}

/*
 * By a few loads instead of letter by letter. Words that differ only far
 * inside may have the same hash: then a file too many is named.
 */
guint32 wordhash_of(const char *p, gsize n)
{
	guint64 a, b, c = 0;

	if (n >= 8) {
		a = load(p, 8);
		b = load(p + n - 8, 8);
		if (n > 16)
			c = load(p + n / 2 - 4, 8);
	} else if (n >= 4) {
		a = load(p, 4);
		b = load(p + n - 4, 4);
	} else {
		a = load(p, n);
		b = 0;
	}
	a = (a ^ n) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
	a ^= (b + c * 31) * G_GUINT64_CONSTANT(0xc2b2ae3d27d4eb4f);
	a ^= a >> 29;
	a *= G_GUINT64_CONSTANT(0x165667b19e3779f9);
	return (a >> 32) | 1;
}

/* The hashes of one file while they are collected. */
struct bag {
	GArray *hashes; /* guint32; this file's begin at first */
	guint first;
	guint32 *slots; /* those of this file, by their value */
	guint mask;
};

static void add_word(struct bag *bag, const char *word, gsize length)
{
	guint32 hash;
	guint slot;

	if (length < WORDHASH_SHORTEST || g_ascii_isdigit(*word))
		return;
	hash = wordhash_of(word, length);
	for (slot = hash >> 8 & bag->mask; bag->slots[slot];
	     slot = (slot + 1) & bag->mask)
		if (bag->slots[slot] == hash)
			return;
	/* a table that is nearly full keeps nothing apart any more */
	if (bag->hashes->len - bag->first < bag->mask / 2)
		bag->slots[slot] = hash;
	g_array_append_val(bag->hashes, hash);
}

/* Adds the words of a text; BLOCK bytes behind it can be read and are 0. */
static void index_text(const char *text, gsize length, struct bag *bag)
{
	const char *open = NULL; /* a word that reaches over the block's end */

	for (gsize at = 0; at < length; at += BLOCK) {
		guint64 mask = word_bytes(text + at), starts;
		guint from = 0;

		if (open) {
			from = ~mask ? __builtin_ctzll(~mask) : BLOCK;
			if (from == BLOCK)
				continue;
			add_word(bag, open, text + at + from - open);
			open = NULL;
			mask &= ~G_GUINT64_CONSTANT(0) << from;
		}
		for (starts = mask & ~(mask << 1); starts;
		     starts &= starts - 1) {
			guint start = __builtin_ctzll(starts);
			guint64 rest = ~(mask >> start);
			guint count = rest ? __builtin_ctzll(rest) : BLOCK;

			if (start + count >= BLOCK)
				open = text + at + start;
			else
				add_word(bag, text + at + start, count);
		}
	}
	if (open)
		add_word(bag, open, text + length - open);
}

void wordhash_text(const char *text, gsize length, guint32 *slots,
		   GArray *hashes)
{
	struct bag bag = {.hashes = hashes,
			  .first = hashes->len,
			  .slots = slots,
			  .mask = 1023};

	while (bag.mask < length / 32 && bag.mask < SLOTS - 1)
		bag.mask = bag.mask * 2 + 1;
	index_text(text, length, &bag);
	memset(slots, 0, (bag.mask + 1) * sizeof(*slots));
}

guint32 *wordhash_slots(void)
{
	return g_new0(guint32, SLOTS);
}
