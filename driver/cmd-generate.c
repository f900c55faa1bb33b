// SPDX-License-Identifier: GPL-2.0
/*
 * treewide generate --kernel PATH --output DIR
 *
 * From a kernel tree to a folder with a mailable series. Exit status 0: every
 * reference is accounted for; 1: the series is written, but something is not
 * accounted for; 2: nothing was written; 3: it is written, but spatch cannot
 * read some calls.
 */
#include <stdio.h>
#include <string.h>

#include "cmd-rule.h"
#include "cmd.h"
#include "base/command.h"
#include "series/compose.h"
#include "convert/conversion.h"
#include "base/data.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "base/place.h"
#include "people/maintainers.h"
#include "site/ledger.h"
#include "series/manifest.h"
#include "series/manifest-fields.h"
#include "tree/outside.h"
#include "report/pinreport.h"
#include "series/proof.h"
#include "engine/replay.h"
#include "life/sequel.h"
#include "series/series.h"
#include "convert/stamp.h"
#include "series/summary.h"
#include "convert/suspect.h"
#include "series/todo.h"
#include "site/table.h"

static struct cmd_tree at = CMD_TREE;
static char *only;
static char *output = "patches-generated";
static char *wrappers;
static char *split = "subsystem", *polarity;
static int reroll = 1;
static struct sequel *sequel;
static char *decisions;
static char *comments, *comments_for = "short";
static char *asked = "ask", *cover;
static enum cover_to cover_to;
static enum suspects suspects;
static gboolean signoff, dirty, strict, lift;

/* What 'treewide verify' adds to the folder. */
static const char *const others[] = {"verify.tsv", "verify.json", NULL};

static const GOptionEntry options[] = {
	{"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	 "the series goes to DIR/linux-<version> (patches-generated)", "DIR"},
	{"split", 's', 0, G_OPTION_ARG_STRING, &split,
	 "what makes one patch: subsystem, maintainer, file or none", "BY"},
	{"only", 0, 0, G_OPTION_ARG_STRING, &only,
	 "a pilot series: one path or MAINTAINERS entry", "WHAT"},
	{"polarity", 0, 0, G_OPTION_ARG_STRING, &polarity,
	 "what a call without a suffix means in the end: explicit (the "
	 "default), longterm-default, shortterm-default or ephemeral",
	 "WORD"},
	{"reroll", 0, 0, G_OPTION_ARG_INT, &reroll,
	 "version of the series: 2 makes [PATCH v2 n/m]", "N"},
	{"signoff", 0, 0, G_OPTION_ARG_NONE, &signoff, "add your Signed-off-by",
	 NULL},
	{"dirty", 0, 0, G_OPTION_ARG_NONE, &dirty,
	 "take a git checkout's files as they lie", NULL},
	{"comments", 0, 0, G_OPTION_ARG_FILENAME, &comments,
	 "what people wrote for the calls (comments.txt of the campaign); "
	 "'none': nothing",
	 "FILE"},
	{"comments-for", 0, 0, G_OPTION_ARG_STRING, &comments_for,
	 "calls that get a comment: short, or both", "WHICH"},
	{"decisions", 0, 0, G_OPTION_ARG_FILENAME, &decisions,
	 "what people decided about single pins (decisions.conf of the "
	 "campaign); 'none': nothing",
	 "FILE"},
	{"suspects", 0, 0, G_OPTION_ARG_STRING, &asked,
	 "calls whose flags and code contradict each other: ask (patches "
	 "behind the others), leave (as they are), fix (pin long-term first)",
	 "HOW"},
	{"cover", 0, 0, G_OPTION_ARG_STRING, &cover,
	 "whom the cover letter goes to, besides the API's own: lists, or all "
	 "maintainers too",
	 "WHOM"},
	{"strict", 0, 0, G_OPTION_ARG_NONE, &strict,
	 "write no series while a comment waits for a person", NULL},
	{"lift", 0, 0, G_OPTION_ARG_NONE, &lift,
	 "give callers that pass different flags a function each", NULL},
	{"wrappers", 0, 0, G_OPTION_ARG_FILENAME, &wrappers,
	 "folder of the helpers' templates", "DIR"},
	{NULL}};

static gboolean check(GError **error)
{
	const char *wrong = NULL;

	if (!at.kernel)
		wrong = "which kernel tree? give --kernel PATH (KERNEL=path)";
	else if (reroll < 1 || reroll > 99)
		wrong = "--reroll (REROLL) takes a version from 1 to 99";
	else if (strcmp(comments_for, "short") && strcmp(comments_for, "both"))
		wrong = "--comments-for (COMMENTS_FOR) takes short or both";
	if (wrong)
		g_set_error_literal(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    wrong);
	return !wrong;
}

/* " NAME='file'", without its folder */
static void add_named(GString *line, const char *name, const char *path)
{
	char *file, *quoted;

	if (!path)
		return;
	file = g_path_get_basename(path);
	quoted = g_shell_quote(file);
	g_string_append_printf(line, " %s=%s", name, quoted);
	g_free(quoted);
	g_free(file);
}

/*
 * The command that a reader can run to get the same series. Where the tree
 * lies on this machine is nobody's business.
 */
static char *command_line(const struct tree *tree)
{
	GString *line = g_string_new("make generate");
	g_autofree char *kernel = g_strconcat("linux-", tree->version, NULL);
	g_autofree char *word = command_quote(kernel);

	g_string_append_printf(line, " KERNEL=%s", word);
	if (strcmp(split, "subsystem"))
		g_string_append_printf(line, " SPLIT=%s", split);
	if (polarity && strcmp(polarity, polarity_name(POLARITY_EXPLICIT)))
		g_string_append_printf(line, " POLARITY=%s", polarity);
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
	add_named(line, "DECISIONS", decisions);
	add_named(line, "COMMENTS", comments);
	if (strcmp(comments_for, "short"))
		g_string_append_printf(line, " COMMENTS_FOR=%s", comments_for);
	if (suspects != SUSPECTS_ASK)
		g_string_append_printf(line, " SUSPECTS=%s", asked);
	if (cover_to == COVER_ALL)
		g_string_append(line, " COVER=all");
	if (strict)
		g_string_append(line, " STRICT=1");
	if (lift)
		g_string_append(line, " LIFT=1");
	return g_string_free(line, FALSE);
}

static void add_file(GHashTable *files, const char *name, char *text)
{
	g_hash_table_insert(files, g_strdup(name),
			    g_bytes_new_take(text, strlen(text)));
}

/* The stamp of a run; NULL: the tree cannot be listed. */
static char *stamp_of(const struct tree *tree, const struct identity *identity,
		      const char *command)
{
	/* and what people have answered */
	g_autofree char *before = sequel_digest(sequel);
	/* what 'treewide verify' showed goes into the mails */
	g_autofree char *proofs = proof_folder(at.build);
	const char *places[6] = {at.campaign, wrappers, proofs};
	g_autofree char *who = identity_text(identity);
	g_autofree char *question =
		g_strdup_printf("%s\n%s\n%s", command, who, before);
	guint n = 3;

	if (comments)
		places[n++] = comments;
	if (decisions)
		places[n++] = decisions;
	return cmd_stamp(tree, question, places);
}

/* The stamp, sealed with the manifest that lies in the folder. */
static char *sealed(const char *stamp, const char *folder)
{
	g_autofree char *manifest =
		g_build_filename(folder, MANIFEST_NAME, NULL);

	return stamp ? stamp_seal(stamp, manifest) : NULL;
}

/*
 * What the run said that made the series which lies there, whole, from the
 * same; NULL: there is none.
 */
static char *recall(const char *folder, const char *stamp)
{
	g_autofree char *seal = sealed(stamp, folder);
	char *text = seal ? stamp_recall(at.build, folder, seal) : NULL;

	g_autofree char *mails = g_build_filename(folder, "series.mbox", NULL);

	/* mails of which the state has never heard, since it is gone */
	if (text && !sequel_is_noted(sequel) &&
	    g_file_test(mails, G_FILE_TEST_EXISTS))
		g_clear_pointer(&text, g_free);
	if (text && manifest_edited(folder, others))
		g_clear_pointer(&text, g_free);
	return text;
}

static void remember(const char *folder, const char *stamp, int status,
		     const char *summary)
{
	g_autofree char *seal = sealed(stamp, folder);
	g_autofree char *text = g_strdup_printf("%d\n%s", status, summary);

	cmd_remember("generate", at.build, folder, seal, text);
}

/* The state of the campaign: what was sent before, and answered. */
static gboolean open_sequel(GError **error)
{
	g_autofree char *folder = g_canonicalize_filename(at.campaign, NULL);
	g_autofree char *name = g_path_get_basename(folder);

	sequel = sequel_open(output, name, only, reroll, error);
	return sequel != NULL;
}

/* The words that are no old name. */
static void count_calls(const struct conversion *conversion)
{
	const struct campaign *campaign = conversion->campaign;
	const char *suffixes[] = {campaign->longterm_suffix,
				  campaign->shortterm_suffix, campaign->flag,
				  NULL};

	sequel_count(sequel, conversion->references, suffixes);
}

static JsonObject *options_object(void)
{
	JsonObject *object = json_object_new();

	json_object_set_string_member(object, "split", split);
	json_object_set_string_member(
		object, "polarity",
		polarity ? polarity : polarity_name(POLARITY_EXPLICIT));
	if (only)
		json_object_set_string_member(object, "only", only);
	json_object_set_int_member(object, "reroll", MAX(reroll, 1));
	json_object_set_boolean_member(object, "signoff", signoff);
	json_object_set_boolean_member(object, "dirty", dirty);
	json_object_set_string_member(object, "comments-for", comments_for);
	json_object_set_string_member(object, "suspects", asked);
	json_object_set_string_member(object, "cover",
				      cover_to == COVER_ALL ? "all" : "lists");
	json_object_set_boolean_member(object, "strict", strict);
	json_object_set_boolean_member(object, "lift", lift);
	return object;
}

static gboolean write_series(struct conversion *conversion,
			     const struct compose *compose,
			     const struct identity *identity,
			     const char *command, const struct todo *todo,
			     struct series_result *result, GError **error)
{
	char *label = tree_label(conversion->tree);
	GHashTable *files = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
	struct pinreport pins = {conversion, compose, command};
	const struct tree *tree = conversion->tree;
	g_autofree char *kernel =
		g_strdup_printf("%s-%s", tree->name, tree->version);
	g_autofree char *check =
		replay_line(kernel, "", TRUE, conversion->campaign->url);
	struct series series = {
		.check = check,
		.tree = conversion->tree,
		.label = label,
		.identity = identity,
		.patches = compose->patches,
		.cover = {.subject = compose->subject, .to = cover_to},
		.name = conversion->campaign->name,
		.reroll = reroll,
		.rfc = todo->missing->len > 0,
		.signoff = signoff,
		.files = files,
		.report = pinreport_page,
		.report_data = &pins,
		.others = others,
	};
	GBytes *mailmap = tree_read(tree, ".mailmap", NULL);
	g_autofree char *names =
		mailmap ? g_strndup(g_bytes_get_data(mailmap, NULL),
				    g_bytes_get_size(mailmap))
			: NULL;
	g_auto(GStrv) quoted =
		addressees_today(conversion->campaign->cc, names);
	gboolean ok;

	series.cover.quoted = quoted;
	g_clear_pointer(&mailmap, g_bytes_unref);
	add_file(files, "sites.tsv", table_sites_tsv(conversion->sites));
	add_file(files, "sites.json", table_sites_json(conversion->sites));
	add_file(files, "ledger.tsv", ledger_tsv(conversion->references));
	if (compose->patches->len)
		add_file(files, TODO_NAME, g_strdup(todo->text));
	series.manifest = manifest_fields(conversion, command, error);
	if (series.manifest)
		json_object_set_object_member(series.manifest, "options",
					      options_object());
	count_calls(conversion);
	ok = series.manifest &&
	     sequel_prepare(sequel, series.tree, series.patches, compose->body,
			    at.build, error);
	series.cover.body = sequel->body;
	series.change_id = sequel->change_id;
	ok = ok && series_write(&series, output, at.build, result, error);
	g_clear_pointer(&series.manifest, json_object_unref);
	g_hash_table_unref(files);
	g_free(label);
	return ok;
}

/* With --strict, a comment that waits for a person is in the way. */
static gboolean check_strict(const struct conversion *conversion,
			     const struct compose *compose, GError **error)
{
	if (!strict || !compose->unwritten)
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
 * What people decided, and what is asked of them. *read is replaced by a
 * conversion that builds upon the former.
 */
static gboolean decide(struct conversion **read, GPtrArray **behaviours,
		       GError **error)
{
	struct decisions *list = cmd_decisions(at.campaign, decisions, error);
	gboolean ok =
		list && suspects_decide(list, *read, suspects, error) &&
		(*behaviours = cmd_behaviours(read, list, !decisions, error)) &&
		suspects_apply(*read, list, suspects, error);

	decisions_free(list);
	return ok;
}

/* What is missing before the series can be sent. */
static struct todo *todo_of(const struct conversion *conversion,
			    const struct compose *compose,
			    const struct identity *identity)
{
	const struct todo_input in = {
		.tree = conversion->tree,
		.identity = identity,
		.patches = compose->patches,
		.signoff = signoff,
		.dirty = dirty,
		.mark = conversion->campaign->unwritten_mark,
	};

	return todo_new(&in);
}

/*
 * Makes the series; *summary is what to print. Returns the exit status. *read
 * is replaced where people decided that calls do something else.
 */
static int make(struct conversion **read, const struct identity *identity,
		const char *command, char **summary, GError **error)
{
	struct conversion *conversion = *read;
	g_autoptr(GPtrArray) behaviours = NULL;
	struct compose_options options = {
		.only = only,
		.wrappers = wrappers,
		.identity = identity,
		.command = command,
	};
	struct series_result result = {0};
	struct compose *compose = NULL;
	struct todo *todo = NULL;
	g_autofree char *text = NULL;
	int status = 2;
	gboolean ok;

	if (!split_by_parse(split, &options.by, error) ||
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
	compose = compose_new(conversion, &options, error);
	ok = compose && check_strict(conversion, compose, error);
	if (ok) {
		cmd_step("WRITE", output);
		todo = todo_of(conversion, compose, identity);
	}
	if (ok && write_series(conversion, compose, identity, command, todo,
			       &result, error)) {
		if (result.kept)
			printf("the folder had been edited by hand: it is now "
			       "%s\n",
			       result.kept);
		text = summary_text(conversion, compose, &result, identity,
				    todo);
		*summary = g_strconcat(sequel->said->str, text, NULL);
		status = cmd_account(conversion->references);
		if (!cmd_note("generate", sequel, &result))
			status = 1;
	}
	series_result_clear(&result);
	todo_free(todo);
	compose_free(compose);
	return status;
}

/* KERNEL is never written to, so nothing of ours may lie in it. */
static gboolean check_places(const struct tree *tree, GError **error)
{
	return tree_outside(tree, output, error) &&
	       tree_outside(tree, at.build, error);
}

/* Whether --only names something: a file, a folder or an entry. */
static gboolean check_only(const struct tree *tree, GError **error)
{
	static const char letters[] = "SFNKML";
	g_autofree char *path =
		only ? g_build_filename(tree->path, only, NULL) : NULL;
	struct maintainers *m;
	gboolean found = FALSE;

	if (!only || g_file_test(path, G_FILE_TEST_EXISTS))
		return TRUE;
	m = maintainers_load(tree, error);
	if (!m)
		return FALSE;
	for (const char *letter = letters; *letter && !found; letter++) {
		g_autoptr(GPtrArray) values =
			maintainers_field(m, only, *letter);

		found = values->len > 0;
	}
	maintainers_free(m);
	if (!found)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "--only (ONLY) '%s' is no file or folder of '%s' "
			    "and no entry of its MAINTAINERS",
			    only, tree->path);
	return found;
}

/* What would be noticed only when all the work is done. */
static gboolean check_values(const struct tree *tree, GError **error)
{
	g_autofree char *barred = place_barred(output);
	struct decisions *list;

	if (barred) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no folder, and the series is to be in "
			    "'%s'; name another (--output)",
			    barred, output);
		return FALSE;
	}
	list = cmd_decisions(at.campaign, decisions, error);
	if (!list)
		return FALSE;
	decisions_free(list);
	return check_only(tree, error);
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

	options.dirty = dirty;
	options.comments =
		comments && !strcmp(comments, "none") ? "" : comments;
	options.comment_longterm = !strcmp(comments_for, "both");
	options.lift = lift;
	options.step = cmd_step;
	options.progress = cmd_progress;
	if (!tree || !suspects_parse(asked, &suspects, error) ||
	    !polarity_parse(polarity, &options.polarity, error) ||
	    !check_places(tree, error) || !check_values(tree, error) ||
	    !open_sequel(error))
		goto out;
	command = command_line(tree);
	identity = identity_read(tree->gitdir);
	label = tree_label(tree);
	folder = g_build_filename(output, label, NULL);
	stamp = stamp_of(tree, identity, command);
	recalled = recall(folder, stamp);
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
		remember(folder, stamp, status, summary);
		/* before a signal that waits; 2 would say that nothing is there */
		if (!cmd_said("generate"))
			status = 1;
	}
out:
	conversion_free(conversion);
	sequel_free(sequel);
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

/* With a rule of the user's own, or with the campaign's calls. */
static int run_either(const char *rule, GError **error)
{
	const struct rule_generate how = {output, split,   only,
					  reroll, signoff, cover_to};
	struct course_options options = cmd_course(&at, rule);

	options.dirty = dirty;
	if (!wrappers)
		wrappers = (char *)data_path("wrappers");
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
	    !cmd_rule(argc, argv, &at, &rule, &error) || !check(&error) ||
	    !cover_to_parse(cover, &cover_to, &error))
		return cmd_fail("generate", error);
	interrupt_hold();
	status = run_either(rule, &error);
	if (error) /* an interrupt is told of, and the status is 2 */
		return cmd_fail("generate", error);
	interrupt_release();
	return status;
}
