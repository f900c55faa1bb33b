// SPDX-License-Identifier: GPL-2.0
/*
 * treewide audit --kernel PATH [DRIVER] [--format text|tsv|json|md]
 *
 * Where the calls of a tree, or of an out-of-tree driver, say something else
 * than the code does: suspects first. Writes nothing.
 */
#include <stdio.h>
#include <string.h>

#include "convert/audit.h"
#include "cmd.h"
#include "convert/conversion.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "site/ledger.h"
#include "tree/target.h"

static struct cmd_tree at = CMD_TREE;
static char *decisions;
static char *format = "text";
static char **words;

static const GOptionEntry options[] = {
	{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
	 "text, tsv, json or md", "FORM"},
	{"decisions", 0, 0, G_OPTION_ARG_FILENAME, &decisions,
	 "what people decided about single pins (decisions.conf of the "
	 "campaign); 'none': nothing",
	 "FILE"},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL,
	 "[DRIVER]"},
	{NULL}};

/*
 * Prints the audit and the calls that it does not cover; returns the exit
 * status.
 */
static int print_audit(const struct audit *audit)
{
	const GPtrArray *references = audit->conversion->references;
	gboolean machine = !strcmp(format, "tsv") || !strcmp(format, "json");
	g_autofree char *unparsed = ledger_unparsed_text(references);
	char *text = !strcmp(format, "tsv") ? audit_tsv(audit)
		     : !strcmp(format, "json")
			     ? audit_json(audit)
			     : audit_text(audit, !strcmp(format, "md"));

	fputs(text, stdout);
	if (!machine && *unparsed)
		printf("\n%s", unparsed);
	g_free(text);
	return cmd_unparsed(references, machine);
}

int cmd_audit(int argc, char **argv)
{
	static const char *const forms[] = {"text", "tsv", "json", "md", NULL};
	struct conversion_options o;
	struct conversion *conversion;
	struct decisions *decided;
	struct audit *audit = NULL;
	struct target target = {0};
	GError *error = NULL;
	int status = 0;

	if (!cmd_parse_tree(&argc, &argv, options, &at,
			    "Says where the flags of calls and the code part.",
			    &error))
		return cmd_fail("audit", error);
	if (!g_strv_contains(forms, format))
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "there is no form '%s': --format takes text, tsv, "
			    "json or md",
			    format);
	if (error || !cmd_words(&at, words, 0, &target, &error))
		return cmd_fail("audit", error);
	if (at.driver && !decisions)
		/* the campaign's decisions are about the tree */
		decisions = "none";
	interrupt_hold();
	o = cmd_options(&at);
	conversion = cmd_read(&o, TRUE, &error);
	decided = conversion ? cmd_decisions(at.campaign, decisions, &error)
			     : NULL;
	if (decided && decisions_match(decided, conversion, !decisions, &error))
		audit = audit_new(conversion, decided, &error);
	if (audit)
		status = print_audit(audit);
	audit_free(audit);
	decisions_free(decided);
	conversion_free(conversion);
	if (error)
		return cmd_fail("audit", error);
	interrupt_release();
	return status;
}
