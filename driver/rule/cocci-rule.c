// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rule/cocci-parts.h"

/*
 * The end of what must be passed over as a whole at p: a comment, a string or
 * a character; p itself where there is none.
 */
static const char *pass(const char *p)
{
	const char *end = p;

	if (g_str_has_prefix(p, "//")) {
		end = p + strcspn(p, "\n");
	} else if (g_str_has_prefix(p, "/*")) {
		end = strstr(p + 2, "*/");
		end = end ? end + 2 : p + strlen(p);
	} else if (*p == '"' || *p == '\'') {
		for (end = p + 1; *end && *end != *p && *end != '\n'; end++)
			if (*end == '\\' && end[1])
				end++;
		end += *end == *p;
	}
	return end;
}

/* The first of this mark outside of comments and strings, or the text's end. */
static const char *find(const char *p, const char *mark)
{
	while (*p && !g_str_has_prefix(p, mark)) {
		const char *end = pass(p);

		p = end == p ? p + 1 : end;
	}
	return p;
}

/*
 * Where the next rule begins: at a line whose first sign is an @. code: C,
 * where comments may hold such lines. begins: p is where a line begins.
 */
static const char *next_rule(const char *p, gboolean begins, gboolean code)
{
	for (; *p; p++) {
		if (*p == '\n') {
			begins = TRUE;
		} else if (*p == '@' && begins) {
			break;
		} else if (*p != ' ' && *p != '\t') {
			const char *end = code && p[0] == '/' ? pass(p) : p;

			begins = FALSE;
			if (end > p)
				p = end - 1;
		}
	}
	return p;
}

static gboolean is_heading_word(const struct source *source, guint i)
{
	static const char *const words[] = {
		"depends", "extends",	"disable",    "exists",
		"forall",  "using",	"expression", "identifier",
		"type",	   "generated", NULL};

	return source_is_any(source, i, words);
}

/* "depends on" up to the next word that a heading knows. */
static guint read_depends(struct cocci_rule *rule, const struct source *source,
			  guint i)
{
	guint first = i, last;

	if (source_is(source, first, "on"))
		first++;
	for (last = first; last < source->count; last++)
		if (is_heading_word(source, last))
			break;
	if (last > first) {
		g_free(rule->depends);
		rule->depends = source_span(source, first, last - 1);
	}
	return last;
}

/* What stands between the first two @. */
static char *read_heading(struct cocci_rule *rule, const char *text)
{
	struct source *source = cocci_words(text);
	char *extends = NULL;
	guint i = 0;

	if (source_is(source, 1, ":")) {
		rule->kind = source_is(source, 0, "initialize")
				     ? COCCI_INITIALIZE
			     : source_is(source, 0, "finalize") ? COCCI_FINALIZE
								: COCCI_SCRIPT;
		if (source->count > 2)
			rule->language = source_word(source, 2);
		i = 3;
	}
	if (i < source->count && source->tokens[i].kind == TOKEN_IDENT &&
	    !is_heading_word(source, i))
		rule->name = source_word(source, i++);
	while (i < source->count) {
		if (source_is(source, i, "depends")) {
			i = read_depends(rule, source, i + 1);
			continue;
		}
		if (source_is(source, i, "extends") && i + 1 < source->count) {
			g_free(extends);
			extends = source_word(source, i + 1);
		}
		i++;
	}
	source_free(source);
	return extends;
}

static struct cocci_rule *rule_named(const struct cocci *cocci,
				     const char *name)
{
	for (guint i = 0; i < cocci->rules->len; i++) {
		struct cocci_rule *rule = cocci->rules->pdata[i];

		if (!g_strcmp0(rule->name, name))
			return rule;
	}
	return NULL;
}

/* A rule that extends another knows what that one declares. */
static void extend(const struct cocci *cocci, struct cocci_rule *rule,
		   const char *base)
{
	const struct cocci_rule *from = rule_named(cocci, base);

	for (guint i = 0; from && i < from->metavars->len; i++) {
		const struct metavar *its = from->metavars->pdata[i];
		struct metavar *metavar = g_new0(struct metavar, 1);

		metavar->kind = g_strdup(its->kind);
		metavar->name = g_strdup(its->name);
		metavar->rule = its->literal ? NULL : g_strdup(base);
		metavar->from = its->literal ? NULL : g_strdup(its->name);
		metavar->values = g_strdupv(its->values);
		metavar->typed = its->typed;
		metavar->literal = its->literal;
		g_ptr_array_add(rule->metavars, metavar);
	}
}

static guint line_of(const struct cocci *cocci, const char *p)
{
	guint line = 1;

	for (const char *q = cocci->text; q < p; q++)
		line += *q == '\n';
	return line;
}

/* Reads the rule that begins with the @ at p; where the next one begins. */
static const char *read_rule(struct cocci *cocci, const char *p)
{
	struct cocci_rule *rule = g_new0(struct cocci_rule, 1);
	const char *end = find(p + 1, "@");
	g_autofree char *heading = g_strndup(p + 1, end - p - 1);
	g_autofree char *extends = read_heading(rule, heading);
	g_autofree char *metavars = NULL, *code = NULL;

	rule->line = line_of(cocci, p);
	rule->metavars = g_ptr_array_new_with_free_func(cocci_metavar_free);
	p = *end ? end + 1 : end;
	end = find(p, "@@");
	metavars = g_strndup(p, end - p);
	if (extends)
		extend(cocci, rule, extends);
	cocci_read_metavars(rule, metavars);
	p = *end ? end + strlen("@@") : end;
	end = next_rule(p, FALSE, rule->kind == COCCI_CODE);
	code = g_strndup(p, end - p);
	if (rule->kind == COCCI_CODE)
		cocci_read_body(rule, code);
	else
		rule->script = g_steal_pointer(&code);
	g_ptr_array_add(cocci->rules, rule);
	return end;
}

/* A line in front of the rules: "virtual a, b;", "#include", "#spatch". */
static void read_line(struct cocci *cocci, const char *line)
{
	const char *words = line + strspn(line, " \t");

	if (g_str_has_prefix(words, "#include")) {
		words += strlen("#include");
		words += strspn(words, " \t\"<");
		g_ptr_array_add(cocci->includes,
				g_strndup(words, strcspn(words, "\">")));
	} else if (g_str_has_prefix(words, "#spatch")) {
		char *both = g_strstrip(g_strconcat(
			cocci->options, " ", words + strlen("#spatch"), NULL));

		g_free(cocci->options);
		cocci->options = both;
	}
}

static void read_virtuals(struct cocci *cocci, const char *text)
{
	struct source *source = cocci_words(text);

	for (guint i = 0; i < source->count; i++) {
		if (!source_is(source, i, "virtual"))
			continue;
		while (++i < source->count &&
		       source->tokens[i].kind == TOKEN_IDENT) {
			g_ptr_array_add(cocci->virtuals,
					source_word(source, i));
			if (!source_is(source, i + 1, ","))
				break;
			i++;
		}
	}
	source_free(source);
}

void cocci_read_rules(struct cocci *cocci)
{
	const char *p = next_rule(cocci->text, TRUE, TRUE);
	char *first = g_strndup(cocci->text, p - cocci->text);
	char **lines = g_strsplit(first, "\n", -1);

	for (guint i = 0; lines[i]; i++)
		read_line(cocci, lines[i]);
	read_virtuals(cocci, first);
	g_strfreev(lines);
	g_free(first);
	while (*p)
		p = read_rule(cocci, p);
}
