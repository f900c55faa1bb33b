// SPDX-License-Identifier: GPL-2.0
/*
 * treewide generate --kernel PATH RULE
 *
 * Makes a folder with a mailable series from a semantic patch and a tree. Exit
 * status 0: each name and each function is accounted for; 1: the series is
 * written, but something is not; 2: nothing was written.
 */
#include <stdio.h>
#include <string.h>

#include "cmd-generate.h"
#include "cmd-generate-packs.h"
#include "cmd-rule.h"
#include "base/text.h"
#include "cmd.h"
#include "base/error.h"
#include "life/sequel.h"
#include "site/ledger.h"
#include "engine/newcomer.h"
#include "engine/course-report.h"
#include "report/page.h"
#include "engine/replay.h"
#include "series/series.h"
#include "engine/tables.h"
#include "series/todo.h"
#include "engine/verdicts.h"

static const char *const others[] = {"verify.tsv", "verify.json", NULL};

/* The command that makes the same series for a reader. */
static char *command_line(const struct course *course,
			  const struct rule_generate *how)
{
	GString *line = g_string_new("treewide generate");
	g_autofree char *rule = g_path_get_basename(course->mission->path);

	g_string_append_printf(line, " --kernel %s-%s", course->tree->name,
			       course->tree->version);
	if (strcmp(how->split, "subsystem"))
		g_string_append_printf(line, " --split %s", how->split);
	if (how->only) {
		g_autofree char *quoted = g_shell_quote(how->only);

		g_string_append_printf(line, " --only %s", quoted);
	}
	if (how->reroll > 1)
		g_string_append_printf(line, " --reroll %d", how->reroll);
	if (how->cover_to == COVER_ALL)
		g_string_append(line, " --cover all");
	if (how->people_to == PEOPLE_ALL)
		g_string_append(line, " --people all");
	if (how->plan != PLAN_NONE)
		g_string_append_printf(line, " --plan %s",
				       plan_kind_name(how->plan));
	if (how->max != PLAN_MAX)
		g_string_append_printf(line, " --max %d", how->max);
	if (how->mailmap) {
		g_autofree char *file = g_path_get_basename(how->mailmap);
		g_autofree char *quoted = g_shell_quote(file);

		g_string_append_printf(line, " --mailmap %s", quoted);
	}
	if (how->signoff)
		g_string_append(line, " --signoff");
	g_string_append_printf(line, " %s", rule);
	return g_string_free(line, FALSE);
}

static void add_file(GHashTable *files, const char *name, char *text)
{
	g_hash_table_insert(files, g_strdup(name),
			    g_bytes_new_take(text, strlen(text)));
}

/* The sources of the page. */
struct told {
	const struct course *course;
	const char *command;
};

static char *make_report(gpointer data, const GPtrArray *mails,
			 GError **error G_GNUC_UNUSED)
{
	const struct told *told = data;
	struct report *report =
		course_report(told->course, told->command, mails);
	char *page = report_page(report, told->course->tree);

	report_free(report);
	return page;
}

/* What the receiver of a single mail needs in addition to it. */
static char *check_line(const struct course *course)
{
	const struct mission *mission = course->mission;
	const char *layout = mission_key(mission, "layout");
	g_autofree char *kernel = g_strdup_printf("%s-%s", course->tree->name,
						  course->tree->version);
	g_autoptr(GString) options = g_string_new(NULL);

	for (guint i = 0; i < mission->set->files->len; i++) {
		const struct rulefile *file = mission->set->files->pdata[i];
		const char *words = file->cocci->options;

		if (*words && !strstr(options->str, words))
			g_string_append_printf(options, "%s%s",
					       options->len ? " " : "", words);
	}
	return replay_line(kernel, options->str,
			   !layout || strcmp(layout, "no"),
			   mission_key(mission, "url"));
}

static gboolean write_one(const struct course *course,
			  const struct rule_generate *how,
			  struct series *series, struct sequel *sequel,
			  struct series_result *result, GError **error)
{
	sequel_count(sequel, course->account->rows, NULL);
	if (!sequel_prepare(sequel, course->tree, course->patches, course->body,
			    course->options.build, error))
		return FALSE;
	series->cover.body = sequel->body;
	return series_write(series, how->output, course->options.build, result,
			    error);
}

/* What the packs have in common with the whole. */
static struct packs *write_packs(const struct course *course,
				 const struct rule_generate *how,
				 const struct series *series,
				 const struct todo_input *todo,
				 struct sequel *sequel, GError **error)
{
	g_autofree char *problem =
		text_wrap(course->mission->message, TEXT_COLUMNS);
	struct packs_input in = {
		.whole = series,
		.plan = course->plan,
		.sequel = sequel,
		.problem = problem,
		.body = course->body,
		.todo = *todo,
		.references = course->account->rows,
		.output = how->output,
		.build = course->options.build,
	};

	return packs_write(&in, error);
}

static gboolean write_series(const struct course *course,
			     const struct rule_generate *how,
			     const struct identity *identity,
			     const char *command, const struct todo *todo,
			     const struct todo_input *in, struct sequel *sequel,
			     struct packs **packs, struct series_result *result,
			     GError **error)
{
	g_autofree char *label = tree_label(course->tree);
	g_autoptr(GHashTable) files = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
	g_autoptr(JsonObject) manifest =
		tables_manifest(course, command, error);
	struct told told = {course, command};
	g_autofree char *check = check_line(course);
	struct series series = {
		.check = check,
		.tree = course->tree,
		.label = label,
		.identity = identity,
		.patches = course->patches,
		.cover = {.subject = course->subject,
			  .to = how->cover_to,
			  .people_to = how->people_to},
		.name = course->mission->name,
		.change_id = sequel->change_id,
		.reroll = how->reroll,
		.rfc = todo->missing->len > 0,
		.signoff = how->signoff,
		.files = files,
		.report = make_report,
		.report_data = &told,
		.manifest = manifest,
		.others = others,
	};

	if (!manifest)
		return FALSE;
	if (how->only)
		json_object_set_string_member(manifest, "only", how->only);
	add_file(files, "places.tsv", tables_places_tsv(course->results));
	add_file(files, "sites.json", tables_places_json(course->results));
	add_file(files, "ledger.tsv", ledger_tsv(course->account->rows));
	if (course->patches->len)
		add_file(files, TODO_NAME, g_strdup(todo->text));
	if (!course->plan)
		return write_one(course, how, &series, sequel, result, error);
	*packs = write_packs(course, how, &series, in, sequel, error);
	return *packs != NULL;
}

/* The tree is never written to: none of our folders may be in it. */
static gboolean check_places(const struct course *course,
			     const struct rule_generate *how, GError **error)
{
	const char *places[] = {how->output, course->options.build};
	g_autofree char *root = g_strconcat(course->tree->path, "/", NULL);

	for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *path =
			g_canonicalize_filename(places[i], NULL);

		if (strcmp(path, course->tree->path) &&
		    !g_str_has_prefix(path, root))
			continue;
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' lies inside the kernel tree, which is never "
			    "written to; name another folder (--output, "
			    "--build)",
			    places[i]);
		return FALSE;
	}
	return TRUE;
}

/* The summary of one series, or of its packs. */
static char *say(const struct course *course, struct packs *packs,
		 struct series_result *result, const struct identity *identity,
		 const struct todo *todo)
{
	g_autofree char *parts = packs ? packs_text(packs) : NULL;

	if (packs)
		result->kept = g_strdup(packs_kept(packs));
	return verdicts_text(course,
			     packs ? packs_refused(packs) : result->refused,
			     parts, result, identity, todo);
}

/* Composes and writes the patches; *said gets the summary. */
static gboolean make(struct course *course, const struct rule_generate *how,
		     GHashTable *known, struct sequel *sequel, char **said,
		     gboolean *noted, GError **error)
{
	g_autofree char *command = command_line(course, how);
	struct identity *identity = identity_read(course->tree->gitdir);
	struct course_how words = {
		.only = how->only,
		.command = command,
		.identity = identity,
		.plan = how->plan,
		.max = (guint)how->max,
		.known = known,
	};
	struct packs *packs = NULL;
	struct series_result result = {0};
	struct todo_input in = {
		.tree = course->tree,
		.identity = identity,
		.signoff = how->signoff,
		.dirty = course->options.dirty,
	};
	struct todo *todo = NULL;
	gboolean ok = split_by_parse(how->split, &words.by, error) &&
		      course_compose(course, &words, error);

	if (ok) {
		cmd_step("WRITE", how->output);
		in.patches = course->patches;
		todo = todo_new(&in);
	}
	ok = ok && write_series(course, how, identity, command, todo, &in,
				sequel, &packs, &result, error);
	if (ok) {
		*said = say(course, packs, &result, identity, todo);
		*noted = packs ? packs_note(packs)
			       : cmd_note("generate", sequel, &result);
	}
	packs_free(packs);
	todo_free(todo);
	series_result_clear(&result);
	identity_free(identity);
	return ok;
}

/* A pilot for a path of the tree needs to search only below it. */
static struct course *open_course(const struct course_options *options,
				  const struct rule_generate *how,
				  const char **below, GError **error)
{
	struct course_options own = *options;
	g_autofree char *path =
		how->only ? g_build_filename(options->kernel, how->only, NULL)
			  : NULL;

	if (path && g_file_test(path, G_FILE_TEST_EXISTS)) {
		below[0] = how->only;
		own.below = (char *const *)below;
	}
	return course_new(&own, error);
}

/* A series that uses a name without a declaration would not build. */
static gboolean is_declared(const struct course *course, GError **error)
{
	return course->mission->set->idle ||
	       newcomers_check(course->mission, course->tree,
			       course->options.jobs, error);
}

int cmd_generate_rule(const struct course_options *options,
		      const struct rule_generate *how, GError **error)
{
	const char *below[2] = {NULL};
	struct course *course = open_course(options, how, below, error);
	struct sequel *sequel = NULL;
	g_autoptr(GHashTable) known = NULL;
	gboolean noted = FALSE;
	char *said = NULL;
	int status = 2;

	if (course && generate_lay_mailmap(how->mailmap, course->tree, error) &&
	    check_places(course, how, error) && is_declared(course, error))
		sequel = sequel_open(how->output, course->mission->name,
				     how->only, how->reroll, error);
	if (sequel && how->plan != PLAN_NONE)
		known = sequel_plan(sequel, plan_kind_name(how->plan));
	if (sequel && course_run(course, NULL, error) &&
	    make(course, how, known, sequel, &said, &noted, error)) {
		fputs(sequel->said->str, stdout);
		fputs(said, stdout);
		status = account_open(course->account) || !noted ? 1 : 0;
	}
	sequel_free(sequel);
	course_free(course);
	g_free(said);
	return status;
}
