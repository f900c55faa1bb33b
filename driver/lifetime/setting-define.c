// SPDX-License-Identifier: GPL-2.0
/* setting-define - macros that the driver itself defines */
#include "lifetime/setting-parts.h"

#include <stdlib.h>
#include <string.h>

#include "program/nearby.h"

/* #ifndef X: all of the file, or a default; X is defined behind it. */
static gboolean is_own_guard(const struct source *source, const struct arm *arm,
			     guint define)
{
	const struct token *name = &source->tokens[define + 2];
	const struct token *asked = &source->tokens[arm->first];

	return source_is(source, arm->hash + 1, "ifndef") &&
	       name->length == asked->length &&
	       !memcmp(source->text + name->offset,
		       source->text + asked->offset, name->length);
}

/* Whether the #define at this # is compiled. */
static enum fate fate_of_define(const struct setting *setting,
				const struct unit *unit, guint define,
				guint depth)
{
	GArray *arms = arms_new(unit->source);
	enum fate all = FATE_COMPILED;
	guint outer = arms_at(arms, define);

	for (; outer && all != FATE_LEFT_OUT;
	     outer = g_array_index(arms, struct arm, outer - 1).outer) {
		const struct arm *arm =
			&g_array_index(arms, struct arm, outer - 1);
		enum fate fate;

		if (is_own_guard(unit->source, arm, define))
			continue;
		fate = arm->first > arm->last
			       ? FATE_COMPILED
			       : fate_in(setting, unit, arm->first, arm->last,
					 depth);
		/* an #else or #elif: none of those before it */
		for (guint i = arm->group; i + 1 < outer; i++) {
			const struct arm *before =
				&g_array_index(arms, struct arm, i);
			enum fate other;

			if (before->group != arm->group)
				continue;
			other = fate_in(setting, unit, before->first,
					before->last, depth);
			if (other == FATE_COMPILED)
				fate = FATE_LEFT_OUT;
			else if (other == FATE_OPEN && fate == FATE_COMPILED)
				fate = FATE_OPEN;
		}
		if (fate != FATE_COMPILED)
			all = fate;
	}
	g_array_unref(arms);
	return all;
}

/* Whether a definition in that file can be the one that counts here. */
static gboolean is_seen(const struct reader *reader, const struct use *use)
{
	if (!use->item || use->item->kind != ITEM_MACRO)
		return FALSE;
	if (use->unit == reader->unit ||
	    !strcmp(use->unit->path, reader->unit->path))
		return use->token < reader->at;
	return g_str_has_suffix(use->unit->path, ".h") &&
	       nearby(use->unit->path, reader->unit->path) != NEARBY_FAR;
}

enum fate own_define(const struct reader *reader, const char *word,
		     struct range *value)
{
	GArray *uses;
	guint open = 0, defined = 0, all = 0;

	*value = anything;
	if (reader->depth >= SETTING_DEPTH)
		return FATE_OPEN;
	uses = program_uses(reader->setting->program, word, USE_DEFINITION);
	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		const struct source *source = use->unit->source;
		guint body = use->token + 1;
		enum fate fate;

		if (!is_seen(reader, use))
			continue;
		all++;
		fate = fate_of_define(reader->setting, use->unit,
				      use->item->first, reader->depth + 1);
		open += fate == FATE_OPEN;
		defined += fate == FATE_COMPILED;
		if (fate == FATE_COMPILED && body == use->item->last &&
		    source->tokens[body].kind == TOKEN_NUMBER)
			*value = exactly(strtoll(
				source->text + source->tokens[body].offset,
				NULL, 0));
	}
	g_array_unref(uses);
	if (defined != 1)
		*value = anything;
	if (defined)
		return FATE_COMPILED;
	/* nobody defines it: a build file or a tool may do so */
	return open || !all ? FATE_OPEN : FATE_LEFT_OUT;
}
