// SPDX-License-Identifier: GPL-2.0
/* look-mail - each mail by itself: part of looks.h */
#include <string.h>

#include "ready/letter.h"
#include "ready/limits.h"
#include "ready/looks.h"

/* Whether the message has a "Signed-off-by:" of this address. */
static gboolean has_signoff(const struct letter *letter)
{
	g_auto(GStrv) lines = g_strsplit(letter->message, "\n", -1);
	g_autofree char *mine = g_strdup_printf("<%s>", letter->author);

	for (char **line = lines; *line; line++) {
		g_autofree char *low = g_ascii_strdown(*line, -1);

		if (g_str_has_prefix(low, "signed-off-by:") &&
		    strstr(low, mine))
			return TRUE;
	}
	return FALSE;
}

gboolean look_signoffs(struct ready *ready, GError **error G_GNUC_UNUSED)
{
	struct point *point =
		ready_point(ready, "each patch is signed off by its author");
	g_autoptr(GPtrArray) bare = g_ptr_array_new();
	g_autofree char *which = NULL;

	for (guint i = 0; i < ready->letters->len; i++) {
		const struct letter *letter = ready->letters->pdata[i];

		if (letter->number && !has_signoff(letter))
			g_ptr_array_add(bare, GUINT_TO_POINTER(letter->number));
		if (g_str_has_suffix(letter->author, ".invalid") &&
		    !(letter->number && point->lines->len))
			ready_say(point, ANSWER_OPEN,
				  "the author is <%s>, which is nobody: set "
				  "user.name and user.email",
				  letter->author);
	}
	if (!bare->len)
		return TRUE;
	which = ready_numbers(bare);
	ready_say(point, ANSWER_OPEN,
		  "no Signed-off-by of the author in patch %s; --signoff "
		  "(SIGNOFF=1) adds yours",
		  which);
	return TRUE;
}

static guint count_marks(const char *text, const char *mark, gboolean added)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint count = 0;

	for (char **line = lines; *line; line++) {
		gboolean mine = added ? **line == '+' && strstr(*line, mark)
				      : g_str_has_prefix(*line, mark);

		count += mine ? 1 : 0;
	}
	return count;
}

/*
 * Counts marks in the lines that a patch adds, and where a person's text should
 * begin.
 */
static guint drafts_of(const struct ready *ready, const struct letter *letter)
{
	return count_marks(letter->diff, ready->mark, TRUE) +
	       count_marks(letter->message, ready->mark, FALSE) +
	       (strstr(letter->subject, ready->mark) ? 1 : 0);
}

gboolean look_drafts(struct ready *ready, GError **error G_GNUC_UNUSED)
{
	struct point *point = ready_point(ready, "no draft waits for a person");
	g_autoptr(GPtrArray) asked = g_ptr_array_new();
	g_autofree char *which = NULL;

	for (guint i = 0; i < ready->letters->len; i++) {
		const struct letter *letter = ready->letters->pdata[i];
		guint count = drafts_of(ready, letter);

		if (!count)
			continue;
		if (!strcmp(letter->kind, "question"))
			g_ptr_array_add(asked,
					GUINT_TO_POINTER(letter->number));
		else
			ready_say(point, ANSWER_OPEN, "%s: %u of %s",
				  letter->name, count, ready->mark);
	}
	if (!asked->len)
		return TRUE;
	which = ready_numbers(asked);
	ready_say(point, ANSWER_NOTE,
		  "patch %s: drafts with a question, to be answered by others",
		  which);
	return TRUE;
}

/* Reports sizes that servers refuse or cut off. */
static void look_size(struct point *point, const struct letter *letter)
{
	gsize longest = 0;

	for (const char *p = letter->text; *p;) {
		gsize length = strcspn(p, "\n");

		longest = MAX(longest, length);
		p += length + (p[length] == '\n');
	}
	if (!letter->recipients->len)
		ready_say(point, ANSWER_OPEN, "%s: nobody gets it",
			  letter->name);
	if (letter->recipients->len > LIMIT_RECIPIENTS)
		ready_say(point, ANSWER_OPEN,
			  "%s: %u recipients; servers need not take more than "
			  "%u",
			  letter->name, letter->recipients->len,
			  LIMIT_RECIPIENTS);
	if (letter->head > LIMIT_HEADER)
		ready_say(point, ANSWER_OPEN,
			  "%s: a header of %" G_GSIZE_FORMAT
			  " bytes; Postfix drops what is beyond %u",
			  letter->name, letter->head, LIMIT_HEADER);
	if (longest > LIMIT_LINE)
		ready_say(point, ANSWER_OPEN,
			  "%s: a line of %" G_GSIZE_FORMAT
			  " bytes; a mail has at most %u",
			  letter->name, longest, LIMIT_LINE);
}

gboolean look_headers(struct ready *ready, GError **error G_GNUC_UNUSED)
{
	struct point *point =
		ready_point(ready, "servers and lists take the mails");
	g_autoptr(GPtrArray) held = g_ptr_array_new();
	const struct letter *widest = ready->letters->pdata[0];
	gsize head = 0;

	for (guint i = 0; i < ready->letters->len; i++) {
		const struct letter *letter = ready->letters->pdata[i];

		look_size(point, letter);
		if (letter->recipients->len > widest->recipients->len)
			widest = letter;
		head = MAX(head, letter->head);
		if (letter->recipients->len >= LIMIT_HELD_RECIPIENTS ||
		    letter->size > LIMIT_HELD_BYTES)
			g_ptr_array_add(held, GUINT_TO_POINTER(letter->number));
	}
	if (held->len)
		ready_say(point, ANSWER_NOTE,
			  "%u mails have %u recipients or more, or over %u kB: "
			  "a Mailman list with the default limits holds them "
			  "for its moderator",
			  held->len, LIMIT_HELD_RECIPIENTS,
			  LIMIT_HELD_BYTES / 1024);
	ready_say(point, ANSWER_OK,
		  "at most %u recipients (%s), %" G_GSIZE_FORMAT
		  " bytes of header",
		  widest->recipients->len, widest->name, head);
	return TRUE;
}
