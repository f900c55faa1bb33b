// SPDX-License-Identifier: GPL-2.0
#include "life/changes.h"

#include <string.h>

#include "base/text.h"
#include "life/edits.h"
#include "life/standing.h"
#include "life/trailer.h"

/* Functions that one line names. */
#define NAMED 4

gboolean changes_none(const struct log_patch *a, const struct log_patch *b)
{
	g_autofree char *x = edits_print(a->edits);
	g_autofree char *y = edits_print(b->edits);

	return !strcmp(x, y);
}

struct log_patch *changes_origin(const struct log_posting *before,
				 const struct log_patch *patch)
{
	struct log_patch *same = log_patch_find(before, patch->id);

	for (guint i = 0; !same && i < before->patches->len; i++)
		if (changes_none(before->patches->pdata[i], patch))
			same = before->patches->pdata[i];
	return same;
}

static const struct file_edit *find_edit(const struct log_patch *patch,
					 const char *path)
{
	for (guint i = 0; i < patch->edits->len; i++) {
		const struct file_edit *edit = patch->edits->pdata[i];

		if (!strcmp(edit->path, path))
			return edit;
	}
	return NULL;
}

/* All that an edit does in one function, without the comments on request. */
static char *done_in(const struct file_edit *edit, const char *function,
		     gboolean code)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < edit->spots->len; i++) {
		const struct edit_spot *spot = edit->spots->pdata[i];
		g_auto(GStrv) lines = g_strsplit(spot->text, "\n", -1);

		if (strcmp(spot->function, function))
			continue;
		for (char **line = lines; *line; line++) {
			const char *word = *line + (**line != '\0');

			while (*word == ' ' || *word == '\t')
				word++;
			if (code && (*word == '*' || !*word ||
				     g_str_has_prefix(word, "/*") ||
				     g_str_has_prefix(word, "//")))
				continue;
			g_string_append_printf(text, "%s\n", *line);
		}
	}
	return g_string_free(text, FALSE);
}

/* The functions of both edits, each once, in their order. */
static GPtrArray *functions_of(const struct file_edit *a,
			       const struct file_edit *b)
{
	const struct file_edit *both[] = {a, b};
	GPtrArray *names = g_ptr_array_new();

	for (guint k = 0; k < G_N_ELEMENTS(both); k++)
		for (guint i = 0; i < both[k]->spots->len; i++) {
			const struct edit_spot *spot = both[k]->spots->pdata[i];

			if (!g_ptr_array_find_with_equal_func(
				    names, spot->function, g_str_equal, NULL))
				g_ptr_array_add(names, spot->function);
		}
	return names;
}

enum { ADDED, GONE, COMMENT, OTHERWISE, WAYS };

static int way_of(const struct file_edit *old, const struct file_edit *new,
		  const char *function)
{
	g_autofree char *was = done_in(old, function, FALSE);
	g_autofree char *is = done_in(new, function, FALSE);
	g_autofree char *code_was = done_in(old, function, TRUE);
	g_autofree char *code_is = done_in(new, function, TRUE);

	if (!strcmp(was, is))
		return WAYS;
	if (!*was || !*is)
		return *was ? GONE : ADDED;
	return strcmp(code_was, code_is) ? OTHERWISE : COMMENT;
}

/* file: NULL where the patch has no other. */
static void add_line(GPtrArray *lines, const char *file, const char *format,
		     const GPtrArray *functions)
{
	g_autoptr(GPtrArray) some = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *names = NULL;
	g_autofree char *what = NULL;
	gboolean scope = FALSE;

	for (guint i = 0; i < functions->len; i++) {
		const char *name = functions->pdata[i];

		scope |= !*name;
		if (*name && some->len < NAMED)
			g_ptr_array_add(some, g_strconcat(name, "()", NULL));
		else if (*name && some->len == NAMED)
			g_ptr_array_add(some, g_strdup("others"));
	}
	if (scope)
		g_ptr_array_add(some, g_strdup("lines outside of functions"));
	names = text_list(some, "");
	what = g_strdup_printf(format, names);
	g_ptr_array_add(lines, g_strconcat(file ? file : "", file ? ": " : "",
					   what, NULL));
}

static void compare_edits(GPtrArray *lines, const struct file_edit *old,
			  const struct file_edit *new, gboolean alone)
{
	static const char *const formats[] = {
		[ADDED] = "change %s, too",
		[GONE] = "leave %s alone",
		[COMMENT] = "another comment in %s",
		[OTHERWISE] = "change %s otherwise",
	};
	g_autoptr(GPtrArray) functions = functions_of(old, new);

	for (int way = 0; way < WAYS; way++) {
		g_autoptr(GPtrArray) some = g_ptr_array_new();

		for (guint i = 0; i < functions->len; i++)
			if (way_of(old, new, functions->pdata[i]) == way)
				g_ptr_array_add(some, functions->pdata[i]);
		if (some->len)
			add_line(lines, alone ? NULL : new->path, formats[way],
				 some);
	}
}

/* Whether the tag stands there; given: also as an answer. */
static gboolean has(const struct log_patch *patch, const struct log_tag *tag,
		    gboolean given)
{
	for (guint i = 0; i < patch->tags->len; i++) {
		const struct log_tag *other = patch->tags->pdata[i];

		if ((given || other->written) &&
		    !strcmp(other->word, tag->word) &&
		    !strcmp(other->who, tag->who))
			return TRUE;
	}
	return FALSE;
}

/* "Acked-by of Jane Doe" */
static char *of_whom(const struct log_tag *tag)
{
	const char *open = strchr(tag->who, '<');
	g_autofree char *name = open && open > tag->who
					? g_strndup(tag->who, open - tag->who)
					: g_strdup(tag->who);

	return g_strdup_printf("%s of %s", tag->word, g_strstrip(name));
}

/* Returns how many there are; lines may be NULL. */
static guint add_gained(GPtrArray *lines, const struct log_patch *before,
			const struct log_patch *patch)
{
	guint count = 0;

	for (guint i = 0; i < patch->tags->len; i++) {
		const struct log_tag *tag = patch->tags->pdata[i];
		g_autofree char *whose = of_whom(tag);

		if (!tag->written || (before && has(before, tag, FALSE)))
			continue;
		count++;
		if (lines)
			g_ptr_array_add(lines,
					g_strconcat("add the ", whose, NULL));
	}
	return count;
}

static void add_lost(GPtrArray *lines, const struct log_patch *before,
		     const struct log_patch *patch)
{
	for (guint i = 0; i < before->tags->len; i++) {
		const struct log_tag *tag = before->tags->pdata[i];
		g_autofree char *whose = of_whom(tag);

		if (!has(patch, tag, FALSE) && !trailer_is_refusal(tag->word))
			g_ptr_array_add(lines,
					g_strconcat("drop the ", whose,
						    ", since the patch has "
						    "changed",
						    NULL));
	}
}

/* What it does otherwise; before may not be NULL. */
static GPtrArray *done_otherwise(const struct log_patch *before,
				 const struct log_patch *patch)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	gboolean alone = before->edits->len == 1 && patch->edits->len == 1;

	for (guint i = 0; i < patch->edits->len; i++) {
		const struct file_edit *edit = patch->edits->pdata[i];
		const struct file_edit *old = find_edit(before, edit->path);

		if (!old)
			g_ptr_array_add(lines,
					g_strdup_printf("%s: new in this patch",
							edit->path));
		else if (strcmp(old->print, edit->print))
			compare_edits(lines, old, edit, alone);
	}
	for (guint i = 0; i < before->edits->len; i++) {
		const struct file_edit *old = before->edits->pdata[i];

		if (!find_edit(patch, old->path))
			g_ptr_array_add(lines,
					g_strdup_printf("%s: no longer in this "
							"patch",
							old->path));
	}
	return lines;
}

GPtrArray *changes_of_patch(const struct log_patch *before,
			    const struct log_patch *patch)
{
	GPtrArray *lines;

	if (!before) {
		lines = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(lines, g_strdup("new patch"));
		return lines;
	}
	lines = done_otherwise(before, patch);
	if (strcmp(before->subject, patch->subject))
		g_ptr_array_add(lines, g_strdup_printf("subject: was \"%s\"",
						       before->subject));
	add_gained(lines, before, patch);
	add_lost(lines, before, patch);
	return lines;
}

/* Whether a patch of the posting comes from this one. */
static gboolean lives_on(const struct log_posting *before,
			 const struct log_posting *posting,
			 const struct log_patch *patch)
{
	for (guint i = 0; i < posting->patches->len; i++)
		if (changes_origin(before, posting->patches->pdata[i]) == patch)
			return TRUE;
	return FALSE;
}

static void add_patch(GPtrArray *lines, const struct log_patch *origin,
		      const struct log_patch *patch)
{
	g_autoptr(GPtrArray) own = NULL;
	g_autoptr(GString) text = g_string_new(NULL);

	if (!origin) {
		g_ptr_array_add(lines,
				g_strconcat("new: ", patch->subject, NULL));
		return;
	}
	own = done_otherwise(origin, patch);
	add_lost(own, origin, patch);
	if (!own->len)
		return;
	for (guint i = 0; i < own->len; i++)
		g_string_append_printf(text, "%s%s", i ? "; " : "",
				       (char *)own->pdata[i]);
	g_ptr_array_add(lines,
			g_strconcat(patch->subject, ": ", text->str, NULL));
}

/* What a patch that is not sent again has come to. */
static const char *fate_of(const struct log_patch *patch,
			   const struct tree *tree)
{
	struct standing standing;
	gboolean applied;

	if (!tree)
		return "no longer there: ";
	standing_of(patch, TRUE, tree, &standing);
	applied = standing.state == STANDING_APPLIED;
	standing_clear(&standing);
	return applied ? "applied since: " : "no longer there: ";
}

GPtrArray *changes_of_series(const struct log_posting *before,
			     const struct log_posting *posting,
			     const struct tree *tree)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	guint gained = 0;

	if (strcmp(before->base, posting->base))
		g_ptr_array_add(lines,
				g_strdup_printf("made for %s (was: %s)",
						posting->base, before->base));
	for (guint i = 0; i < posting->patches->len; i++) {
		const struct log_patch *patch = posting->patches->pdata[i];
		const struct log_patch *origin = changes_origin(before, patch);

		add_patch(lines, origin, patch);
		gained += add_gained(NULL, origin, patch);
	}
	for (guint i = 0; i < before->patches->len; i++) {
		const struct log_patch *patch = before->patches->pdata[i];

		if (!lives_on(before, posting, patch))
			g_ptr_array_add(lines,
					g_strconcat(fate_of(patch, tree),
						    patch->subject, NULL));
	}
	if (gained)
		g_ptr_array_add(lines,
				g_strdup_printf("collect %u %s", gained,
						gained == 1 ? "tag" : "tags"));
	return lines;
}
