/* SPDX-License-Identifier: GPL-2.0 */
/*
 * conf - checks of key files that GKeyFile does not make
 */
#ifndef TREEWIDE_CONF_H
#define TREEWIDE_CONF_H

#include <glib.h>

/*
 * Fails with TREEWIDE_ERROR_INPUT on the first key for which known() returns
 * FALSE, so that a typo does not go unnoticed. path is for the message.
 */
gboolean conf_check(GKeyFile *conf, const char *path,
		    gboolean (*known)(const char *group, const char *key),
		    GError **error);

#endif
