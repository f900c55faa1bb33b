// SPDX-License-Identifier: GPL-2.0
/*
 * treewide generate --kernel PATH --output DIR
 *
 * Makes a folder with a mailable series from a kernel tree. Exit status 0:
 * every reference is accounted for; 1: the series is written, but something is
 * not accounted for; 2: nothing was written; 3: it is written, but spatch
 * cannot parse some calls.
 */
#include <stdio.h>
#include <string.h>

#include "cmd-generate.h"
#include "cmd-generate-write.h"
#include "cmd-rule.h"
#include "cmd.h"
#include "series/compose.h"
#include "convert/conversion.h"
#include "base/data.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "life/sequel.h"
#include "series/series.h"
#include "convert/stamp.h"
#include "series/summary.h"
#include "series/todo.h"

static struct cmd_tree at = CMD_TREE;
static struct generate_options o = {
	.output = "patches-generated",
	.split = "subsystem",
	.reroll = 1,
	.max = PLAN_MAX,
	.comments_for = "short",
	.asked = "ask",
};
static struct sequel *sequel;
/* Of a plan: the numbers that packs have had. */
static GHashTable *known;

static const GOptionEntry options[] = {
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
	 "the series goes to DIR/linux-<version> (patches-generated)", "DIR"},
	{"split", 's', 0, G_OPTION_ARG_STRING, &o.split,
	 "what makes one patch: subsystem, maintainer, file or none", "BY"},
	{"only", 0, 0, G_OPTION_ARG_STRING, &o.only,
	 "a pilot series: one path or MAINTAINERS entry", "WHAT"},
	{"polarity", 0, 0, G_OPTION_ARG_STRING, &o.polarity,
	 "what a call without a suffix means in the end: explicit (the "
	 "default), longterm-default, shortterm-default or ephemeral",
	 "WORD"},
	{"reroll", 0, 0, G_OPTION_ARG_INT, &o.reroll,
	 "version of the series: 2 makes [PATCH v2 n/m]", "N"},
	{"signoff", 0, 0, G_OPTION_ARG_NONE, &o.signoff,
	 "add your Signed-off-by", NULL},
	{"dirty", 0, 0, G_OPTION_ARG_NONE, &o.dirty,
	 "take a git checkout's files as they lie", NULL},
	{"comments", 0, 0, G_OPTION_ARG_FILENAME, &o.comments,
	 "what people wrote for the calls (comments.txt of the campaign); "
	 "'none': nothing",
	 "FILE"},
	{"comments-for", 0, 0, G_OPTION_ARG_STRING, &o.comments_for,
	 "calls that get a comment: short, or both", "WHICH"},
	{"decisions", 0, 0, G_OPTION_ARG_FILENAME, &o.decisions,
	 "what people decided about single pins (decisions.conf of the "
	 "campaign); 'none': nothing",
	 "FILE"},
	{"suspects", 0, 0, G_OPTION_ARG_STRING, &o.asked,
	 "calls whose flags and code contradict each other: ask (patches "
	 "behind the others), leave (as they are), fix (pin long-term first)",
	 "HOW"},
	{"cover", 0, 0, G_OPTION_ARG_STRING, &o.cover,
	 "whom the cover letter goes to, besides the API's own: lists, or all "
	 "maintainers too",
	 "WHOM"},
	{"people", 0, 0, G_OPTION_ARG_STRING, &o.people,
	 "whom the helpers go to: own people (the other patches link to "
	 "them), or all lists too",
	 "WHOM"},
	{"mailmap", 0, 0, G_OPTION_ARG_FILENAME, &o.mailmap,
	 "people go by the names and addresses of this .mailmap, or of this "
	 "newer tree's",
	 "PATH"},
	{"plan", 0, 0, G_OPTION_ARG_STRING, &o.plan,
	 "how it gets in: none (one series), api (what asks nothing of "
	 "anybody with the helpers), branch (the helpers on a branch for every "
	 "tree), acks (all through one tree)",
	 "HOW"},
	{"max", 0, 0, G_OPTION_ARG_INT, &o.max,
	 "patches of one part of a plan, at most (15)", "N"},
	{"strict", 0, 0, G_OPTION_ARG_NONE, &o.strict,
	 "write no series while a comment waits for a person", NULL},
	{"lift", 0, 0, G_OPTION_ARG_NONE, &o.lift,
	 "give callers that pass different flags a function each", NULL},
	{"wrappers", 0, 0, G_OPTION_ARG_FILENAME, &o.wrappers,
	 "folder of the helpers' templates", "DIR"},
	{NULL}};

/* Opens the state of the campaign: what was sent before, and the answers. */
static gboolean open_sequel(GError **error)
{
	g_autofree char *folder = g_canonicalize_filename(at.campaign, NULL);
	g_autofree char *name = g_path_get_basename(folder);

	sequel = sequel_open(o.output, name, o.only, o.reroll, error);
	if (sequel && o.plan_kind != PLAN_NONE)
		known = sequel_plan(sequel, plan_kind_name(o.plan_kind));
	return sequel != NULL;
}

/* With --strict, comments that a person has to write are an error. */
static gboolean check_strict(const struct conversion *conversion,
			     const struct compose *compose, GError **error)
{
	if (!o.strict || !compose->unwritten)
		return TRUE;
	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];

		if (!site->stub || site->outcome == OUTCOME_LEFT)
			continue;
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "no series is written while comments wait for a "
			    "person (STRICT): %u do, the first at %s:%u; "
			    "'treewide comments' (make comments) prints a form "
			    "for them",
			    compose->unwritten, site->file, site->line);
		return FALSE;
	}
	return TRUE;
}

/*
 * Carries out what people decided, and asks what they have to decide. *read is
 * replaced by a conversion that builds upon it.
 */
static gboolean decide(struct conversion **read, GPtrArray **behaviours,
		       GError **error)
{
	struct decisions *list = cmd_decisions(at.campaign, o.decisions, error);
	gboolean ok = list && suspects_decide(list, *read, o.suspects, error) &&
		      (*behaviours = cmd_behaviours(read, list, !o.decisions,
						    error)) &&
		      suspects_apply(*read, list, o.suspects, error);

	decisions_free(list);
	return ok;
}

/* What may be missing before the series can be sent. */
static struct todo_input todo_of(const struct conversion *conversion,
				 const struct compose *compose,
				 const struct identity *identity)
{
	return (struct todo_input){
		.tree = conversion->tree,
		.identity = identity,
		.patches = compose->patches,
		.signoff = o.signoff,
		.dirty = o.dirty,
		.mark = conversion->campaign->unwritten_mark,
	};
}

static char *say(const struct generate_writing *w,
		 const struct conversion *conversion,
		 const struct compose *compose)
{
	const struct packs *packs = w->packs;
	const char *kept = packs ? packs_kept(packs) : w->result.kept;
	g_autofree char *parts = packs ? packs_text(packs) : NULL;
	g_autofree char *text = NULL;

	if (kept)
		printf("the folder had been edited by hand: it is now %s\n",
		       kept);
	text = summary_text(conversion, compose,
			    packs ? packs_refused(packs) : w->result.refused,
			    parts, &w->result, w->identity, w->todo);
	return g_strconcat(sequel->said->str, text, NULL);
}

/*
 * Makes the series; *summary is to be printed. Returns the exit status. *read
 * is replaced if people decided that calls change their behaviour.
 */
static int make(struct conversion **read, const struct identity *identity,
		const char *command, char **summary, GError **error)
{
	struct conversion *conversion = *read;
	g_autoptr(GPtrArray) behaviours = NULL;
	struct compose_options options = {
		.only = o.only,
		.wrappers = o.wrappers,
		.identity = identity,
		.command = command,
		.plan = o.plan_kind,
		.max = (guint)o.max,
		.known = known,
	};
	struct generate_writing writing = {
		.o = &o,
		.at = &at,
		.sequel = sequel,
		.identity = identity,
		.command = command,
	};
	struct compose *compose = NULL;
	struct todo_input in;
	struct todo *todo = NULL;
	int status = 2;
	gboolean ok;

	if (!split_by_parse(o.split, &options.by, error) ||
	    !conversion_scan(conversion, error))
		return status;
	conversion_foresee(conversion, NULL);
	conversion_rewrite_ahead(conversion);
	if (!conversion_decide(conversion, error) ||
	    !conversion_lifetimes(conversion, error))
		return status;
	if (!decide(read, &behaviours, error) ||
	    !conversion_rewrite(*read, error))
		return status;
	conversion = *read;
	options.behaviours = behaviours;
	if (!generate_lay_mailmap(o.mailmap, conversion->tree, error))
		return status;
	compose = compose_new(conversion, &options, error);
	ok = compose && check_strict(conversion, compose, error);
	if (ok) {
		cmd_step("WRITE", o.output);
		in = todo_of(conversion, compose, identity);
		todo = todo_new(&in);
		writing.todo_in = &in;
		writing.todo = todo;
	}
	if (ok && generate_write(&writing, conversion, compose, error)) {
		*summary = say(&writing, conversion, compose);
		status = cmd_account(conversion->references);
		if (writing.packs
			    ? !packs_note(writing.packs)
			    : !cmd_note("generate", sequel, &writing.result))
			status = 1;
	}
	packs_free(writing.packs);
	series_result_clear(&writing.result);
	todo_free(todo);
	compose_free(compose);
	return status;
}

static int run(GError **error)
{
	struct conversion_options options = cmd_options(&at);
	struct tree *tree = tree_open(at.kernel, error);
	struct identity *identity = NULL;
	struct conversion *conversion = NULL;
	char *command = NULL, *summary = NULL, *recalled = NULL;
	char *label = NULL, *folder = NULL, *stamp = NULL;
	int status = 2;

	options.dirty = o.dirty;
	options.comments =
		o.comments && !strcmp(o.comments, "none") ? "" : o.comments;
	options.comment_longterm = !strcmp(o.comments_for, "both");
	options.lift = o.lift;
	options.step = cmd_step;
	options.progress = cmd_progress;
	if (!tree || !suspects_parse(o.asked, &o.suspects, error) ||
	    !polarity_parse(o.polarity, &options.polarity, error) ||
	    !generate_check_values(&o, &at, tree, error) ||
	    !generate_lay_mailmap(o.mailmap, tree, error) ||
	    !open_sequel(error))
		goto out;
	command = generate_command(&o, tree);
	identity = identity_read(tree->gitdir);
	label = tree_label(tree);
	folder = g_build_filename(o.output, label, NULL);
	stamp = generate_stamp(&o, &at, sequel, tree, identity, command);
	recalled = generate_recall(&at, sequel, folder, stamp);
	if (recalled) {
		cmd_step("KEEP", folder);
		fputs(recalled + 2, stdout);
		status = *recalled - '0';
		goto out;
	}
	conversion = conversion_new(&options, error);
	if (!conversion)
		goto out;
	if (conversion->spatch->untested)
		fprintf(stderr,
			"warning: Coccinelle %s is newer than what treewide "
			"was tested with\n",
			conversion->spatch->version);
	status = make(&conversion, identity, command, &summary, error);
	if (summary) {
		fputs(summary, stdout);
		generate_remember(&at, folder, stamp, status, summary);
		/*
		 * before a pending signal is raised; 2 would mean that nothing
		 * was written
		 */
		if (!cmd_said("generate"))
			status = 1;
	}
out:
	conversion_free(conversion);
	sequel_free(sequel);
	g_clear_pointer(&known, g_hash_table_unref);
	identity_free(identity);
	tree_free(tree);
	g_free(command);
	g_free(summary);
	g_free(recalled);
	g_free(label);
	g_free(folder);
	g_free(stamp);
	return status;
}

/* Runs a rule of the user's own, or the campaign with its analysis of calls. */
static int run_either(const char *rule, GError **error)
{
	const struct rule_generate how = {
		.output = o.output,
		.split = o.split,
		.only = o.only,
		.reroll = o.reroll,
		.signoff = o.signoff,
		.cover_to = o.cover_to,
		.people_to = o.people_to,
		.plan = o.plan_kind,
		.max = o.max,
		.mailmap = o.mailmap,
	};
	struct course_options options = cmd_course(&at, rule);

	options.dirty = o.dirty;
	if (!o.wrappers)
		o.wrappers = (char *)data_path("wrappers");
	return rule ? cmd_generate_rule(&options, &how, error) : run(error);
}

int cmd_generate(int argc, char **argv)
{
	GError *error = NULL;
	const char *rule;
	int status;

	if (!cmd_parse_tree(&argc, &argv, options, &at,
			    "Turns a kernel tree into a mailable patch series.",
			    &error) ||
	    !cmd_rule(argc, argv, &at, &rule, &error) ||
	    !cover_to_parse(o.cover, &o.cover_to, &error) ||
	    !people_to_parse(o.people, &o.people_to, &error) ||
	    !plan_kind_parse(o.plan, &o.plan_kind, &error) ||
	    !generate_check_words(&o, &at, &error))
		return cmd_fail("generate", error);
	interrupt_hold();
	status = run_either(rule, &error);
	if (error) /* an interrupt is reported, and status is 2 */
		return cmd_fail("generate", error);
	interrupt_release();
	return status;
}
