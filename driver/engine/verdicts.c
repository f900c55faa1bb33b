// SPDX-License-Identifier: GPL-2.0
#include "engine/verdicts.h"

#include "engine/phrase.h"
#include "series/series.h"
#include "series/summary.h"
#include "series/todo.h"

/* Lines of what is open; the rest is in ledger.tsv. */
#define LINES 50

static void add_lines(GString *text, GPtrArray *lines, const char *intro)
{
	if (lines->len)
		g_string_append_printf(text, "%s\n", intro);
	for (guint i = 0; i < MIN(lines->len, LINES); i++)
		g_string_append_printf(text, "  %s\n", (char *)lines->pdata[i]);
	if (lines->len > LINES)
		g_string_append_printf(text,
				       "  ... and %u more in ledger.tsv\n",
				       lines->len - LINES);
}

static void add_counts(GString *text, const struct account *account)
{
	if (account->set->retired->len)
		g_string_append_printf(
			text,
			"%u mentions of what goes away: %u converted, %u left "
			"for a reason, %u stale in comments, strings and "
			"documents, %u of the API's own, %u open\n",
			account->rows->len - account->unseen,
			account->converted, account->left, account->stale,
			account->rows->len - account->converted -
				account->left - account->stale -
				account_open(account),
			account_open(account));
	g_string_append_printf(text,
			       "%u functions changed, %u seen and no match, "
			       "%u NOT SEEN\n",
			       account->changed, account->seen,
			       account->unseen);
}

char *verdicts_text(const struct course *course, const GPtrArray *refused,
		    const char *parts, const struct series_result *result,
		    const struct identity *identity, const struct todo *todo)
{
	GString *text = g_string_new("\n");
	g_autofree char *commands =
		parts ? NULL : summary_commands(result->folder, identity);
	g_autofree char *missing = todo_screen(todo);
	g_autofree char *count = phrase_count(course->results);
	GPtrArray *open = account_lines(course->account, ACCOUNT_OPEN);

	if (result->kept)
		g_string_append_printf(text,
				       "the folder had been edited by hand: "
				       "it is now %s\n",
				       result->kept);
	g_string_append_printf(text, "%s: %s\n", course->mission->name, count);
	add_counts(text, course->account);
	add_lines(text, open, "nothing accounts for:");
	g_ptr_array_unref(open);
	add_lines(text, course->withheld,
		  "the patches behind the conversions are withheld:");
	if (course->nobody)
		g_string_append(text,
				"the tree has no MAINTAINERS: split by folder, "
				"the mails have no recipients\n");
	for (guint i = 0; refused && i < refused->len; i++)
		g_string_append_printf(text,
				       "no mail to %s: no usable address\n",
				       (char *)refused->pdata[i]);
	if (!course->patches->len) {
		g_string_append_printf(text,
				       "%s: no patches, the account is in %s\n",
				       account_open(course->account)
					       ? "nothing could be converted"
					       : "nothing is left to convert",
				       result->folder);
		return g_string_free(text, FALSE);
	}
	if (!parts)
		g_string_append_printf(text, "%u patches in %s\n",
				       course->patches->len, result->folder);
	g_string_append_printf(text, "%s%s", parts ? parts : commands, missing);
	return g_string_free(text, FALSE);
}
