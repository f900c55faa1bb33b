// SPDX-License-Identifier: GPL-2.0
#include "rewrite/remarks.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

#define NO_FUNCTION "-" /* a call at file scope, in the file */
#define COLUMNS	    72

static void remark_free(gpointer data)
{
	struct remark *remark = data;

	g_free(remark->file);
	g_free(remark->function);
	g_free(remark->callee);
	g_free(remark->text);
	g_free(remark);
}

static gboolean G_GNUC_PRINTF(4, 5) fail(GError **error, const char *path,
					 guint line, const char *format, ...)
{
	va_list more;
	char *text;

	va_start(more, format);
	text = g_strdup_vprintf(format, more);
	va_end(more);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot use '%s': line %u %s", path, line, text);
	g_free(text);
	return FALSE;
}

/* "file function callee turn": the last three words, and what is before. */
static struct remark *read_id(const char *line)
{
	GRegex *regex =
		g_regex_new("^(\\S.*) (\\S+) (\\S+) (\\d{1,4})$", 0, 0, NULL);
	GMatchInfo *match;
	struct remark *remark = NULL;

	if (g_regex_match(regex, line, 0, &match)) {
		char *turn = g_match_info_fetch(match, 4);

		remark = g_new0(struct remark, 1);
		remark->file = g_match_info_fetch(match, 1);
		remark->function = g_match_info_fetch(match, 2);
		remark->callee = g_match_info_fetch(match, 3);
		remark->turn = strtoul(turn, NULL, 10);
		if (!strcmp(remark->function, NO_FUNCTION))
			*remark->function = '\0';
		g_free(turn);
	}
	g_match_info_free(match);
	g_regex_unref(regex);
	return remark;
}

static const struct remark *find(const struct remarks *remarks,
				 const char *file, const char *function,
				 const char *callee, guint turn)
{
	for (guint i = 0; i < remarks->list->len; i++) {
		const struct remark *remark = remarks->list->pdata[i];

		if (remark->turn == turn && !strcmp(remark->file, file) &&
		    !strcmp(remark->function, function ? function : "") &&
		    !strcmp(remark->callee, callee))
			return remark;
	}
	return NULL;
}

/* Takes one line of a text over; an empty one ends a paragraph. */
static void add_text(struct remark *remark, GString *text, const char *line)
{
	const char *end = text->len ? text->str + text->len - 1 : "";

	if (!*line) {
		if (text->len && *end != '\n')
			g_string_append(text, "\n\n");
		return;
	}
	if (text->len && *end != '\n')
		g_string_append_c(text, ' ');
	g_string_append(text, line);
	g_free(remark->text);
	remark->text = g_strdup(text->str);
}

static gboolean check_text(const struct remarks *remarks, struct remark *remark,
			   const char *tag, const char *mark, GError **error)
{
	const char *text = remark->text;

	if (!text)
		return fail(error, remarks->path, remark->line,
			    "names a call, and no indented text follows");
	if (strstr(text, "*/"))
		return fail(error, remarks->path, remark->line,
			    "begins a text that would end the comment: it "
			    "holds '*/'");
	/* the tag goes in front of every text: here it may stand or not */
	if (g_str_has_prefix(text, tag)) {
		char *rest = g_strdup(g_strchug(remark->text + strlen(tag)));

		g_free(remark->text);
		remark->text = rest;
	}
	remark->written = *remark->text && !strstr(remark->text, mark);
	return TRUE;
}

static gboolean read_lines(struct remarks *remarks, char **lines,
			   const char *tag, const char *mark, GError **error)
{
	struct remark *remark = NULL;
	GString *text = g_string_new(NULL);
	gboolean ok = TRUE;

	for (guint i = 0; ok && lines[i]; i++) {
		const char *line = g_strchomp(lines[i]);
		struct remark *next;

		if (*line == '#')
			continue;
		if (!*line || g_ascii_isspace(*line)) {
			if (remark)
				add_text(remark, text, g_strchug(lines[i]));
			else if (*line)
				ok = fail(error, remarks->path, i + 1,
					  "is a text, and no call stands "
					  "above it");
			continue;
		}
		next = read_id(line);
		if (!next) {
			ok = fail(error, remarks->path, i + 1,
				  "is no call; give 'file function callee "
				  "turn', the text indented below");
			continue;
		}
		ok = !remark || check_text(remarks, remark, tag, mark, error);
		if (ok && find(remarks, next->file, next->function,
			       next->callee, next->turn))
			ok = fail(error, remarks->path, i + 1,
				  "names a call for the second time");
		next->line = i + 1;
		g_ptr_array_add(remarks->list, next);
		remark = next;
		g_string_truncate(text, 0);
	}
	g_string_free(text, TRUE);
	return ok && (!remark || check_text(remarks, remark, tag, mark, error));
}

struct remarks *remarks_load(const char *path, const char *tag,
			     const char *mark, GError **error)
{
	struct remarks *remarks = g_new0(struct remarks, 1);
	GError *cause = NULL;
	char *text = NULL, **lines;
	gboolean ok = TRUE;

	remarks->path = g_strdup(path);
	remarks->list = g_ptr_array_new_with_free_func(remark_free);
	if (path && !g_file_get_contents(path, &text, NULL, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the comments '%s': %s", path,
			    cause->message);
		g_error_free(cause);
		ok = FALSE;
	}
	if (text) {
		lines = g_strsplit(text, "\n", -1);
		ok = read_lines(remarks, lines, tag, mark, error);
		g_strfreev(lines);
		g_free(text);
	}
	if (!ok)
		g_clear_pointer(&remarks, remarks_free);
	return remarks;
}

void remarks_free(struct remarks *remarks)
{
	if (!remarks)
		return;
	g_free(remarks->path);
	g_ptr_array_unref(remarks->list);
	g_free(remarks);
}

const struct remark *remarks_find(const struct remarks *remarks,
				  const char *file, const char *function,
				  const char *callee, guint turn)
{
	const struct remark *remark =
		find(remarks, file, function, callee, turn);

	return remark && remark->written ? remark : NULL;
}

char *remarks_form(const char *people, const char *file, const char *function,
		   const char *callee, guint turn, const char *text)
{
	char *body = text_wrap_indent(text, "\t", "\t", COLUMNS);
	char *form =
		g_strdup_printf("%s%s%s%s %s %s %u\n%s\n", people ? "# " : "",
				people ? people : "", people ? "\n" : "", file,
				function && *function ? function : NO_FUNCTION,
				callee, turn, body);

	g_free(body);
	return form;
}
