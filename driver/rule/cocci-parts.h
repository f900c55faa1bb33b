/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cocci-parts - what the parts of cocci share: the file (cocci.c), its header
 * (cocci-heading.c), where rules begin and what heads them (cocci-rule.c),
 * declarations (cocci-metavar.c), code with its marks (cocci-body.c)
 */
#ifndef TREEWIDE_COCCI_PARTS_H
#define TREEWIDE_COCCI_PARTS_H

#include <glib.h>

#include "rule/cocci.h"

/* Reads the comment lines at the top; fails on a setting without a value. */
gboolean cocci_read_heading(struct cocci *cocci, GError **error);

/* Reads the rules, and what stands in front of the first. */
void cocci_read_rules(struct cocci *cocci);

/* Reads declarations from a text into rule->metavars. */
void cocci_read_metavars(struct cocci_rule *rule, const char *text);
void cocci_metavar_free(gpointer metavar);

/* Reads the code of a rule: what stands behind its @@. */
void cocci_read_body(struct cocci_rule *rule, const char *text);

/* A text as words. Free with source_free(). */
struct source *cocci_words(const char *text);

/* Whether token i is an identifier that C does not keep for itself. */
gboolean cocci_is_name(const struct source *source, guint i);

#endif
