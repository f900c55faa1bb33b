// SPDX-License-Identifier: GPL-2.0
/* setting-read - the condition of a directive, as far as it is known */
#include "lifetime/setting-parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/depth.h"

static const struct source *source_of(const struct reader *reader)
{
	return reader->unit->source;
}

static void skip_comments(struct reader *reader)
{
	while (reader->at <= reader->last &&
	       source_of(reader)->tokens[reader->at].kind == TOKEN_COMMENT)
		reader->at++;
}

gboolean reader_at_end(struct reader *reader)
{
	skip_comments(reader);
	return reader->at > reader->last;
}

/* Steps over this word, when it is the next. */
static gboolean reads(struct reader *reader, const char *word)
{
	if (reader_at_end(reader) ||
	    !source_is(source_of(reader), reader->at, word))
		return FALSE;
	reader->at++;
	return TRUE;
}

/* Whether a macro is defined. */
static enum fate is_defined(const struct reader *reader, guint name)
{
	const struct source *source = source_of(reader);
	char *word = source_word(source, name);
	char *key = g_strconcat("defined ", word, NULL);
	enum fate fate = taken_as(reader->setting, key);
	struct range value;

	if (fate == FATE_OPEN &&
	    taken_as(reader->setting, word) == FATE_COMPILED)
		fate = FATE_COMPILED;
	if (fate == FATE_OPEN &&
	    (!strcmp(word, "LINUX_VERSION_CODE") ||
	     !strcmp(word, "KERNEL_VERSION") || !strcmp(word, "__KERNEL__")))
		fate = FATE_COMPILED;
	if (fate == FATE_OPEN)
		fate = own_define(reader, word, &value);
	g_free(key);
	g_free(word);
	return fate;
}

/* The bracket that closes the one at this token, or the last token. */
guint reader_close(const struct reader *reader, guint open)
{
	const struct source *source = source_of(reader);
	guint depth = 0;

	for (guint i = open; i <= reader->last; i++) {
		if (source_is(source, i, "("))
			depth++;
		else if (source_is(source, i, ")") && !--depth)
			return i;
	}
	return reader->last;
}

static gint64 number_at(const struct source *source, guint token)
{
	return strtoll(source->text + source->tokens[token].offset, NULL, 0);
}

/* KERNEL_VERSION(a, b, c) */
static struct range kernel_version(const struct reader *reader, guint open,
				   guint close)
{
	const struct source *source = source_of(reader);
	gint64 parts[3];
	guint count = 0;

	for (guint i = open + 1; i < close; i++) {
		if (source_is(source, i, ",") ||
		    source->tokens[i].kind == TOKEN_COMMENT)
			continue;
		if (source->tokens[i].kind != TOKEN_NUMBER || count == 3)
			return anything;
		parts[count++] = number_at(source, i);
	}
	return count == 3
		       ? exactly(version_number(parts[0], parts[1], parts[2]))
		       : anything;
}

static struct range read_name(struct reader *reader)
{
	const struct source *source = source_of(reader);
	const struct setting *setting = reader->setting;
	guint name = reader->at++, last = name;
	struct range range = anything;
	g_autofree char *key = NULL;

	if (source_is(source, name, "defined")) {
		gboolean open = reads(reader, "(");

		if (reader_at_end(reader))
			return anything;
		name = reader->at++;
		if (open)
			reads(reader, ")");
		reader->at = MIN(reader->at, reader->last + 1);
		return range_of(is_defined(reader, name));
	}
	if (!reader_at_end(reader) && source_is(source, reader->at, "(")) {
		last = reader_close(reader, reader->at);
		if (source_is(source, name, "KERNEL_VERSION"))
			range = kernel_version(reader, reader->at, last);
		reader->at = last + 1;
	}
	if (source_is(source, name, "LINUX_VERSION_CODE") &&
	    setting->lowest <= setting->highest)
		return (struct range){.low = setting->lowest,
				      .high = setting->highest};
	if (!range.open)
		return range;
	key = words_of(source, name, last);
	switch (taken_as(setting, key)) {
	case FATE_COMPILED:
		/* not 0; nobody knows what */
		return (struct range){.low = 1, .high = G_MAXINT64};
	case FATE_LEFT_OUT:
		return exactly(0);
	case FATE_OPEN:
		break;
	}
	if (last == name) {
		struct range value;
		enum fate fate = own_define(reader, key, &value);

		if (fate == FATE_LEFT_OUT)
			return exactly(0);
		if (fate == FATE_COMPILED)
			return value;
	}
	return anything;
}

static struct range read_inner(struct reader *reader)
{
	const struct source *source = source_of(reader);
	struct range range;

	if (reader_at_end(reader))
		return anything;
	if (reads(reader, "!")) {
		enum fate fate = truth_of(read_atom(reader));

		return fate == FATE_OPEN ? anything
					 : exactly(fate == FATE_LEFT_OUT);
	}
	if (reads(reader, "(")) {
		range = read_or(reader);
		reads(reader, ")");
		return range;
	}
	if (source->tokens[reader->at].kind == TOKEN_NUMBER)
		return exactly(number_at(source, reader->at++));
	if (source->tokens[reader->at].kind == TOKEN_IDENT)
		return read_name(reader);
	/* something that is not read here: nothing is known of all of it */
	reader->at = reader->last + 1;
	return anything;
}

struct range read_atom(struct reader *reader)
{
	struct range range = anything;

	if (reader->nested < DEPTH_MAX) {
		reader->nested++;
		range = read_inner(reader);
		reader->nested--;
	} else {
		reader->at = reader->last + 1;
	}
	return range;
}

static struct range compare(struct range a, struct range b, guint op)
{
	gboolean yes, no;

	if (a.open || b.open)
		return anything;
	switch (op) {
	case 0: /* >= */
		yes = a.low >= b.high;
		no = a.high < b.low;
		break;
	case 1: /* <= */
		return compare(b, a, 0);
	case 2: /* == */
		yes = a.low == a.high && b.low == b.high && a.low == b.low;
		no = a.high < b.low || b.high < a.low;
		break;
	case 3: /* != */
		no = a.low == a.high && b.low == b.high && a.low == b.low;
		yes = a.high < b.low || b.high < a.low;
		break;
	case 4: /* > */
		yes = a.low > b.high;
		no = a.high <= b.low;
		break;
	default: /* < */
		return compare(b, a, 4);
	}
	return yes ? exactly(1) : no ? exactly(0) : anything;
}

const char *const setting_compares[COMPARES] = {
	">=", "<=", "==", "!=", ">", "<"};

static struct range read_compare(struct reader *reader)
{
	guint first;
	struct range left;

	skip_comments(reader);
	first = reader->at;
	left = read_atom(reader);
	for (guint op = 0; op < COMPARES; op++) {
		struct range right;
		char *key;
		enum fate fate;

		if (!reads(reader, setting_compares[op]))
			continue;
		right = read_atom(reader);
		left = compare(left, right, op);
		if (!left.open)
			return left;
		key = words_of(source_of(reader), first, reader->at - 1);
		fate = taken_as(reader->setting, key);
		g_free(key);
		return range_of(fate);
	}
	return left;
}

static struct range read_and(struct reader *reader)
{
	enum fate all = truth_of(read_compare(reader));

	while (reads(reader, "&&")) {
		enum fate fate = truth_of(read_compare(reader));

		if (all == FATE_LEFT_OUT || fate == FATE_LEFT_OUT)
			all = FATE_LEFT_OUT;
		else if (fate == FATE_OPEN)
			all = FATE_OPEN;
	}
	return range_of(all);
}

struct range read_or(struct reader *reader)
{
	enum fate any = truth_of(read_and(reader));

	while (reads(reader, "||")) {
		enum fate fate = truth_of(read_and(reader));

		if (any == FATE_COMPILED || fate == FATE_COMPILED)
			any = FATE_COMPILED;
		else if (fate == FATE_OPEN)
			any = FATE_OPEN;
	}
	return range_of(any);
}

/* #ifdef X, #ifndef X and the like: whether, and which of them. */
gboolean asks_name(const struct source *source, guint first, gboolean *negated)
{
	*negated = source_is(source, first - 1, "ifndef") ||
		   source_is(source, first - 1, "elifndef");
	return *negated || source_is(source, first - 1, "ifdef") ||
	       source_is(source, first - 1, "elifdef");
}

enum fate fate_in(const struct setting *setting, const struct unit *unit,
		  guint first, guint last, guint depth)
{
	struct reader reader = {.setting = setting,
				.unit = unit,
				.at = first,
				.last = last,
				.depth = depth};
	gboolean negated;
	enum fate fate;
	char *key;

	if (first > last)
		return FATE_OPEN;
	if (asks_name(unit->source, first, &negated)) {
		fate = is_defined(&reader, first);
		if (fate == FATE_OPEN || !negated)
			return fate;
		return fate == FATE_COMPILED ? FATE_LEFT_OUT : FATE_COMPILED;
	}
	key = words_of(unit->source, first, last);
	fate = taken_as(setting, key);
	g_free(key);
	if (fate != FATE_OPEN)
		return fate;
	fate = truth_of(read_or(&reader));
	/* words behind what was understood */
	return reader_at_end(&reader) ? fate : FATE_OPEN;
}

enum fate setting_of(const struct setting *setting, const struct unit *unit,
		     guint first, guint last)
{
	return fate_in(setting, unit, first, last, 0);
}
