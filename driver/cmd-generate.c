// SPDX-License-Identifier: GPL-2.0
/*
 * treewide generate --kernel PATH --output DIR
 *
 * From a kernel tree to a folder with a mailable series. Exit status 0: every
 * reference is accounted for; 1: the series is written, but something is not
 * accounted for; 2: nothing was written.
 */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "compose.h"
#include "conversion.h"
#include "error.h"
#include "ledger.h"
#include "manifest-fields.h"
#include "patch.h"
#include "reference.h"
#include "series.h"
#include "table.h"

static char *kernel, *only;
static char *output = "patches-generated", *build = "build";
static char *campaign = "cocci/pin_user_pages", *wrappers = "wrappers";
static char *split = "subsystem";
static int jobs, timeout, reroll;
static gboolean signoff, dirty, verbose;

static const GOptionEntry options[] = {
	{ "kernel", 'k', 0, G_OPTION_ARG_FILENAME, &kernel,
	  "the kernel tree; it is never written to", "PATH" },
	{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	  "the series goes to DIR/linux-<version> (patches-generated)", "DIR" },
	{ "split", 's', 0, G_OPTION_ARG_STRING, &split,
	  "what makes one patch: subsystem, maintainer, file or none", "BY" },
	{ "only", 0, 0, G_OPTION_ARG_STRING, &only,
	  "a pilot series: one path or MAINTAINERS entry", "WHAT" },
	{ "reroll", 0, 0, G_OPTION_ARG_INT, &reroll,
	  "version of the series: 2 makes [PATCH v2 n/m]", "N" },
	{ "signoff", 0, 0, G_OPTION_ARG_NONE, &signoff,
	  "add your Signed-off-by", NULL },
	{ "dirty", 0, 0, G_OPTION_ARG_NONE, &dirty,
	  "take a git checkout's files as they lie", NULL },
	{ "campaign", 'c', 0, G_OPTION_ARG_FILENAME, &campaign,
	  "the campaign's folder", "DIR" },
	{ "wrappers", 0, 0, G_OPTION_ARG_FILENAME, &wrappers,
	  "folder of the helpers' templates", "DIR" },
	{ "build", 0, 0, G_OPTION_ARG_FILENAME, &build,
	  "folder for temporary files and caches", "DIR" },
	{ "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, "processes at a time", "N" },
	{ "timeout", 0, 0, G_OPTION_ARG_INT, &timeout,
	  "time limit for a run of spatch (120)", "SECONDS" },
	{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "show commands",
	  NULL },
	{ NULL }
};

static gboolean check(int argc, GError **error)
{
	const char *wrong = NULL;

	if (argc > 1)
		wrong = "there are words that belong to no option";
	else if (!kernel)
		wrong = "which kernel tree? give --kernel PATH (KERNEL=path)";
	else if (reroll < 0 || reroll > 99)
		wrong = "--reroll (REROLL) takes a version from 1 to 99";
	else if (jobs < 0 || timeout < 0)
		wrong = "--jobs and --timeout take positive numbers";
	if (wrong)
		g_set_error_literal(error, TREEWIDE_ERROR,
				    TREEWIDE_ERROR_INPUT, wrong);
	return !wrong;
}

/* The command that a reader can run to get the same series. */
static char *command_line(void)
{
	GString *line = g_string_new("make generate");

	g_string_append_printf(line, " KERNEL=%s", kernel);
	if (strcmp(split, "subsystem"))
		g_string_append_printf(line, " SPLIT=%s", split);
	if (only) {
		char *quoted = g_shell_quote(only);

		g_string_append_printf(line, " ONLY=%s", quoted);
		g_free(quoted);
	}
	if (reroll > 1)
		g_string_append_printf(line, " REROLL=%d", reroll);
	if (signoff)
		g_string_append(line, " SIGNOFF=1");
	if (dirty)
		g_string_append(line, " DIRTY=1");
	return g_string_free(line, FALSE);
}

static void add_file(GHashTable *files, const char *name, char *text)
{
	g_hash_table_insert(files, g_strdup(name),
			    g_bytes_new_take(text, strlen(text)));
}

static void print_summary(const struct conversion *conversion,
			  const struct compose *compose,
			  const struct series_result *result,
			  const struct identity *identity)
{
	guint count[3] = { 0 }, unaccounted;

	for (guint i = 0; i < conversion->sites->len; i++)
		count[((struct site *)conversion->sites->pdata[i])->outcome]++;
	unaccounted = ledger_unaccounted(conversion->references);
	printf("\n%u calls: %u now long-term, %u now short-term, %u left\n",
	       conversion->sites->len, count[OUTCOME_LONGTERM],
	       count[OUTCOME_SHORTTERM], count[OUTCOME_LEFT]);
	printf("%u references in the ledger, %u unaccounted for\n",
	       conversion->references->len, unaccounted);
	for (guint i = 0; i < conversion->references->len; i++) {
		const struct reference *reference =
			conversion->references->pdata[i];

		if (reference->fate == FATE_UNACCOUNTED)
			printf("  %s:%u: %s\n", reference->file,
			       reference->line, reference->word);
	}
	printf("%u patches in %s\n", compose->patches->len, result->folder);
	if (compose->unwritten)
		printf("%u comments wait for a person (%s): the mails are "
		       "[RFC PATCH]\n",
		       compose->unwritten,
		       conversion->campaign->unwritten_mark);
	if (identity->editme)
		printf("git knows no identity: the author is %s <%s>\n",
		       identity->name, identity->mail);
	if (result->kept)
		printf("the folder had been edited by hand: it is now %s\n",
		       result->kept);
	for (guint i = 0; result->refused && i < result->refused->len; i++)
		printf("no mail to %s: no usable address\n",
		       (char *)result->refused->pdata[i]);
	printf("\nnext:\n"
	       "  git am %s/series.mbox\n"
	       "  git send-email --to=you@example.org --suppress-cc=all "
	       "%s/*.patch\n"
	       "  git send-email %s/*.patch\n",
	       result->folder, result->folder, result->folder);
}

static gboolean write_series(struct conversion *conversion,
			     const struct compose *compose,
			     const struct identity *identity,
			     const char *command,
			     struct series_result *result, GError **error)
{
	char *label = tree_label(conversion->tree);
	GHashTable *files =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				      (GDestroyNotify)g_bytes_unref);
	struct series series = {
		.tree = conversion->tree,
		.label = label,
		.identity = identity,
		.patches = compose->patches,
		.cover = { .subject = compose->subject,
			   .body = compose->body },
		.reroll = reroll,
		.rfc = compose->unwritten > 0,
		.signoff = signoff,
		.files = files,
	};
	gboolean ok;

	add_file(files, "sites.tsv", table_sites_tsv(conversion->sites));
	add_file(files, "sites.json", table_sites_json(conversion->sites));
	add_file(files, "ledger.tsv", ledger_tsv(conversion->references));
	series.manifest = manifest_fields(conversion, command, error);
	ok = series.manifest &&
	     series_write(&series, output, build, result, error);
	g_clear_pointer(&series.manifest, json_object_unref);
	g_hash_table_unref(files);
	g_free(label);
	return ok;
}

static int run(GError **error)
{
	struct conversion_options o = {
		.kernel = kernel,
		.campaign = campaign,
		.build = build,
		.jobs = jobs,
		.timeout = timeout,
		.dirty = dirty,
		.verbose = verbose,
		.step = cmd_step,
	};
	struct compose_options c = { .only = only, .wrappers = wrappers };
	struct conversion *conversion = NULL;
	struct compose *compose = NULL;
	struct series_result result = { 0 };
	struct identity *identity = NULL;
	char *command = command_line();
	int status = 2;

	if (!split_by_parse(split, &c.by, error))
		goto out;
	conversion = conversion_new(&o, error);
	if (!conversion)
		goto out;
	if (conversion->spatch->untested)
		fprintf(stderr,
			"warning: Coccinelle %s is newer than what treewide "
			"was tested with\n",
			conversion->spatch->version);
	identity = identity_read(conversion->tree->gitdir);
	c.identity = identity;
	c.command = command;
	if (!conversion_scan(conversion, error) ||
	    !conversion_decide(conversion, error) ||
	    !conversion_rewrite(conversion, error))
		goto out;
	compose = compose_new(conversion, &c, error);
	if (!compose)
		goto out;
	cmd_step("WRITE", output);
	if (!write_series(conversion, compose, identity, command, &result,
			  error))
		goto out;
	print_summary(conversion, compose, &result, identity);
	status = ledger_unaccounted(conversion->references) ? 1 : 0;
out:
	series_result_clear(&result);
	compose_free(compose);
	conversion_free(conversion);
	identity_free(identity);
	g_free(command);
	return status;
}

int cmd_generate(int argc, char **argv)
{
	GError *error = NULL;
	int status;

	if (!cmd_parse(&argc, &argv, options,
		       "Turns a kernel tree into a mailable patch series.",
		       &error) ||
	    !check(argc, &error))
		return cmd_fail("generate", error);
	status = run(&error);
	return error ? cmd_fail("generate", error) : status;
}
