// SPDX-License-Identifier: GPL-2.0
#include "check/check-comment.h"

#include <string.h>

#include "rewrite/comment.h"
#include "rewrite/region.h"

char *check_comment_words(const char *text, gsize length)
{
	GString *words = g_string_sized_new(length);
	/* still in the decoration at the start of a line */
	gboolean frame = TRUE;

	for (gsize i = 0; i < length; i++) {
		char c = text[i];

		if (c == '*' && i + 1 < length && text[i + 1] == '/')
			break;
		if (frame && (c == '*' || (c == '/' && !words->len)))
			continue;
		if (c == '\\' && i + 1 < length && text[i + 1] == '\n')
			continue;
		if (c == '\n')
			frame = TRUE;
		else if (!g_ascii_isspace(c))
			frame = FALSE;
		if (!g_ascii_isspace(c))
			g_string_append_c(words, c);
		else if (words->len && words->str[words->len - 1] != ' ')
			g_string_append_c(words, ' ');
	}
	g_string_truncate(words, strlen(g_strchomp(words->str)));
	return g_string_free(words, FALSE);
}

/*
 * The text after the tag in token i; NULL: no comment, or one without the tag.
 */
static char *behind_tag(const struct source *source, guint i, const char *tag)
{
	const struct token *token = &source->tokens[i];
	char *words, *at, *text;

	if (token->kind != TOKEN_COMMENT)
		return NULL;
	words = check_comment_words(source->text + token->offset,
				    token->length);
	at = strstr(words, tag);
	text = at ? g_strdup(g_strchug(at + strlen(tag))) : NULL;
	g_free(words);
	return text;
}

/* Looks in the comments that begin here, then in those right above. */
static char *find(const struct source *source, guint offset, const char *tag)
{
	guint at = source_at(source, offset);
	char *text = NULL;

	for (guint i = at; !text && i < source->count &&
			   source->tokens[i].kind == TOKEN_COMMENT;
	     i++)
		text = behind_tag(source, i, tag);
	for (guint i = at; !text && i-- > 0 &&
			   source->tokens[i].kind == TOKEN_COMMENT &&
			   region_begins_line(source, i);)
		text = behind_tag(source, i, tag);
	return text;
}

/* The start of the line that this token is in. */
static guint line_of(const struct source *source, guint token)
{
	return source->lines[source->tokens[token].line - 1];
}

enum comment_state check_comment(const struct unit *unit, guint offset,
				 const struct campaign *campaign, char **text)
{
	guint token = source_at(unit->source, offset);
	const struct item *item = unit_item(unit, token);
	struct comment_place place;
	struct item outside;
	struct stmt *root;

	*text = NULL;
	if (item) {
		root = stmt_parse(unit->source, item);
		comment_find(unit->source, item, root, token, &place);
		stmt_free(root);
	} else if (unit_outside(unit, token, &outside)) {
		place.offset = line_of(unit->source, outside.first);
	} else {
		return COMMENT_NO_PLACE;
	}
	*text = find(unit->source, place.offset, campaign->comment_tag);
	if (!*text || !**text)
		return COMMENT_NONE;
	return strstr(*text, campaign->unwritten_mark) ? COMMENT_UNWRITTEN
						       : COMMENT_WRITTEN;
}
