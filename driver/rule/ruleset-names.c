// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rule/cocci-parts.h"
#include "rule/ruleset-parts.h"
#include "code/bracket.h"

/* The names of all rules, by how they are marked: char * -> struct rulename *. */
struct rule_names {
	GHashTable *minus, *plus, *context;
	GHashTable *locals; /* names that plus code declares for itself */
	GPtrArray *gone, *come; /* the keys of minus and plus, in order */
};

static void rulename_free(gpointer data)
{
	struct rulename *name = data;

	g_free(name->name);
	g_free(name);
}

/* What the token is in a list of code, at place k. */
static enum rulename_kind kind_of(const struct cocci_rule *rule,
				  const GArray *code, guint k)
{
	const struct source *source = rule->body;
	const struct code *at = &g_array_index(code, struct code, k);
	g_autofree char *word = source_word(source, at->token);
	const struct metavar *metavar = cocci_metavar(rule, word);

	if (metavar && metavar->literal && !strcmp(metavar->kind, "typedef"))
		return RULENAME_TYPE;
	if (k && at[-1].kind == CODE_TOKEN) {
		if (source_is(source, at[-1].token, "->") ||
		    source_is(source, at[-1].token, "."))
			return RULENAME_MEMBER;
		if (source_is(source, at[-1].token, "struct") ||
		    source_is(source, at[-1].token, "union") ||
		    source_is(source, at[-1].token, "enum"))
			return RULENAME_TYPE;
	}
	for (k++, at++; k < code->len; k++, at++) {
		/* \( a \| b \)(x) */
		if (at->kind == CODE_TOKEN)
			return source_is(source, at->token, "(")
				       ? RULENAME_CALLED
				       : RULENAME_OTHER;
		if (at->kind == CODE_OR)
			while (k + 1 < code->len && at[1].kind != CODE_CLOSE)
				k++, at++;
	}
	return RULENAME_OTHER;
}

/* "enum x { f": a value where it is defined. */
static gboolean is_enumerator(const struct source *source, const GArray *code,
			      guint k)
{
	const struct code *at = &g_array_index(code, struct code, k);
	guint depth = 0;

	for (; k-- > 0;) {
		guint i = (--at)->token;

		if (at->kind != CODE_TOKEN)
			continue;
		if (source_is(source, i, "}")) {
			depth++;
		} else if (source_is(source, i, "{") && depth) {
			depth--;
		} else if (source_is(source, i, "{")) {
			return (k && source_is(source, at[-1].token, "enum")) ||
			       (k > 1 &&
				source_is(source, at[-2].token, "enum"));
		}
	}
	return FALSE;
}

/* "f(...) {", "#define f", "struct f {": the name's own definition. */
static gboolean is_defined(const struct cocci_rule *rule, const GArray *code,
			   guint k)
{
	const struct source *source = rule->body;
	const struct code *at = &g_array_index(code, struct code, k);
	guint next = k + 1 < code->len ? at[1].token : G_MAXUINT, close;

	if (k && at[-1].token != G_MAXUINT &&
	    source_is(source, at[-1].token, "define"))
		return TRUE;
	if (is_enumerator(source, code, k))
		return TRUE;
	if (next == G_MAXUINT)
		return FALSE;
	if (source_is(source, next, "{"))
		return kind_of(rule, code, k) == RULENAME_TYPE;
	if (!source_is(source, next, "("))
		return FALSE;
	close = source_close(source, next);
	while (k < code->len && (at->token == G_MAXUINT || at->token <= close))
		k++, at++;
	return k < code->len && at->token != G_MAXUINT &&
	       source_is(source, at->token, "{");
}

static void add_name(GHashTable *table, GPtrArray *order, const char *word,
		     const struct rulename *like)
{
	struct rulename *name = g_hash_table_lookup(table, word);

	if (name) {
		name->defined |= like->defined;
		return;
	}
	name = g_memdup2(like, sizeof(*like));
	name->name = g_strdup(word);
	g_hash_table_insert(table, name->name, name);
	if (order)
		g_ptr_array_add(order, name->name);
}

/* Whether the name is declared, or is a label, where the rule puts it. */
static gboolean is_local(const struct source *source, guint i)
{
	static const char *const ends[] = {"=", ";", ",", "[", NULL};
	static const char *const other[] = {"return", "goto",	"else",
					    "case",   "sizeof", NULL};
	guint before = i;

	if (source_is(source, i + 1, ":") || !i)
		return i + 1 < source->count && source_is(source, i + 1, ":");
	if (source_is(source, i - 1, "goto"))
		return TRUE;
	if (!source_is_any(source, i + 1, ends))
		return FALSE;
	while (before && source_is(source, before - 1, "*"))
		before--;
	if (!before || source->tokens[before - 1].kind != TOKEN_IDENT ||
	    source_is_any(source, before - 1, other))
		return FALSE;
	/* "a * b;" is no declaration, "struct a *b;" and "a *b;" are */
	return TRUE;
}

static void add_word(struct rule_names *names, const struct cocci_rule *rule,
		     const char *word, enum cocci_mark mark,
		     const struct rulename *like)
{
	const struct metavar *metavar = cocci_metavar(rule, word);

	if (metavar && !metavar->literal) {
		for (guint i = 0; metavar->values && metavar->values[i]; i++)
			add_word(names, rule, metavar->values[i], mark, like);
		return;
	}
	if (mark == COCCI_MINUS)
		add_name(names->minus, names->gone, word, like);
	else if (mark == COCCI_PLUS)
		add_name(names->plus, names->come, word, like);
	else
		add_name(names->context, NULL, word, like);
}

/* The names of one list of code that have this mark, or any but plus. */
static void add_code(struct rule_names *names, const struct rulename *at,
		     const struct cocci_rule *rule, const GArray *code,
		     gboolean plus)
{
	for (guint k = 0; k < code->len; k++) {
		const struct code *its = &g_array_index(code, struct code, k);
		struct rulename like = *at;
		g_autofree char *word = NULL;
		enum cocci_mark mark;

		if (its->kind != CODE_TOKEN && its->kind != CODE_HEADER)
			continue;
		mark = cocci_mark(rule, its->token);
		if ((mark == COCCI_PLUS) != plus)
			continue;
		if (its->kind == CODE_HEADER) {
			like.kind = RULENAME_HEADER;
			word = ruleset_header(rule->body, its->token);
		} else if (cocci_is_name(rule->body, its->token)) {
			like.kind = kind_of(rule, code, k);
			like.defined = is_defined(rule, code, k);
			word = source_word(rule->body, its->token);
			if (plus && is_local(rule->body, its->token))
				g_hash_table_add(names->locals, g_strdup(word));
		}
		if (word && strcmp(word, "NULL"))
			add_word(names, rule, word, mark, &like);
	}
}

static gboolean is_it(const char *word, gconstpointer name)
{
	return !strcmp(word, name);
}

/*
 * Whether the rule matches a name only in certain company: with another
 * statement behind it, a constant or a string. Alternatives are not looked into.
 */
static gboolean has_company(const struct cocci_rule *rule)
{
	GArray *code = ruleset_code(rule, FALSE);
	guint statements = 0;
	gboolean has = FALSE, plain = TRUE;

	for (guint k = 0; k < code->len; k++) {
		const struct code *its = &g_array_index(code, struct code, k);
		guint kind;

		plain &= its->kind == CODE_TOKEN;
		if (its->kind != CODE_TOKEN)
			continue;
		kind = rule->body->tokens[its->token].kind;
		statements += source_is(rule->body, its->token, ";");
		has |= kind == TOKEN_NUMBER || kind == TOKEN_STRING ||
		       kind == TOKEN_CHAR ||
		       source_is(rule->body, its->token, "NULL");
		/* a body or a table is the definition of something */
		plain &= !source_is(rule->body, its->token, "{");
	}
	g_array_unref(code);
	return plain && (has || statements > 1);
}

/* Whether a rule takes this name away wherever it stands. */
static gboolean goes_alone(const struct rulename *name)
{
	const struct cocci_rule *rule = name->file->rules->pdata[name->rule];

	for (guint i = 0; i < rule->metavars->len; i++) {
		const struct metavar *metavar = rule->metavars->pdata[i];

		if (metavar->typed && !metavar->literal)
			return FALSE;
	}
	return !has_company(rule);
}

/* Looks among all rules for one that needs nothing but the name. */
static gboolean is_retired(const struct ruleset *set,
			   const struct rulename *name)
{
	for (guint f = 0; f < set->files->len; f++) {
		const struct rulefile *file = set->files->pdata[f];

		for (guint i = 0; i < file->cocci->rules->len; i++) {
			const struct cocci_rule *rule =
				file->cocci->rules->pdata[i];
			struct rulename here = {.file = file->cocci, .rule = i};

			if (file->active[i] && rule->changes &&
			    file->full[i]->kind != NEED_ALWAYS &&
			    goes_alone(&here) &&
			    need_met(file->full[i], is_it, name->name))
				return TRUE;
		}
	}
	return FALSE;
}

static void add_rule(struct rule_names *names, const struct rulefile *file,
		     guint i)
{
	const struct cocci_rule *rule = file->cocci->rules->pdata[i];
	const struct rulename at = {.file = file->cocci, .rule = i};
	GArray *before, *after;

	if (!file->active[i] || !rule->changes)
		return;
	before = ruleset_code(rule, FALSE);
	after = ruleset_code(rule, TRUE);
	add_code(names, &at, rule, before, FALSE);
	add_code(names, &at, rule, after, TRUE);
	g_array_unref(before);
	g_array_unref(after);
}

/* Names that no other table has. */
static void keep(GPtrArray *list, const GPtrArray *order, GHashTable *table,
		 GHashTable *other, GHashTable *context)
{
	for (guint i = 0; i < order->len; i++)
		if (!g_hash_table_contains(other, order->pdata[i]) &&
		    !g_hash_table_contains(context, order->pdata[i]))
			g_ptr_array_add(list, g_hash_table_lookup(
						      table, order->pdata[i]));
}

static GPtrArray *copies_of(const struct ruleset *set, const GPtrArray *names,
			    gboolean retired)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(rulename_free);

	for (guint i = 0; i < names->len; i++) {
		struct rulename *name = names->pdata[i];

		if (retired && !is_retired(set, name))
			continue;
		name = g_memdup2(name, sizeof(*name));
		name->name = g_strdup(name->name);
		g_ptr_array_add(list, name);
	}
	return list;
}

static GHashTable *table_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
				     rulename_free);
}

void ruleset_read_names(struct ruleset *set)
{
	struct rule_names names = {
		table_new(),
		table_new(),
		table_new(),
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		g_ptr_array_new(),
		g_ptr_array_new()};
	GPtrArray *gone = g_ptr_array_new(), *come = g_ptr_array_new();

	for (guint f = 0; f < set->files->len; f++) {
		const struct rulefile *file = set->files->pdata[f];

		for (guint i = 0; i < file->cocci->rules->len; i++)
			add_rule(&names, file, i);
	}
	keep(gone, names.gone, names.minus, names.plus, names.context);
	keep(come, names.come, names.plus, names.minus, names.context);
	for (guint i = come->len; i-- > 0;) {
		const struct rulename *name = come->pdata[i];

		if (g_hash_table_contains(names.locals, name->name))
			g_ptr_array_remove_index(come, i);
	}
	set->retired = copies_of(set, gone, TRUE);
	set->fresh = copies_of(set, come, FALSE);
	g_ptr_array_unref(gone);
	g_ptr_array_unref(come);
	g_ptr_array_unref(names.gone);
	g_ptr_array_unref(names.come);
	g_hash_table_unref(names.minus);
	g_hash_table_unref(names.plus);
	g_hash_table_unref(names.context);
	g_hash_table_unref(names.locals);
}
