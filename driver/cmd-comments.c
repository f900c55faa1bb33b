// SPDX-License-Identifier: GPL-2.0
/*
 * treewide comments --kernel PATH [--comments FILE] [--comments-for WHICH]
 *	[--lift]
 *
 * The comments that a person has to write, in the format of the campaign's
 * comments.txt, with a draft of what is known. Writes nothing: the form goes to
 * standard output; counts, and texts without a call, go to standard error.
 */
#include <stdio.h>
#include <string.h>

#include "site/callid.h"
#include "cmd.h"
#include "convert/conversion.h"
#include "base/error.h"
#include "convert/gone.h"
#include "base/interrupt.h"
#include "site/site.h"
#include "rewrite/stub.h"

static struct cmd_tree at = CMD_TREE;
static char *comments, *which = "short";
static gboolean lift;

static const GOptionEntry options[] = {
	{"comments", 0, 0, G_OPTION_ARG_FILENAME, &comments,
	 "what people wrote (comments.txt of the campaign); 'none': nothing",
	 "FILE"},
	{"comments-for", 0, 0, G_OPTION_ARG_STRING, &which,
	 "calls that get a comment: short, or both", "WHICH"},
	{"lift", 0, 0, G_OPTION_ARG_NONE, &lift,
	 "give callers that pass different flags a function each", NULL},
	{NULL}};

static struct conversion *read_calls(GError **error)
{
	struct conversion_options o = cmd_options(&at);
	struct conversion *conversion;

	o.comments = comments && !strcmp(comments, "none") ? "" : comments;
	o.comment_longterm = !strcmp(which, "both");
	o.lift = lift;
	conversion = cmd_read(&o, TRUE, error);
	if (conversion && conversion_rewrite(conversion, error))
		return conversion;
	conversion_free(conversion);
	return NULL;
}

/* Facts for the person who writes the text. */
static char *people_of(const struct site *site)
{
	return g_strdup_printf(
		"%s:%u, %s by its flags, lifetime %s", site->file, site->line,
		site->outcome == OUTCOME_LONGTERM ? "long-term" : "short-term",
		lifetime_name(site->lifetime));
}

static gboolean print_form(const struct conversion *conversion,
			   const struct site *site, GError **error)
{
	const char *tag = conversion->campaign->comment_tag;
	char *draft =
		stub_text(conversion->campaign, site,
			  lifetimes_of(conversion->lifetimes, site), error);
	char *half = callid_helper(conversion->campaign, site);
	const char *text = draft;
	char *people, *form;

	if (!draft) {
		g_free(half);
		return FALSE;
	}
	if (g_str_has_prefix(text, tag))
		text += strlen(tag);
	while (*text == ' ')
		text++;
	people = people_of(site);
	form = remarks_form(people, site->file, site->function,
			    site->lifted ? half : site->callee, site->turn,
			    text);
	printf("%s\n", form);
	g_free(form);
	g_free(people);
	g_free(half);
	g_free(draft);
	return TRUE;
}

static gboolean print_all(const struct conversion *conversion, GError **error)
{
	const struct remarks *remarks = conversion->remarks;
	GPtrArray *gone = gone_lines(conversion);
	guint missing = 0, written = 0;
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];

		if (!site->stub)
			continue;
		missing++;
		ok = print_form(conversion, site, error);
	}
	for (guint i = 0; i < remarks->list->len; i++)
		written += ((struct remark *)remarks->list->pdata[i])->written;
	for (guint i = 0; ok && i < gone->len; i++)
		fprintf(stderr, "a comment that belongs nowhere: %s\n",
			(char *)gone->pdata[i]);
	if (ok)
		fprintf(stderr, "%u %s for a person, %u %s written\n", missing,
			missing == 1 ? "comment waits" : "comments wait",
			written, written == 1 ? "is" : "are");
	g_ptr_array_unref(gone);
	return ok;
}

int cmd_comments(int argc, char **argv)
{
	struct conversion *conversion;
	GError *error = NULL;
	gboolean ok;

	if (!cmd_parse_tree(
		    &argc, &argv, options, &at,
		    "Prints the comments that wait for a person, as a form.",
		    &error))
		return cmd_fail("comments", error);
	if (!at.kernel || argc > 1 ||
	    (strcmp(which, "short") && strcmp(which, "both"))) {
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "a kernel tree (--kernel) is needed, and "
			    "--comments-for takes short or both");
		return cmd_fail("comments", error);
	}
	interrupt_hold();
	conversion = read_calls(&error);
	ok = conversion && print_all(conversion, &error);
	conversion_free(conversion);
	if (!ok)
		return cmd_fail("comments", error);
	interrupt_release();
	return 0;
}
