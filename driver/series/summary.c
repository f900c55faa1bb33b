// SPDX-License-Identifier: GPL-2.0
#include "series/summary.h"

#include "base/command.h"
#include "series/compose.h"
#include "convert/conversion.h"
#include "convert/gone.h"
#include "tree/identity.h"
#include "site/ledger.h"
#include "tree/patch.h"
#include "site/reference.h"
#include "series/selfmail.h"
#include "series/series.h"
#include "site/site.h"
#include "convert/survey.h"
#include "series/todo.h"

/* Calls by what became of them. */
static void add_calls(GString *text, const struct conversion *conversion)
{
	guint count[3] = {0}, both = 0, fits = 0;

	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];

		if (site->again)
			continue;
		if (site->lifted && site->outcome != OUTCOME_LEFT)
			both++;
		else if (site->fits)
			fits++;
		else
			count[site->outcome]++;
	}
	g_string_append_printf(text,
			       "\n%u calls: %u now long-term, %u now "
			       "short-term, ",
			       survey_calls(conversion->sites),
			       count[OUTCOME_LONGTERM],
			       count[OUTCOME_SHORTTERM]);
	if (both)
		g_string_append_printf(text, "%u now both (lifted), ", both);
	if (fits)
		g_string_append_printf(text, "%u right as they are, ", fits);
	g_string_append_printf(text, "%u left\n", count[OUTCOME_LEFT]);
}

static void add_references(GString *text, const GPtrArray *references)
{
	g_autofree char *unparsed = ledger_unparsed_text(references);

	g_string_append(text, unparsed);
	g_string_append_printf(
		text, "%u references in the ledger, %u unaccounted for\n",
		references->len, ledger_unaccounted(references));
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		if (reference->fate == FATE_UNACCOUNTED)
			g_string_append_printf(text, "  %s:%u: %s\n",
					       reference->file, reference->line,
					       reference->word);
	}
}

/* A text whose call is gone must not be lost in silence. */
static void add_gone(GString *text, const struct conversion *conversion)
{
	GPtrArray *gone = gone_lines(conversion);

	for (guint i = 0; i < gone->len; i++)
		g_string_append_printf(text,
				       "a comment that belongs nowhere: %s\n",
				       (char *)gone->pdata[i]);
	g_ptr_array_unref(gone);
}

/* What whoever sends the series has to know before. */
static void add_warnings(GString *text, const struct conversion *conversion,
			 const GPtrArray *refused)
{
	add_gone(text, conversion);
	for (guint i = 0; refused && i < refused->len; i++)
		g_string_append_printf(text,
				       "no mail to %s: no usable address\n",
				       (char *)refused->pdata[i]);
}

/* Calls that no patch converts without a question. */
static void add_questions(GString *text, const struct compose *compose)
{
	guint count = 0, first = 0;

	for (guint i = 0; i < compose->patches->len; i++) {
		const struct patch *patch = compose->patches->pdata[i];

		if (patch->kind != PATCH_QUESTION)
			continue;
		first = count++ ? first : i + 1;
	}
	if (count)
		g_string_append_printf(
			text,
			"%u of them, from %u on, ask about calls whose flags "
			"and code contradict each other; the others can be "
			"sent without them\n",
			count, first);
}

char *summary_commands(const char *path, const struct identity *identity)
{
	g_autofree char *folder = command_quote(path);
	g_autofree char *me = command_quote(identity->editme ? "you@example.org"
							     : identity->mail);

	return g_strdup_printf(
		"\nnext:\n"
		"  git am %s/series.mbox\n"
		"  git send-email --to=%s --no-cc --no-bcc --to-cmd=true "
		"--suppress-cc=all %s/%s/*.eml\n"
		"  git send-email %s/*.patch\n",
		folder, me, folder, SELFMAIL_FOLDER, folder);
}

char *summary_text(const struct conversion *conversion,
		   const struct compose *compose, const GPtrArray *refused,
		   const char *parts, const struct series_result *result,
		   const struct identity *identity, const struct todo *todo)
{
	GString *text = g_string_new(NULL);
	g_autofree char *commands =
		parts ? NULL : summary_commands(result->folder, identity);
	g_autofree char *missing = todo_screen(todo);

	add_calls(text, conversion);
	add_references(text, conversion->references);
	if (!compose->patches->len) {
		g_string_append_printf(
			text,
			"nothing is left to convert: no patches, "
			"the account is in %s\n",
			result->folder);
		return g_string_free(text, FALSE);
	}
	if (!parts) {
		g_string_append_printf(text, "%u patches in %s\n",
				       compose->patches->len, result->folder);
		add_questions(text, compose);
	}
	add_warnings(text, conversion, refused);
	g_string_append_printf(text, "%s%s", parts ? parts : commands, missing);
	return g_string_free(text, FALSE);
}
