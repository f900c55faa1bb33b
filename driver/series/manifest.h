/* SPDX-License-Identifier: GPL-2.0 */
/*
 * manifest - MANIFEST.json: what a folder holds and how it came about
 *
 * Nothing in it depends on when and where it was written.
 */
#ifndef TREEWIDE_MANIFEST_H
#define TREEWIDE_MANIFEST_H

#include <glib.h>
#include <json-glib/json-glib.h>

#define MANIFEST_NAME "MANIFEST.json"

/*
 * The manifest's text: fields as they are given, then "files", an object of
 * name -> SHA-256 of each of files (struct output_file *), in that order. Free
 * with g_bytes_unref().
 */
GBytes *manifest_make(JsonObject *fields, const GPtrArray *files);

/*
 * Whether a folder differs from its own manifest: a file that is changed,
 * missing or not listed, or no manifest that can be read. The manifest itself,
 * what 'treewide verify' adds to the page (addendum.h) and others (NULL-terminated, may be NULL) do not count. An empty folder is
 * not edited.
 */
gboolean manifest_edited(const char *folder, const char *const *others);

#endif
