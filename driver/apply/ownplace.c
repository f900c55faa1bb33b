// SPDX-License-Identifier: GPL-2.0
#include "apply/ownplace.h"

/* The name that goes (or comes) which this item defines, or NULL. */
static const struct rulename *defined_by(const GPtrArray *names,
					 const struct source *source,
					 const struct item *item)
{
	g_autofree char *name = NULL;

	if (item->kind == ITEM_OTHER)
		return NULL;
	name = item_name(source, item);
	return name ? ruleset_find(names, name) : NULL;
}

static gboolean is_static(const struct source *source, const struct item *item)
{
	for (guint i = item->first; i < item->name; i++)
		if (source_is(source, i, "static"))
			return TRUE;
	return item->kind == ITEM_MACRO;
}

gboolean ownplace_file(const struct ruleset *set, const struct source *source,
		       const GArray *items)
{
	gboolean header = g_str_has_suffix(source->path, ".h");

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);
		const struct rulename *name =
			defined_by(set->retired, source, item);

		if (name && !name->defined &&
		    (header || is_static(source, item)))
			return TRUE;
	}
	return FALSE;
}

gboolean ownplace_item(const struct ruleset *set, const struct source *source,
		       const struct item *item)
{
	const struct rulename *gone = defined_by(set->retired, source, item);

	return (gone && !gone->defined) || defined_by(set->fresh, source, item);
}
