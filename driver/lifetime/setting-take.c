// SPDX-License-Identifier: GPL-2.0
/* setting-take - what follows where a condition is true, or false */
#include "lifetime/setting-parts.h"

/* The words are true, or false; takes them over. */
static gboolean take_words(struct setting *setting, char *words, gboolean truth)
{
	enum fate fate = taken_as(setting, words);

	if (fate != FATE_OPEN) {
		g_free(words);
		return (fate == FATE_COMPILED) == truth;
	}
	g_hash_table_insert(setting->taken, words,
			    GINT_TO_POINTER(truth ? 2 : 1));
	return TRUE;
}

static gboolean take_defined(struct setting *setting, const struct unit *unit,
			     guint name, gboolean truth)
{
	char *word = source_word(unit->source, name);
	char *key = g_strconcat("defined ", word, NULL);

	g_free(word);
	return take_words(setting, key, truth);
}

/* Takes parentheses off that hold all of an expression. */
static void strip(const struct unit *unit, guint *first, guint *last)
{
	const struct reader reader = {.unit = unit, .last = *last};

	while (*first < *last && source_is(unit->source, *first, "(") &&
	       reader_close(&reader, *first) == *last) {
		(*first)++;
		(*last)--;
	}
}

/* The first such operator outside of parentheses, or 0. */
static guint find_op(const struct source *source, guint first, guint last,
		     const char *op)
{
	guint depth = 0;

	for (guint i = first; i <= last; i++) {
		if (source_is(source, i, "("))
			depth++;
		else if (source_is(source, i, ")") && depth)
			depth--;
		else if (!depth && source_is(source, i, op))
			return i;
	}
	return 0;
}

/* The version is at least, or below, this number. */
static gboolean take_bound(struct setting *setting, gint64 number,
			   gboolean least)
{
	if (setting->lowest > setting->highest) {
		setting->lowest = 0;
		setting->highest = G_MAXINT32;
	}
	if (least)
		setting->lowest = MAX(setting->lowest, number);
	else
		setting->highest = MIN(setting->highest, number - 1);
	return setting->lowest <= setting->highest;
}

/*
 * LINUX_VERSION_CODE < KERNEL_VERSION(a, b, c) and the like. FALSE: it is
 * another expression.
 */
static gboolean take_version(struct setting *setting, const struct unit *unit,
			     guint first, guint last, gboolean truth,
			     gboolean *fits)
{
	const struct source *source = unit->source;
	struct reader reader = {.setting = setting, .unit = unit, .last = last};
	gboolean swapped, least;
	struct range number;
	guint op = 0, at = 0;

	for (guint i = 0; i < COMPARES && !at; i++) {
		at = find_op(source, first, last, setting_compares[i]);
		op = i;
	}
	if (!at || op == 2 || op == 3)
		return FALSE;
	swapped = source_is(source, last, "LINUX_VERSION_CODE");
	if (!swapped && !source_is(source, first, "LINUX_VERSION_CODE"))
		return FALSE;
	reader.at = swapped ? first : at + 1;
	reader.last = swapped ? at - 1 : last;
	number = read_atom(&reader);
	if (number.open || !reader_at_end(&reader) || number.low != number.high)
		return FALSE;
	/* v >= n, v > n; n <= v, n < v */
	least = swapped ? op == 1 || op == 5 : op == 0 || op == 4;
	/* v > n, v <= n; n < v, n >= v */
	number.low += swapped ? op == 5 || op == 0 : op == 4 || op == 1;
	*fits = take_bound(setting, number.low, least == truth);
	return TRUE;
}

static gboolean take(struct setting *setting, const struct unit *unit,
		     guint first, guint last, gboolean truth);

/* a || b is true: one that cannot be false is, where the other one is false. */
static gboolean take_either(struct setting *setting, const struct unit *unit,
			    guint first, guint op, guint last, gboolean truth)
{
	enum fate no = truth ? FATE_LEFT_OUT : FATE_COMPILED;
	struct reader left = {
		.setting = setting, .unit = unit, .at = first, .last = op - 1};
	struct reader right = {
		.setting = setting, .unit = unit, .at = op + 1, .last = last};

	if (truth_of(read_or(&left)) == no)
		return take(setting, unit, op + 1, last, truth);
	if (truth_of(read_or(&right)) == no)
		return take(setting, unit, first, op - 1, truth);
	return take_words(setting, words_of(unit->source, first, last), truth);
}

static gboolean take(struct setting *setting, const struct unit *unit,
		     guint first, guint last, gboolean truth)
{
	const struct source *source = unit->source;
	struct reader reader = {
		.setting = setting, .unit = unit, .at = first, .last = last};
	enum fate fate = truth_of(read_or(&reader));
	gboolean fits = TRUE;
	guint op;

	if (reader_at_end(&reader) && fate != FATE_OPEN)
		return (fate == FATE_COMPILED) == truth;
	strip(unit, &first, &last);
	op = find_op(source, first, last, "||");
	if (!op)
		op = find_op(source, first, last, "&&");
	if (op && source_is(source, op, "||") == truth)
		return take_either(setting, unit, first, op, last, truth);
	if (op)
		return take(setting, unit, first, op - 1, truth) &&
		       take(setting, unit, op + 1, last, truth);
	if (source_is(source, first, "!"))
		return take(setting, unit, first + 1, last, !truth);
	if (source_is(source, first, "defined"))
		return take_defined(
			setting, unit,
			source_is(source, last, ")") ? last - 1 : last, truth);
	if (take_version(setting, unit, first, last, truth, &fits))
		return fits;
	return take_words(setting, words_of(source, first, last), truth);
}

gboolean setting_take(struct setting *setting, const struct unit *unit,
		      guint first, guint last, gboolean truth)
{
	enum fate fate = setting_of(setting, unit, first, last);
	gboolean negated;

	if (first > last)
		return truth;
	if (fate != FATE_OPEN && (fate == FATE_COMPILED) == truth)
		return TRUE;
	if (fate != FATE_OPEN && setting->version) {
		/* made for another version than the tree's */
		setting->version = FALSE;
		setting->lowest = 1;
		setting->highest = 0;
		fate = setting_of(setting, unit, first, last);
	}
	if (fate != FATE_OPEN)
		return (fate == FATE_COMPILED) == truth;
	if (asks_name(unit->source, first, &negated))
		return take_defined(setting, unit, first, truth != negated);
	/* parts of it may stay open: it as a whole does not */
	return take(setting, unit, first, last, truth) &&
	       take_words(setting, words_of(unit->source, first, last), truth);
}
