/* SPDX-License-Identifier: GPL-2.0 */
/*
 * setting-parts - what the parts of setting share
 *
 * setting.c keeps what is taken for granted, setting-define.c knows a driver's
 * own #defines, setting-read.c reads conditions, setting-take.c takes them.
 */
#ifndef TREEWIDE_SETTING_PARTS_H
#define TREEWIDE_SETTING_PARTS_H

#include "lifetime/setting.h"

struct setting {
	struct program *program;
	gint64 lowest; /* as KERNEL_VERSION() counts; lowest > highest: open */
	gint64 highest;
	gboolean version; /* it was taken from the tree: may be taken anew */
	GHashTable *taken; /* words of a condition -> GINT 0 or 1, + 1 */
	char *text; /* of all the above, when asked for */
};

/* What an expression can be. */
struct range {
	gint64 low;
	gint64 high;
	gboolean open; /* anything */
};

/* A condition on its way. */
struct reader {
	const struct setting *setting;
	const struct unit *unit;
	guint at;
	guint last;
	guint depth; /* of macros */
	guint nested; /* of brackets and ! */
};

/* No more than macros that are defined in arms of others are followed. */
#define SETTING_DEPTH 6

static const struct range anything = {.open = TRUE};

static inline struct range exactly(gint64 value)
{
	return (struct range){.low = value, .high = value};
}

static inline struct range range_of(enum fate fate)
{
	return fate == FATE_OPEN ? anything : exactly(fate == FATE_COMPILED);
}

/* Whether the value is not 0. */
enum fate truth_of(struct range range);

/* KERNEL_VERSION(major, minor, patch) */
gint64 version_number(guint major, guint minor, guint patch);

/* The words from one token to another, as a key. Free with g_free(). */
char *words_of(const struct source *source, guint first, guint last);

/* What was taken of these words. */
enum fate taken_as(const struct setting *setting, const char *words);

/* Whether nothing is left to read. */
gboolean reader_at_end(struct reader *reader);

/* The bracket that closes the one at this token, or the last token. */
guint reader_close(const struct reader *reader, guint open);

/* An expression, up to what ends it. */
struct range read_or(struct reader *reader);
struct range read_atom(struct reader *reader);

/* The comparisons: >=, <=, ==, !=, >, < by number. */
#define COMPARES 6
extern const char *const setting_compares[COMPARES];

/* #ifdef X, #ifndef X and the like: whether, and which of them. */
gboolean asks_name(const struct source *source, guint first, gboolean *negated);

/* setting_of() at some depth of macros. */
enum fate fate_in(const struct setting *setting, const struct unit *unit,
		  guint first, guint last, guint depth);

/*
 * What the driver's own #define lines make of a macro. *value: its number,
 * where it is one.
 */
enum fate own_define(const struct reader *reader, const char *word,
		     struct range *value);

#endif
