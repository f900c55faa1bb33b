// SPDX-License-Identifier: GPL-2.0
#include "engine/replay.h"

#include <string.h>

#include "apply/apply.h"
#include "base/command.h"
#include "base/error.h"
#include "base/git.h"
#include "base/scratch.h"
#include "life/edits.h"
#include "life/mailbox.h"
#include "tree/change.h"
#include "tree/patch.h"
#include "verify/posted-mail.h"

#define BEGIN	"// <smpl>"
#define END	"// </smpl>"
#define OPTIONS "; spatch options: "
#define LAYOUT	"; layout: no"

/* Options that only say how much of the headers is read. */
static const char *const harmless[] = {"--no-includes",
				       "--include-headers",
				       "--include-headers-for-types",
				       "--local-includes",
				       "--all-includes",
				       "--recursive-includes",
				       "--no-loops",
				       "--smpl-spacing",
				       "--disable-worth-trying-opt",
				       NULL};

char *replay_line(const char *kernel, const char *options, gboolean layout,
		  const char *url)
{
	return g_strdup_printf(
		REPLAY_LINE "treewide verify --kernel %s THIS-MAIL (%s)%s%s%s",
		kernel, url ? url : "treewide is a driver for Coccinelle",
		layout ? "" : LAYOUT, *options ? OPTIONS : "", options);
}

const char *replay_refusal(const char *smpl, const char *options)
{
	g_auto(GStrv) words = g_strsplit_set(options, " \t", -1);

	/* in whatever way it is spaced: a word of SmPL for code that runs */
	if (g_regex_match_simple("\\b(script|initialize|finalize)\\s*:", smpl,
				 0, 0))
		return "it holds code that would be run (script, initialize, "
		       "finalize)";
	if (g_regex_match_simple("^\\s*#\\s*(include\\s*\"|spatch)", smpl,
				 G_REGEX_MULTILINE, 0) ||
	    g_regex_match_simple("\\busing\\s*\"", smpl, 0, 0))
		return "it reads files or options of its own";
	for (char **word = words; *word; word++)
		if (**word && !g_strv_contains(harmless, *word))
			return "its options are not only about headers";
	return NULL;
}

/* The semantic patches that a message shows, without the indent; "" for none. */
static char *smpl_of(const char *body)
{
	g_auto(GStrv) lines = g_strsplit(body, "\n", -1);
	GString *out = g_string_new(NULL);
	gboolean inside = FALSE;

	for (char **line = lines; *line; line++) {
		const char *text = **line == ' ' ? *line + 1 : *line;

		if (g_str_has_prefix(text, END))
			inside = FALSE;
		if (inside)
			g_string_append_printf(out, "%s\n", text);
		if (g_str_has_prefix(text, BEGIN))
			inside = TRUE;
		/* the diff may hold such lines as well */
		if (!strcmp(*line, "---") ||
		    g_str_has_prefix(*line, "diff --git "))
			break;
	}
	return g_string_free(out, FALSE);
}

/* The value behind this key in the line that says how to check; "" for none. */
static char *value_of(const char *body, const char *key)
{
	const char *line = strstr(body, "\n" REPLAY_LINE);
	g_autofree char *whole = NULL;
	const char *value;

	if (!line)
		return g_strdup("");
	whole = g_strndup(line + 1, strcspn(line + 1, "\n"));
	value = strstr(whole, key);
	return g_strdup(value ? value + strlen(key) : "");
}

static gboolean fail(GError **error, const char *path, const char *why)
{
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot verify the mail '%s': %s", path, why);
	return FALSE;
}

/* A mail taken apart, and a folder to work in. */
struct replaying {
	const char *path;
	const struct tree *tree;
	struct mailbox *box;
	char *body; /* all of its text */
	GPtrArray *files; /* char *: what its diff changes */
	struct ruleset *set;
	gboolean no_layout;
};

static gboolean take_apart(struct replaying *r, const char *build,
			   GError **error)
{
	g_autofree char *diff = NULL;
	const char *begin;

	r->box = mailbox_open(r->path, build, error);
	if (!r->box)
		return FALSE;
	if (r->box->mails->len != 1)
		return fail(error, r->path, "it holds several");
	r->body = mailbox_body(r->box, r->box->mails->pdata[0], error);
	if (!r->body)
		return FALSE;
	begin = g_str_has_prefix(r->body, "diff --git ")
			? r->body
			: strstr(r->body, "\ndiff --git ");
	r->files = posted_files(begin ? begin + (*begin == '\n') : "");
	if (!r->files)
		return fail(error, r->path,
			    "its diff changes what no patch of a series can "
			    "change");
	if (!r->files->len)
		return fail(error, r->path, "it holds no diff");
	return TRUE;
}

static gboolean read_rule(struct replaying *r, GError **error)
{
	g_autofree char *smpl = smpl_of(r->body);
	g_autofree char *options = value_of(r->body, OPTIONS);
	g_autofree char *path =
		g_build_filename(r->box->scratch->path, "mail.cocci", NULL);
	g_autofree char *text = NULL;
	const char *paths[] = {path, NULL};
	const char *refusal;

	if (!*smpl)
		return fail(error, r->path,
			    "it shows no semantic patch; make the series again "
			    "with the command in it, and compare");
	refusal = replay_refusal(smpl, options);
	if (refusal) {
		g_autofree char *why = g_strconcat(
			"its semantic patch is not run: ", refusal, NULL);

		return fail(error, r->path, why);
	}
	r->no_layout = strstr(r->body, LAYOUT) != NULL;
	text = g_strdup_printf("%s%s\n%s", *options ? "// Options: " : "//",
			       options, smpl);
	if (!g_file_set_contents(path, text, -1, error))
		return FALSE;
	r->set = ruleset_read(paths, error);
	return r->set != NULL;
}

/* Lays the tree's files out, and has git apply the mail's diff to them. */
static gboolean apply_diff(struct replaying *r, GError **error)
{
	g_autofree char *patch =
		g_build_filename(r->box->scratch->path, "patch", NULL);
	g_autofree char *folder =
		g_build_filename(r->box->scratch->path, "tree", NULL);
	const char *const argv[] = {"git", "apply", "--whitespace=nowarn",
				    patch, NULL};
	g_auto(GStrv) env = git_environ(NULL);
	struct command command = {.folder = folder};
	g_autofree char *said = NULL;
	int status = 0;

	for (guint i = 0; i < r->files->len; i++) {
		const char *file = r->files->pdata[i];
		g_autofree char *path = g_build_filename(folder, file, NULL);
		g_autofree char *parent = g_path_get_dirname(path);
		g_autoptr(GBytes) text = NULL;

		g_mkdir_with_parents(parent, 0777);
		if (!tree_has(r->tree, file))
			continue;
		text = tree_read(r->tree, file, error);
		if (!text ||
		    !g_file_set_contents(path, g_bytes_get_data(text, NULL),
					 g_bytes_get_size(text), error))
			return FALSE;
	}
	/* not the repository that the build folder may lie in */
	env = g_environ_setenv(env, "GIT_CEILING_DIRECTORIES",
			       r->box->scratch->path, TRUE);
	command.environ = env;
	if (!command_run(&command, argv, &said, &status, error))
		return FALSE;
	return !status || fail(error, r->path,
			       "its diff is not for this tree; give the one "
			       "that it was made for");
}

static GBytes *read_after(const struct replaying *r, const char *file)
{
	g_autofree char *path =
		g_build_filename(r->box->scratch->path, "tree", file, NULL);
	char *text;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, NULL))
		return g_bytes_new_static("", 0);
	return g_bytes_new_take(text, size);
}

static gboolean is_comment(const char *line)
{
	const char *word = line + 1 + strspn(line + 1, " \t");

	return *word == '*' || g_str_has_prefix(word, "/*") ||
	       g_str_has_prefix(word, "//");
}

/* Whether what a line of a comment says is said in one that the mail adds. */
static gboolean is_said(const char *line, char **lines)
{
	g_autofree char *words = g_strdup(line + 1);
	char *end = g_strrstr(words, "*/");
	const char *begin = words + strspn(words, " \t/*");

	if (end && end >= begin)
		*end = '\0';
	g_strchomp(words);
	for (; *lines; lines++)
		if (**lines == '+' && is_comment(*lines) &&
		    strstr(*lines, begin))
			return TRUE;
	return FALSE;
}

/* Whether all that the mail does beyond the rule is to add comments. */
static gboolean only_comments(const GPtrArray *spots)
{
	for (guint i = 0; i < spots->len; i++) {
		const struct edit_spot *spot = spots->pdata[i];
		g_auto(GStrv) lines = g_strsplit(spot->text, "\n", -1);

		for (char **line = lines; *line; line++)
			if (**line &&
			    (!is_comment(*line) ||
			     (**line == '-' && !is_said(*line, lines))))
				return FALSE;
	}
	return TRUE;
}

static void judge(struct replay *replay, const struct file_edit *edit)
{
	gboolean comments = only_comments(edit->spots);

	if (!edit->spots->len)
		replay->same++;
	else if (comments)
		replay->comments++;
	else
		replay->others++;
	g_string_append_printf(replay->text, "  %-9s %s\n",
			       !edit->spots->len ? "same"
			       : comments	 ? "comments"
						 : "OTHERWISE",
			       edit->path);
	for (guint i = 0; !comments && i < edit->spots->len; i++)
		g_string_append(
			replay->text,
			((struct edit_spot *)edit->spots->pdata[i])->text);
}

/* What the rule makes of the file, else the file as it is. */
static GBytes *made_of(const struct replaying *r, const GPtrArray *results,
		       const char *file)
{
	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		if (!strcmp(result->path, file) && result->after)
			return g_bytes_ref(result->after);
	}
	return tree_has(r->tree, file) ? tree_read(r->tree, file, NULL)
				       : g_bytes_new_static("", 0);
}

static struct replay *compare(const struct replaying *r,
			      const GPtrArray *results, const char *build,
			      GError **error)
{
	g_autoptr(GPtrArray) patches =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);
	struct patch *patch = patch_new(PATCH_CONVERSION, "replay");
	g_autoptr(GPtrArray) edits = NULL;
	struct replay *replay;

	g_ptr_array_add(patches, patch);
	for (guint i = 0; i < r->files->len; i++) {
		const char *file = r->files->pdata[i];
		g_autoptr(GBytes) made = made_of(r, results, file);
		g_autoptr(GBytes) after = read_after(r, file);

		g_ptr_array_add(patch->changes,
				change_new(file, made, after, 0100644));
	}
	edits = edits_of(patches, build, error);
	if (!edits)
		return NULL;
	replay = g_new0(struct replay, 1);
	replay->text = g_string_new(NULL);
	for (guint i = 0; i < r->files->len; i++)
		judge(replay, ((GPtrArray *)edits->pdata[0])->pdata[i]);
	return replay;
}

static struct replay *run(const struct replaying *r, struct spatch *spatch,
			  const char *build, GError **error)
{
	static const char *const nobody[] = {NULL};
	struct apply apply = {
		.tree = r->tree,
		.set = r->set,
		.spatch = spatch,
		.own = nobody,
		.no_layout = r->no_layout,
	};
	g_autoptr(GPtrArray) there = g_ptr_array_new();
	g_autoptr(GPtrArray) results = NULL;

	for (guint i = 0; i < r->files->len; i++)
		if (tree_has(r->tree, r->files->pdata[i]))
			g_ptr_array_add(there, r->files->pdata[i]);
	results = apply_run(&apply, there, error);
	return results ? compare(r, results, build, error) : NULL;
}

struct replay *replay_mail(const char *path, const struct tree *tree,
			   struct spatch *spatch, const char *build,
			   GError **error)
{
	struct replaying r = {.path = path, .tree = tree};
	struct replay *replay = NULL;

	if (take_apart(&r, build, error) && read_rule(&r, error) &&
	    apply_diff(&r, error))
		replay = run(&r, spatch, build, error);
	ruleset_free(r.set);
	if (r.files)
		g_ptr_array_unref(r.files);
	g_free(r.body);
	mailbox_free(r.box);
	return replay;
}

void replay_free(struct replay *replay)
{
	if (!replay)
		return;
	g_string_free(replay->text, TRUE);
	g_free(replay);
}
