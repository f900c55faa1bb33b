// SPDX-License-Identifier: GPL-2.0
#include "check/suppress.h"

#include <string.h>

#include "check/check-comment.h"
#include "rewrite/region.h"

/* One comment: its findings, its reason, and the lines that it applies to. */
struct suppression {
	guint token;
	char **names;
	char *reason;
	guint first;
	guint last;
};

static void suppression_clear(struct suppression *suppression)
{
	g_strfreev(suppression->names);
	g_free(suppression->reason);
}

/* Parses a comment; FALSE: it does not hold the tag. */
static gboolean read_words(const struct source *source, const char *tag,
			   struct suppression *suppression)
{
	const struct token *token = &source->tokens[suppression->token];
	char *words, *at, *colon;

	if (!g_strstr_len(source->text + token->offset, token->length, tag))
		return FALSE;
	words = check_comment_words(source->text + token->offset,
				    token->length);
	at = strstr(words, tag);
	if (!at) {
		g_free(words);
		return FALSE;
	}
	at += strlen(tag);
	colon = strchr(at, ':');
	if (colon)
		*colon++ = '\0';
	suppression->names = g_strsplit(at, ",", -1);
	for (char **name = suppression->names; *name; name++)
		g_strstrip(*name);
	suppression->reason = g_strdup(colon ? g_strstrip(colon) : "");
	g_free(words);
	return TRUE;
}

/* The last line of the statement (or directive) that begins at i. */
static guint end_line(const struct source *source, guint i)
{
	guint depth = 0, line = source->tokens[i].line;
	gboolean directive = source->tokens[i].kind == TOKEN_HASH;

	for (guint k = i; k < source->count; k++) {
		const struct token *token = &source->tokens[k];
		char c = token->kind == TOKEN_PUNCT
				 ? source->text[token->offset]
				 : '\0';

		if (directive && k > i &&
		    (token->kind == TOKEN_HASH || !token->directive))
			break;
		line = token->line;
		if (directive)
			continue;
		if (c == '(' || c == '[')
			depth++;
		else if ((c == ')' || c == ']') && depth)
			depth--;
		else if (!depth && (c == ';' || c == '{' || c == '}'))
			break;
	}
	return line;
}

static void find_lines(const struct source *source,
		       struct suppression *suppression)
{
	guint i = suppression->token;

	suppression->first = source->tokens[i].line;
	suppression->last = suppression->first;
	if (!region_begins_line(source, i))
		return;
	while (i < source->count && source->tokens[i].kind == TOKEN_COMMENT)
		i++;
	if (i < source->count)
		suppression->last = end_line(source, i);
}

static void complain(const struct unit *unit,
		     const struct suppression *suppression, enum finding_id id,
		     const char *name, GPtrArray *findings)
{
	const struct source *source = unit->source;
	const struct token *token = &source->tokens[suppression->token];
	const struct item *item = unit_item(unit, suppression->token);
	struct finding *finding =
		findings_add(findings, id, unit->path, token->line,
			     source_column(source, token->offset) + 1);

	finding->function = item ? item_name(source, item) : NULL;
	finding->word = g_strdup(name);
	finding->context = check_comment_words(source->text + token->offset,
					       token->length);
	if (id == FINDING_NO_REASON) {
		finding->text = g_strdup_printf(
			"the suppression of '%s' gives no reason, so it "
			"suppresses nothing",
			name);
		finding->advice = g_strdup_printf(
			"write ': ' and the reason behind '%s'", name);
	} else if (finding_id_of(name) == FINDING_COUNT) {
		finding->text = g_strdup_printf(
			"no finding is called '%s', so this suppresses nothing",
			name);
		finding->advice = g_strdup("correct the name");
	} else {
		finding->text = g_strdup_printf(
			"there is no '%s' left here to suppress", name);
		finding->advice = g_strdup("take the comment away");
	}
}

static gboolean suppress(const struct unit *unit,
			 const struct suppression *suppression,
			 enum finding_id id, GPtrArray *findings)
{
	gboolean used = FALSE;

	for (guint i = 0; i < findings->len; i++) {
		struct finding *finding = findings->pdata[i];

		if (finding->id != id || finding->line < suppression->first ||
		    finding->line > suppression->last ||
		    strcmp(finding->file, unit->path))
			continue;
		finding->state = FINDING_SUPPRESSED;
		used = TRUE;
	}
	return used;
}

static void apply(const struct unit *unit,
		  const struct suppression *suppression,
		  const gboolean *enabled, GPtrArray *findings)
{
	for (char **name = suppression->names; *name; name++) {
		enum finding_id id = finding_id_of(*name);

		if (id != FINDING_COUNT && !enabled[id])
			continue;
		if (!*suppression->reason)
			complain(unit, suppression, FINDING_NO_REASON, *name,
				 findings);
		else if (id == FINDING_COUNT ||
			 !suppress(unit, suppression, id, findings))
			complain(unit, suppression, FINDING_UNUSED, *name,
				 findings);
	}
}

void suppress_apply(const struct unit *unit, const char *tag,
		    const gboolean enabled[FINDING_COUNT], GPtrArray *findings)
{
	const struct source *source = unit->source;

	for (guint i = 0; i < source->count; i++) {
		struct suppression suppression = {.token = i};

		if (source->tokens[i].kind != TOKEN_COMMENT ||
		    !read_words(source, tag, &suppression))
			continue;
		find_lines(source, &suppression);
		apply(unit, &suppression, enabled, findings);
		suppression_clear(&suppression);
	}
}
