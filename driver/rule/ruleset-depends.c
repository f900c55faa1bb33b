// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "base/depth.h"
#include "rule/cocci-parts.h"
#include "rule/ruleset-parts.h"

/* Where "a && !(b || c)" is read. */
struct depends_reader {
	const struct rulefile *file;
	struct need *const *needs;
	guint rule;
	struct source *source;
	guint next;
	guint depth; /* of brackets and words in front of a rule */
	gboolean names_rule; /* what was read last, or a part of it */
};

int ruleset_rule(const struct cocci *cocci, const char *name, guint before)
{
	for (guint i = 0; i < before; i++) {
		const struct cocci_rule *rule = cocci->rules->pdata[i];

		if (!g_strcmp0(rule->name, name))
			return i;
	}
	return -1;
}

static gboolean takes(struct depends_reader *reader, const char *word)
{
	if (!source_is(reader->source, reader->next, word))
		return FALSE;
	reader->next++;
	return TRUE;
}

static gboolean is_virtual(const struct cocci *cocci, const char *name)
{
	for (guint i = 0; i < cocci->virtuals->len; i++)
		if (!strcmp(cocci->virtuals->pdata[i], name))
			return TRUE;
	return FALSE;
}

char *ruleset_given(const struct cocci *cocci, const char *name)
{
	g_auto(GStrv) words = g_strsplit_set(cocci->options, " \t", -1);
	gsize length = strlen(name);
	gboolean is_next = FALSE;

	for (char **word = words; *word; word++) {
		const char *given = is_next ? *word : *word + strlen("-D");

		if (!**word)
			continue;
		if ((is_next || g_str_has_prefix(*word, "-D")) &&
		    !strncmp(given, name, length)) {
			if (!given[length])
				return g_strdup("");
			if (given[length] == '=')
				return g_strdup(given + length + 1);
		}
		is_next = !strcmp(*word, "-D");
	}
	return NULL;
}

static gboolean is_on(const struct cocci *cocci, const char *mode)
{
	g_autofree char *given = ruleset_given(cocci, mode);

	return given || !strcmp(mode, "patch");
}

/* A mode is on or off; a rule has matched where its words are. */
static struct need *read_name(struct depends_reader *reader)
{
	const struct cocci *cocci = reader->file->cocci;
	g_autofree char *name = NULL;
	int rule;

	if (reader->next >= reader->source->count)
		return need_new(NEED_ALWAYS);
	name = source_word(reader->source, reader->next++);
	/* 'file in "drivers"' */
	if (!strcmp(name, "file") && takes(reader, "in")) {
		reader->next++;
		return need_new(NEED_ALWAYS);
	}
	rule = ruleset_rule(cocci, name, reader->rule);
	reader->names_rule |= !is_virtual(cocci, name);
	if (rule >= 0)
		return need_copy(reader->needs[rule]);
	if (!is_virtual(cocci, name))
		return need_new(NEED_ALWAYS);
	return need_new(is_on(cocci, name) ? NEED_ALWAYS : NEED_NEVER);
}

static struct need *read_or(struct depends_reader *reader);

static struct need *read_term(struct depends_reader *reader);

/* What must not be there needs nothing, unless it is sure to be there. */
static struct need *read_negated(struct depends_reader *reader)
{
	gboolean before = reader->names_rule, never;
	struct need *need;

	reader->names_rule = FALSE;
	need = read_term(reader);
	never = need->kind == NEED_ALWAYS && !reader->names_rule;
	reader->names_rule |= before;
	need_free(need);
	return need_new(never ? NEED_NEVER : NEED_ALWAYS);
}

static struct need *read_inner(struct depends_reader *reader)
{
	struct need *need;

	if (takes(reader, "ever"))
		return read_term(reader);
	if (takes(reader, "!") || takes(reader, "never"))
		return read_negated(reader);
	if (!takes(reader, "("))
		return read_name(reader);
	need = read_or(reader);
	takes(reader, ")");
	return need;
}

static struct need *read_term(struct depends_reader *reader)
{
	struct need *need;

	if (reader->depth >= DEPTH_MAX) {
		reader->next = reader->source->count;
		return need_new(NEED_ALWAYS);
	}
	reader->depth++;
	need = read_inner(reader);
	reader->depth--;
	return need;
}

static struct need *read_and(struct depends_reader *reader)
{
	struct need *need = read_term(reader);

	while (takes(reader, "&&"))
		need = need_and(need, read_term(reader));
	return need;
}

static struct need *read_or(struct depends_reader *reader)
{
	struct need *need = read_and(reader);

	while (takes(reader, "||"))
		need = need_or(need, read_and(reader));
	return need;
}

struct need *ruleset_depends(const struct rulefile *file, guint rule,
			     struct need *const *needs)
{
	const struct cocci_rule *its = file->cocci->rules->pdata[rule];
	struct depends_reader reader = {
		.file = file, .needs = needs, .rule = rule};
	struct need *need;

	if (!its->depends)
		return need_new(NEED_ALWAYS);
	reader.source = cocci_words(its->depends);
	need = read_or(&reader);
	source_free(reader.source);
	return need;
}

/* Whether the words of "depends on" name a rule, and not a mode alone. */
static gboolean depends_on_rule(const struct cocci *cocci, const char *depends)
{
	char **words = g_strsplit_set(depends, " \t()&|!,", -1);
	gboolean does = FALSE;

	for (char **word = words; *word && !does; word++)
		for (guint i = 0; i < cocci->rules->len && !does; i++)
			does = !g_strcmp0(
				*word,
				((struct cocci_rule *)cocci->rules->pdata[i])
					->name);
	g_strfreev(words);
	return does;
}

gboolean ruleset_linked(const struct rulefile *file)
{
	const struct cocci *cocci = file->cocci;

	for (guint r = 0; r < cocci->rules->len; r++) {
		const struct cocci_rule *rule = cocci->rules->pdata[r];

		if (!file->active[r])
			continue;
		if (rule->kind != COCCI_CODE ||
		    (rule->depends && depends_on_rule(cocci, rule->depends)))
			return TRUE;
		for (guint i = 0; i < rule->metavars->len; i++) {
			const struct metavar *var = rule->metavars->pdata[i];

			if (var->rule && strcmp(var->rule, "virtual"))
				return TRUE;
		}
	}
	return FALSE;
}
