/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd-generate-write - what `generate` puts into its folder
 */
#ifndef TREEWIDE_CMD_GENERATE_WRITE_H
#define TREEWIDE_CMD_GENERATE_WRITE_H

#include "cmd-generate-packs.h"
#include "cmd-generate.h"
#include "convert/conversion.h"
#include "series/compose.h"
#include "series/series.h"
#include "series/todo.h"

/* Nothing of it is owned but what is set. */
struct generate_writing {
	const struct generate_options *o;
	const struct cmd_tree *at;
	struct sequel *sequel;
	const struct identity *identity;
	const char *command; /* that makes it again */
	const struct todo *todo;
	const struct todo_input *todo_in;
	/* Set: what was written, one of the two. */
	struct series_result result; /* free with series_result_clear() */
	struct packs_input packs_in;
	struct packs *packs; /* of a plan, else NULL; free with packs_free() */
};

/* Writes the series, or the packs of its plan; all of it or nothing. */
gboolean generate_write(struct generate_writing *w,
			struct conversion *conversion,
			const struct compose *compose, GError **error);

#endif
