/* SPDX-License-Identifier: GPL-2.0 */
/*
 * parcel - the files of one series or pack, ready for its folder: for series.c
 */
#ifndef TREEWIDE_PARCEL_H
#define TREEWIDE_PARCEL_H

#include <glib.h>

#include "series/series.h"

/*
 * Makes commits and mails, and adds their files (struct output_file *), in the
 * pack's folder where it is one. result gets all but folder and kept. Fails as
 * series_write() does; what was added then stays.
 */
gboolean parcel_add(const struct series *series, const char *build,
		    GPtrArray *files, struct series_result *result,
		    GError **error);

/*
 * Adds what all packs are together, in one line of commits: a bundle, and a
 * mailbox of the patches. result gets branch, base and tip. Fails as
 * series_write() does.
 */
gboolean parcel_add_whole(const struct series *whole, const GPtrArray *packs,
			  const char *build, GPtrArray *files,
			  struct series_result *result, GError **error);

/*
 * Adds the series' own files (report included) and the manifest, which knows
 * all files before it. made: what parcel_add() has filled; NULL: there are no
 * mails. mails: those that the report may name.
 */
gboolean series_add_rest(GPtrArray *files, const struct series *series,
			 const struct series_result *made,
			 const GPtrArray *mails, GError **error);

/* The same of a pack, in its folder, of what lies there. */
gboolean parcel_add_manifest(const struct series *pack, GPtrArray *files,
			     const struct series_result *result,
			     GError **error);

#endif
