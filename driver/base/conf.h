/* SPDX-License-Identifier: GPL-2.0 */
/*
 * conf - files of [groups] with key=value, beyond what GKeyFile does
 */
#ifndef TREEWIDE_CONF_H
#define TREEWIDE_CONF_H

#include <glib.h>

/*
 * Fails with TREEWIDE_ERROR_INPUT on the first key of the file for which known
 * says FALSE: a slip of the pen must not be passed over. path is for the
 * sentence.
 */
gboolean conf_check(GKeyFile *conf, const char *path,
		    gboolean (*known)(const char *group, const char *key),
		    GError **error);

#endif
