// SPDX-License-Identifier: GPL-2.0
#include "series/todo.h"

#include <string.h>

#include "base/text.h"
#include "tree/change.h"
#include "tree/patch.h"

/* One thing to do: a line for the screen, and what the file adds to it. */
struct todo_point {
	char *line;
	char *more; /* wrapped, may be NULL */
};

static void point_free(gpointer data)
{
	struct todo_point *point = data;

	g_free(point->line);
	g_free(point->more);
	g_free(point);
}

static void add(GPtrArray *points, char *line, char *more)
{
	struct todo_point *point = g_new0(struct todo_point, 1);

	point->line = line;
	point->more = more;
	g_ptr_array_add(points, point);
}

/* Lists the patches of a kind that hold the mark; the sum of it. */
static guint list_marks(const struct todo_input *in, gboolean questions,
			GString *list)
{
	guint sum = 0;

	for (guint i = 0; in->mark && i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];
		guint count = patch_marks(patch, in->mark);

		if (!count || (patch->kind == PATCH_QUESTION) != questions)
			continue;
		sum += count;
		g_string_append_printf(list, "%s  %u in patch %u, %s",
				       list->len ? "\n" : "", count, i + 1,
				       patch->subject);
	}
	return sum;
}

static void look_at_comments(GPtrArray *points, const struct todo_input *in)
{
	g_autoptr(GString) list = g_string_new(NULL);
	guint count = list_marks(in, FALSE, list);
	g_autofree char *words = text_count(count, "comment", "comments");

	*words = g_ascii_toupper(*words);
	if (count)
		add(points,
		    g_strdup_printf("%s %s for a person (%s); "
				    "'treewide comments' (make comments) "
				    "prints a form",
				    words, count == 1 ? "waits" : "wait",
				    in->mark),
		    g_strdup(list->str));
}

gboolean todo_is_stable(const char *version)
{
	g_auto(GStrv) parts = g_strsplit(version, ".", 3);

	return g_strv_length(parts) == 3 && g_ascii_isdigit(*parts[2]) &&
	       *parts[2] != '0' && !strstr(version, "-rc");
}

static void look_at_base(GPtrArray *points, const struct todo_input *in)
{
	gboolean kernel = g_str_equal(in->tree->title, "Linux");
	gboolean old = kernel && todo_is_stable(in->tree->version);
	const char *where = kernel ? "a git checkout of the latest -rc, or of "
				     "the tree that will take it"
				   : "a git checkout of the project";

	if (in->tree->commit && !old)
		return;
	add(points,
	    g_strdup_printf(
		    in->tree->commit
			    ? "The base, %s %s, is a stable release: generate "
			      "again from %s"
			    : "The base, %s %s, is no commit that anybody can "
			      "fetch: generate again from %s",
		    in->tree->title, in->tree->version, where),
	    NULL);
}

/* What a checkout's files hold beyond their commit. */
static void look_at_changes(GPtrArray *points, const struct todo_input *in)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GPtrArray) dirty = NULL;

	if (!in->dirty || !in->tree->commit)
		return;
	for (guint i = 0; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++)
			g_ptr_array_add(
				paths,
				((struct change *)patch->changes->pdata[k])
					->path);
	}
	dirty = tree_dirty(in->tree, paths, NULL);
	if (dirty && dirty->len)
		add(points,
		    g_strdup_printf("The series builds on changes that no "
				    "commit has (%s): commit them, or generate "
				    "again without --dirty (DIRTY=1)",
				    (char *)dirty->pdata[0]),
		    NULL);
}

static void look_at_sender(GPtrArray *points, const struct todo_input *in)
{
	if (in->identity->editme)
		add(points,
		    g_strdup_printf("Git knows no identity, so the author is "
				    "%s <%s>: set user.name and user.email",
				    in->identity->name, in->identity->mail),
		    NULL);
	if (!in->signoff)
		add(points,
		    g_strdup("No patch is signed off: read them, then "
			     "generate again with --signoff (SIGNOFF=1)"),
		    NULL);
}

static gboolean has_maintainer(const struct patch *patch)
{
	for (guint i = 0; i < patch->people->len; i++)
		if (((struct person *)patch->people->pdata[i])->role ==
		    ROLE_MAINTAINER)
			return TRUE;
	return FALSE;
}

/* What does not stand in the way of sending, and wants a look. */
static void look_at_rest(GPtrArray *points, const struct todo_input *in)
{
	g_autoptr(GString) asked = g_string_new(NULL);
	g_autoptr(GString) alone = g_string_new(NULL);
	guint drafts = list_marks(in, TRUE, asked);

	for (guint i = 0; i < in->patches->len; i++)
		if (!has_maintainer(in->patches->pdata[i]))
			g_string_append_printf(
				alone, "%s  patch %u, %s",
				alone->len ? "\n" : "", i + 1,
				((struct patch *)in->patches->pdata[i])
					->subject);
	if (drafts)
		add(points,
		    g_strdup_printf("Drafts (%s) in patches that ask a "
				    "question: %u; these patches stay RFC, and "
				    "the others do not need them",
				    in->mark, drafts),
		    g_strdup(asked->str));
	if (alone->len)
		add(points,
		    g_strdup("MAINTAINERS names no maintainer for these: find "
			     "who takes them ('treewide ready' proposes one)"),
		    g_strdup(alone->str));
	add(points,
	    g_strdup("Read every mail; send the series to yourself first, with "
		     "the command that the run ended with"),
	    NULL);
	add(points,
	    g_strdup("Build and test it: treewide verify (make verify)"), NULL);
	add(points,
	    g_strdup("Hold it against what the lists and trees ask: treewide "
		     "ready (make ready)"),
	    NULL);
}

static void write_points(GString *out, const GPtrArray *points)
{
	for (guint i = 0; i < points->len; i++) {
		const struct todo_point *point = points->pdata[i];
		g_autofree char *line = text_wrap_indent(point->line, "[ ] ",
							 "    ", TEXT_COLUMNS);

		g_string_append_printf(out, "%s\n", line);
		if (point->more) {
			g_autofree char *more =
				text_indent(point->more, "    ");

			g_string_append_printf(out, "%s\n", more);
		}
	}
}

static char *write_file(const GPtrArray *missing, const GPtrArray *rest)
{
	GString *out = g_string_new(
		"For whoever sends this series. Nothing of it is in the "
		"mails.\n");

	if (missing->len) {
		g_string_append(out, "\nMissing; until it is there, the mails "
				     "are [RFC PATCH]:\n\n");
		write_points(out, missing);
	}
	g_string_append(out, "\nBefore it goes out:\n\n");
	write_points(out, rest);
	return g_string_free(out, FALSE);
}

struct todo *todo_new(const struct todo_input *in)
{
	struct todo *todo = g_new0(struct todo, 1);
	g_autoptr(GPtrArray) missing =
		g_ptr_array_new_with_free_func(point_free);
	g_autoptr(GPtrArray) rest = g_ptr_array_new_with_free_func(point_free);

	look_at_comments(missing, in);
	look_at_base(missing, in);
	look_at_changes(missing, in);
	look_at_sender(missing, in);
	look_at_rest(rest, in);
	todo->missing = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < missing->len; i++)
		g_ptr_array_add(
			todo->missing,
			g_strdup(((struct todo_point *)missing->pdata[i])
					 ->line));
	todo->text = write_file(missing, rest);
	return todo;
}

void todo_free(struct todo *todo)
{
	if (!todo)
		return;
	g_ptr_array_unref(todo->missing);
	g_free(todo->text);
	g_free(todo);
}

char *todo_screen(const struct todo *todo)
{
	GString *out = g_string_new(NULL);

	if (!todo->missing->len)
		return g_string_free(out, FALSE);
	g_string_append(
		out,
		"\nThe mails are [RFC PATCH]. Before they can be sent (see " TODO_NAME
		" beside them):\n");
	for (guint i = 0; i < todo->missing->len; i++) {
		g_autofree char *line = g_strdup(todo->missing->pdata[i]);

		*line = g_ascii_tolower(*line);
		g_string_append_printf(out, "- %s\n", line);
	}
	return g_string_free(out, FALSE);
}
