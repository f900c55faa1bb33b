// SPDX-License-Identifier: GPL-2.0
#include "check/kept.h"

#include <stdlib.h>
#include <string.h>

#include "check/record.h"
#include "convert/stamp.h"

/*
 * Everything that the findings of a tree depend on. NULL: it cannot be listed.
 */
static char *stamp_of(const struct check *check)
{
	const struct check_options *o = &check->options;
	struct stamp *stamp = stamp_new();
	char *program = g_file_read_link("/proc/self/exe", NULL);
	gboolean ok;
	char *hash;

	stamp_text(stamp, polarity_name(o->polarity));
	stamp_text(stamp, o->ephemeral ? o->ephemeral : "");
	for (guint id = 0; id < FINDING_COUNT; id++)
		stamp_text(stamp, o->enabled[id] ? finding_name(id) : "");
	if (program)
		stamp_binary(stamp, program);
	stamp_folder(stamp, check->conversion->options.campaign);
	stamp_program(stamp, "spatch");
	ok = stamp_tree(stamp, check->conversion->tree, NULL);
	hash = stamp_end(stamp);
	if (!ok)
		g_clear_pointer(&hash, g_free);
	g_free(program);
	return hash;
}

/* Reads "55\n" and the findings; FALSE: none are kept with this stamp. */
static gboolean recall(struct check *check, const char *name, const char *stamp)
{
	const struct conversion_options *o = &check->conversion->options;
	char *text = stamp ? stamp_recall(o->build, name, stamp) : NULL;
	char *end = text ? strchr(text, '\n') : NULL;
	gboolean ok = end && record_read(end + 1, check->findings);

	if (ok)
		check->files = strtoul(text, NULL, 10);
	if (ok && o->step)
		o->step("KEEP", "nothing has changed since the last check");
	g_free(text);
	return ok;
}

static void remember(const struct check *check, const char *name,
		     const char *stamp)
{
	char *findings = record_write(check->findings);
	char *text = g_strdup_printf("%u\n%s", check->files, findings);

	/* a failure only costs the next run some time */
	stamp_remember(check->conversion->options.build, name, stamp, text,
		       NULL);
	g_free(text);
	g_free(findings);
}

gboolean check_tree_kept(struct check *check, GError **error)
{
	char *name = g_strconcat("check ", check->conversion->tree->path, NULL);
	/* a driver is read quickly, and two trees would have to be watched */
	char *stamp = check->conversion->tree->beside ? NULL : stamp_of(check);
	gboolean kept = stamp && recall(check, name, stamp);
	gboolean ok = kept || check_tree(check, error);

	if (ok && !kept && stamp && !check->failures->len)
		remember(check, name, stamp);
	g_free(stamp);
	g_free(name);
	return ok;
}
