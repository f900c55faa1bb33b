/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tables - what a rule's series has beside its mails
 */
#ifndef TREEWIDE_TABLES_H
#define TREEWIDE_TABLES_H

#include <json-glib/json-glib.h>

#include "apply/apply.h"
#include "engine/course.h"

/* "changed", "seen", "NOT SEEN", "own" */
const char *tables_fate(enum apply_fate fate);

/*
 * The functions of the candidates (struct applied *) with a header row: file,
 * line, function, outcome, reason. Free with g_free().
 */
char *tables_places_tsv(const GPtrArray *results);

/* The same as a JSON array of objects. Free with g_free(). */
char *tables_places_json(const GPtrArray *results);

/*
 * What MANIFEST.json says of where the series comes from: campaign, claim,
 * tools, the blob name of each rule, the command. json_object_unref().
 */
JsonObject *tables_manifest(const struct course *course, const char *command,
			    GError **error);

#endif
