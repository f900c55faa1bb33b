// SPDX-License-Identifier: GPL-2.0
#include "lifetime/telling.h"

#include <string.h>

#include "code/bracket.h"
#include "code/quote.h"
#include "code/stmt.h"

static guint line_of(const struct spot_line *spot)
{
	return spot->unit->source->tokens[spot->token].line;
}

static char *function_of(const struct spot_line *spot)
{
	return spot->item ? item_name(spot->unit->source, spot->item) : NULL;
}

/* The words around a token up to where a statement may begin or end. */
static void find_words(const struct source *source, guint *first, guint *last)
{
	guint prev;

	while ((prev = source_prev(source, *first)) != G_MAXUINT &&
	       !source_is(source, prev, ";") && !source_is(source, prev, "{") &&
	       !source_is(source, prev, "}") && !source_is(source, prev, ":") &&
	       !source_is(source, prev, "else"))
		*first = prev;
	while (*last + 1 < source->count && !source_is(source, *last, ";") &&
	       !source_is(source, *last, "{"))
		*last = source_next(source, *last);
	if (source_is(source, *last, "{"))
		*last = source_prev(source, *last);
}

/* The innermost statement: of one that has a body, the head alone. */
static gboolean find_statement(const struct spot_line *spot, guint *first,
			       guint *last)
{
	struct stmt *root;
	const struct stmt *stmt;
	gboolean found = TRUE;

	if (!spot->item || spot->item->kind != ITEM_FUNCTION)
		return FALSE;
	root = stmt_parse(spot->unit->source, spot->item);
	stmt = stmt_at(root, spot->token);
	if (stmt->open && spot->token <= stmt->close) {
		*first = stmt->kind == STMT_DO
				 ? source_prev(spot->unit->source, stmt->open)
				 : stmt->first;
		*last = stmt->close;
	} else if (stmt->kind == STMT_SIMPLE || stmt->kind == STMT_RETURN) {
		*first = stmt->first;
		*last = stmt->last;
	} else {
		found = FALSE;
	}
	stmt_free(root);
	return found;
}

/* The statement around a token, at most 80 bytes of it. */
static char *text_of(const struct spot_line *spot)
{
	const struct source *source = spot->unit->source;
	guint first = spot->token, last = spot->token;
	char *text;

	if (!find_statement(spot, &first, &last))
		find_words(source, &first, &last);
	if (source_is(source, last, ";"))
		last = source_prev(source, last);
	text = source_span(source, first, last);
	if (strlen(text) > 80)
		strcpy(text + 77, "...");
	return text;
}

void telling_line(struct evidence_line *line, const struct spot_line *spot)
{
	const struct source *source;
	const struct token *token;

	if (!spot->unit)
		return;
	source = spot->unit->source;
	token = &source->tokens[spot->token];
	line->file = g_strdup(spot->unit->path);
	line->line = line_of(spot);
	line->column = source_column(source, token->offset) + 1;
	line->end_column = line->column + token->length;
	line->function = function_of(spot);
	line->text = text_of(spot);
}

void telling_call(struct evidence_line *line, const struct spot_line *spot)
{
	const struct source *source = spot->unit->source;
	guint close = source_close(source, source_next(source, spot->token));

	telling_line(line, spot);
	g_free(line->text);
	line->text =
		quote_span(source, spot->token, MIN(close, source->count - 1));
}

const struct routine *telling_top(const struct chain *chain)
{
	return chain->path->pdata[chain->path->len - 1];
}

char *telling_drop(const struct chain *chain)
{
	const struct source *source = telling_top(chain)->unit->source;

	return chain->drop.unit ? source_word(source, chain->drop.token) : NULL;
}

char *telling_dropped(const struct chain *chain)
{
	char *callee = telling_drop(chain), *text;

	if (!callee)
		return g_strdup("dropped");
	text = g_strdup_printf("%s() at %s:%u drops them before %s() returns",
			       callee, chain->drop.unit->path,
			       line_of(&chain->drop), telling_top(chain)->word);
	g_free(callee);
	return text;
}

gboolean telling_vague(const struct chain *chain)
{
	return chain->rank == 1;
}

char *telling_held(const struct chain *chain, gboolean vague)
{
	char *text, *store;

	if (!chain->store.unit)
		return g_strdup_printf("%s() returns with the pages pinned",
				       telling_top(chain)->word);
	store = text_of(&chain->store);
	text = g_strdup_printf("'%s' at %s:%u %s them when %s() returns", store,
			       chain->store.unit->path, line_of(&chain->store),
			       vague ? "may keep" : "keeps",
			       telling_top(chain)->word);
	g_free(store);
	return text;
}

char *telling_release(const struct release *release, enum trigger_kind kind)
{
	if (release->previous)
		return g_strdup_printf(
			"the next call of %s() drops them (%s:%u)",
			release->function, release->line.unit->path,
			line_of(&release->line));
	return g_strdup_printf(
		"dropped at %s:%u by %s", release->line.unit->path,
		line_of(&release->line), release->triggers.of[kind].way);
}
