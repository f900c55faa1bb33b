// SPDX-License-Identifier: GPL-2.0
#include "lifetime/evidence.h"

static void clear_line(struct evidence_line *line)
{
	g_free(line->file);
	g_free(line->function);
	g_free(line->text);
}

void evidence_release_free(gpointer data)
{
	struct evidence_release *release = data;

	clear_line(&release->at);
	g_free(release->kinds);
	g_free(release->ways);
	g_free(release);
}

static void caller_free(gpointer data)
{
	struct evidence_caller *caller = data;

	g_free(caller->function);
	g_free(caller->file);
	g_free(caller->why);
	g_free(caller->drop);
	g_free(caller);
}

void evidence_free(gpointer data)
{
	struct evidence *evidence = data;

	g_free(evidence->file);
	g_free(evidence->function);
	g_free(evidence->callee);
	g_free(evidence->text);
	g_free(evidence->until);
	g_free(evidence->way);
	g_free(evidence->via);
	g_free(evidence->handed_on);
	clear_line(&evidence->holder);
	g_ptr_array_unref(evidence->releases);
	g_ptr_array_unref(evidence->callers);
	g_free(evidence);
}

struct evidence *evidence_new(const struct unit *unit, guint token)
{
	struct evidence *evidence = g_new0(struct evidence, 1);

	evidence->file = g_strdup(unit->path);
	evidence->line = unit->source->tokens[token].line;
	evidence->offset = unit->source->tokens[token].offset;
	evidence->callee = source_word(unit->source, token);
	evidence->function = unit_holder(unit, token);
	evidence->releases =
		g_ptr_array_new_with_free_func(evidence_release_free);
	evidence->callers = g_ptr_array_new_with_free_func(caller_free);
	return evidence;
}
