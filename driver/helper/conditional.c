// SPDX-License-Identifier: GPL-2.0
#include "helper/conditional.h"

#include <string.h>

/* One open conditional. */
struct level {
	gboolean ours;
	gboolean live; /* this arm's lines are wanted */
};

struct conditional {
	GHashTable *defined;
	GArray *levels; /* struct level, the innermost last */
	gboolean odd;
};

/* Whether the directive's condition is true: names joined by || only. */
static gboolean holds(GHashTable *defined, const char *line)
{
	gboolean negated = g_str_has_prefix(line, "#ifndef");
	gboolean any = FALSE;

	for (const char *at = strstr(line, CONDITIONAL_PREFIX); at;
	     at = strstr(at, CONDITIONAL_PREFIX)) {
		const char *end = at;
		char *name;

		while (g_ascii_isalnum(*end) || *end == '_')
			end++;
		name = g_strndup(at, end - at);
		any |= g_hash_table_contains(defined, name);
		g_free(name);
		at = end;
	}
	return any != negated;
}

/* Whether the line is a directive to be removed; updates the levels. */
static gboolean resolve(struct conditional *at, const char *line)
{
	struct level *top = NULL;
	gboolean ours;

	if (at->levels->len)
		top = &g_array_index(at->levels, struct level,
				     at->levels->len - 1);
	if (g_str_has_prefix(line, "#if")) {
		struct level level = {
			.ours = strstr(line, CONDITIONAL_PREFIX) != NULL,
			.live = TRUE};

		if (level.ours)
			level.live = holds(at->defined, line);
		g_array_append_val(at->levels, level);
		return level.ours;
	}
	if (!g_str_has_prefix(line, "#else") &&
	    !g_str_has_prefix(line, "#endif"))
		return FALSE;
	if (!top) {
		at->odd = TRUE;
		return FALSE;
	}
	ours = top->ours;
	if (line[2] == 'n')
		g_array_set_size(at->levels, at->levels->len - 1);
	else if (ours)
		top->live = !top->live;
	return ours;
}

struct conditional *conditional_new(GHashTable *defined)
{
	struct conditional *conditional = g_new0(struct conditional, 1);

	conditional->defined = defined;
	conditional->levels = g_array_new(FALSE, FALSE, sizeof(struct level));
	return conditional;
}

gboolean conditional_wants(struct conditional *conditional, const char *line)
{
	if (resolve(conditional, line))
		return FALSE;
	for (guint i = 0; i < conditional->levels->len; i++)
		if (!g_array_index(conditional->levels, struct level, i).live)
			return FALSE;
	return TRUE;
}

gboolean conditional_end(struct conditional *conditional)
{
	gboolean ok = !conditional->odd && !conditional->levels->len;

	g_array_unref(conditional->levels);
	g_free(conditional);
	return ok;
}
