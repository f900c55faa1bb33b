// SPDX-License-Identifier: GPL-2.0
#include "lifetime/handed-on.h"

#include <string.h>

static void copy_callers(struct evidence *evidence,
			 const struct evidence *other)
{
	for (guint i = 0; i < other->callers->len; i++) {
		const struct evidence_caller *from = other->callers->pdata[i];
		struct evidence_caller *caller =
			g_new0(struct evidence_caller, 1);

		*caller = (struct evidence_caller){
			.function = g_strdup(from->function),
			.file = g_strdup(from->file),
			.line = from->line,
			.lifetime = from->lifetime,
			.why = g_strdup(from->why),
			.drop = g_strdup(from->drop),
		};
		g_ptr_array_add(evidence->callers, caller);
	}
}

/* The worse of two is first. */
static guint rank_of(enum lifetime lifetime)
{
	switch (lifetime) {
	case LIFETIME_ESCAPES:
		return 0;
	case LIFETIME_UNKNOWN:
		return 1;
	case LIFETIME_ASYNC:
		return 2;
	case LIFETIME_SCOPED:
		break;
	}
	return 3;
}

/*
 * The worst of those that hand the pin on; among equals the one that fewest
 * others call, which is the easiest to check.
 */
static const struct evidence *worst_of(const struct evidence *evidence,
				       const GPtrArray *others)
{
	const struct evidence *worst = NULL;

	for (guint i = 0; i < others->len; i++) {
		const struct evidence *other = others->pdata[i];

		if (strcmp(other->callee, evidence->handed_on))
			continue;
		if (!worst ||
		    rank_of(other->lifetime) < rank_of(worst->lifetime) ||
		    (other->lifetime == worst->lifetime &&
		     other->callers->len < worst->callers->len))
			worst = other;
	}
	return worst;
}

void handed_on(struct evidence *evidence, const GPtrArray *others)
{
	const struct evidence *other = worst_of(evidence, others);

	if (!other)
		return;
	evidence->lifetime = other->lifetime;
	evidence->until = g_strdup(other->until);
	evidence->way = g_strdup(other->way);
	evidence->via = g_strdup(other->function);
	copy_callers(evidence, other);
	g_free(evidence->text);
	evidence->text =
		g_strdup_printf("%s() by way of %s(): %s", other->function,
				other->callee, other->text);
}
