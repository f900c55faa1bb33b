/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gate - what a rule finds to say about a tree that was converted once
 *
 *	gate = gate_new(&options, &error);
 *	ok = gate_tree(gate, &error);		the whole tree, or
 *	ok = gate_texts(gate, texts, &error);	these files only
 *	use(gate->findings);  use(gate->failures);
 *	gate_free(gate);
 *
 * old-name: code names what is to be gone. rule-matches: the rule would change
 * this, and no old name stands there. What spatch has not seen is a failure.
 */
#ifndef TREEWIDE_GATE_H
#define TREEWIDE_GATE_H

#include <glib.h>

#include "engine/course.h"
#include "check/finding.h"

struct gate {
	struct course *course;
	GPtrArray *findings; /* struct finding *, finished */
	GPtrArray *failures; /* struct failure * */
	guint files; /* how many were looked at */
};

/* Fails as course_new() does. Free with gate_free(). */
struct gate *gate_new(const struct course_options *options, GError **error);
void gate_free(struct gate *gate);

/* May be called once. */
gboolean gate_tree(struct gate *gate, GError **error);

/*
 * The same for these texts (struct check_text *), in place of the tree's. Each
 * call begins anew.
 */
gboolean gate_texts(struct gate *gate, const GPtrArray *texts, GError **error);

/*
 * Words (NULL-terminated) of which a file has to hold one for anything to be
 * found in it. Free with g_strfreev().
 */
char **gate_words(const struct gate *gate);

#endif
