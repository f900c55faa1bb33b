// SPDX-License-Identifier: GPL-2.0
#include "code/head.h"

#include "code/bracket.h"
#include "code/guardclass.h"
#include "code/macros.h"
#include "code/once.h"

#define DEPTH 6 /* limit for macros that use macros */

static gboolean is_any(const struct source *source, guint i,
		       const char *const *words)
{
	for (; i < source->count && *words; words++)
		if (source_is(source, i, *words))
			return TRUE;
	return FALSE;
}

gboolean head_argument(const struct source *source, guint open, guint n,
		       guint *first, guint *last)
{
	guint close = source_close(source, open), i = open, from;

	for (;;) {
		from = source_next(source, i);
		for (i = from; i < close; i = source_next(source, i)) {
			if (source_is(source, i, ","))
				break;
			if (source_is(source, i, "(") ||
			    source_is(source, i, "[") ||
			    source_is(source, i, "{"))
				i = source_close(source, i);
		}
		if (i >= source->count || from >= i)
			return FALSE;
		if (!n--)
			break;
		if (i >= close)
			return FALSE;
	}
	*first = from;
	*last = source_prev(source, i);
	return TRUE;
}

/* The guards of linux/cleanup.h. FALSE: it is another macro. */
static gboolean read_guard(const struct source *source, guint name, guint open,
			   struct head *head)
{
	static const char *const guards[] = {"scoped_guard", "scoped_class",
					     "scoped_cond_guard", NULL};
	guint first, last;

	if (!open || !is_any(source, name, guards))
		return FALSE;
	head->stays = TRUE;
	head->leaves = FALSE;
	if (source_is(source, name, "scoped_cond_guard"))
		head->instead = 1;
	else
		head->once =
			source_is(source, name, "scoped_class") ||
			(head_argument(source, open, 0, &first, &last) &&
			 first == last && !guardclass_may_fail(source, first));
	return TRUE;
}

static void read_name(const struct source *source, guint name, guint open,
		      guint depth, struct head *head);

/* The last token of code of a macro. */
static guint last_word(const struct macro *macro)
{
	guint i = macro->item.last;

	while (i > macro->item.name &&
	       macro->source->tokens[i].kind == TOKEN_COMMENT)
		i--;
	return i;
}

/*
 * A macro's body without ; at its end: NAME or NAME(...) that leaves a
 * statement open.
 */
static void read_open_end(const struct macro *macro, const struct stmt *stmt,
			  guint depth, struct head *head)
{
	const struct source *source = macro->source;
	guint open = source_next(source, stmt->first);

	if (stmt->first == stmt->last)
		open = 0;
	else if (!source_is(source, open, "(") ||
		 source_close(source, open) != stmt->last)
		return;
	read_name(source, stmt->first, open, depth + 1, head);
}

/* The statement after a head inside of a macro, its body; NULL: not there. */
static const struct stmt *read_own(const struct macro *macro,
				   const struct stmt *stmt, guint depth,
				   struct head *head)
{
	const struct source *source = macro->source;
	struct head own = {.instead = -1};

	if (stmt->kind == STMT_HEAD)
		read_name(source, stmt->first, stmt->open, depth + 1, &own);
	head->once &= own.once;
	if (stmt->orelse)
		return stmt->orelse;
	return source_is(source, last_word(macro), "else") ? NULL : stmt->child;
}

/* What the last statement of a macro leaves open for the one after it. */
static void read_end(const struct macro *macro, const struct stmt *stmt,
		     guint depth, struct head *head)
{
	const struct source *source = macro->source;
	guint last = last_word(macro);
	struct head around = {.once = TRUE}, end = {.instead = -1};
	gboolean loop = FALSE;

	while (stmt && (stmt->kind == STMT_IF || stmt->kind == STMT_LOOP ||
			stmt->kind == STMT_HEAD)) {
		loop |= stmt->kind == STMT_LOOP;
		around.stays |= stmt->kind != STMT_IF;
		around.leaves |= !loop;
		stmt = read_own(macro, stmt, depth, &around);
	}
	if (stmt &&
	    (source_is(source, last, ";") || source_is(source, last, "}"))) {
		head->once = head->leaves = TRUE; /* complete in itself */
		return;
	}
	if (stmt && stmt->kind == STMT_SIMPLE)
		read_open_end(macro, stmt, depth, &end);
	head->once = around.once && end.once;
	head->stays |= around.stays | end.stays;
	head->leaves |= around.leaves | (end.leaves && !loop);
}

static void read_definition(const struct macro *macro, guint depth,
			    struct head *head)
{
	struct stmt *root = stmt_parse(macro->source, &macro->item);
	const struct stmt *stmt = root->child;

	while (stmt && stmt->next)
		stmt = stmt->next;
	if (stmt)
		read_end(macro, stmt, depth, head);
	else
		head->once = head->leaves = TRUE;
	stmt_free(root);
}

/* Every possible definition of the macro has to run the statement once. */
static void read_name(const struct source *source, guint name, guint open,
		      guint depth, struct head *head)
{
	g_autofree char *word = NULL;
	GPtrArray *found;

	*head = (struct head){.instead = -1};
	if (read_guard(source, name, open, head))
		return;
	word = source_word(source, name);
	found = depth < DEPTH ? macros_find(source, word) : g_ptr_array_new();
	head->once = found->len > 0;
	for (guint i = 0; i < found->len; i++) {
		struct head one = {.instead = -1};

		read_definition(found->pdata[i], depth, &one);
		head->once &= one.once;
		head->stays |= one.stays;
		head->leaves |= one.leaves;
	}
	if (!head->stays && !head->leaves)
		head->stays = head->leaves = TRUE;
	g_ptr_array_unref(found);
}

void head_read(const struct source *source, const struct stmt *stmt,
	       struct head *head)
{
	read_name(source, stmt->first, stmt->open, 0, head);
}

/*
 * Words before a parenthesis that are no macros, and some common macros that
 * compute their arguments once.
 */
static gboolean computes_once(const struct source *source, guint name)
{
	static const char *const words[] = {
		"if",		"while",	  "for",
		"switch",	"return",	  "sizeof",
		"typeof",	"__typeof__",	  "case",
		"do",		"else",		  "likely",
		"unlikely",	"WARN_ON",	  "WARN_ON_ONCE",
		"WARN",		"WARN_ONCE",	  "BUG_ON",
		"IS_ERR",	"IS_ERR_OR_NULL", "PTR_ERR",
		"ERR_PTR",	"ERR_CAST",	  "PTR_ERR_OR_ZERO",
		"READ_ONCE",	"WRITE_ONCE",	  "PAGE_ALIGN",
		"DIV_ROUND_UP", "scoped_guard",	  "scoped_class",
		"guard",	"CLASS",	  NULL};

	return is_any(source, name, words);
}

static gboolean is_capital(const struct source *source, guint name)
{
	const struct token *token = &source->tokens[name];
	gboolean any = FALSE;

	for (guint i = 0; i < token->length; i++) {
		char c = source->text[token->offset + i];

		if (g_ascii_islower(c))
			return FALSE;
		any |= g_ascii_isupper(c);
	}
	return any;
}

/* x |= y as a whole argument: functions are not called like that. */
static gboolean is_write(const struct source *source, guint first, guint last)
{
	static const char *const ops[] = {
		"=", "|=", "&=", "^=", "+=", "-=", "<<=", ">>=", NULL};

	for (guint i = first; i < last; i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "{"))
			return FALSE;
		if (is_any(source, i, ops))
			return TRUE;
	}
	return FALSE;
}

/* The number of the argument that holds the token, and its tokens. */
static guint number_of(const struct source *source, guint open, guint token,
		       guint *first, guint *last)
{
	guint n = 0;

	*first = *last = token;
	while (head_argument(source, open, n, first, last) && *last < token)
		n++;
	return n;
}

static gboolean may_skip(const struct source *source, guint name, guint open,
			 guint token)
{
	g_autofree char *word = source_word(source, name);
	guint first, last, n = number_of(source, open, token, &first, &last);
	GPtrArray *found;
	gboolean skips = FALSE, any;

	if (source_is(source, name, "scoped_cond_guard"))
		return n == 1;
	if (computes_once(source, name))
		return FALSE;
	found = macros_find(source, word);
	any = found->len > 0;
	for (guint i = 0; i < found->len && !skips; i++)
		skips = !once_argument(found->pdata[i], n);
	g_ptr_array_unref(found);
	return any ? skips
		   : is_capital(source, name) || is_write(source, first, last);
}

gboolean head_skips(const struct source *source, guint first, guint token)
{
	for (guint i = first; i < token; i = source_next(source, i)) {
		guint close, name;

		if (!source_is(source, i, "("))
			continue;
		close = source_close(source, i);
		name = source_prev(source, i);
		if (close < token) {
			i = close;
			continue;
		}
		if (name != G_MAXUINT && name >= first &&
		    source->tokens[name].kind == TOKEN_IDENT &&
		    may_skip(source, name, i, token))
			return TRUE;
	}
	return FALSE;
}
