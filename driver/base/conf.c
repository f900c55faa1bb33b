// SPDX-License-Identifier: GPL-2.0
#include "base/conf.h"

#include "base/error.h"

gboolean conf_check(GKeyFile *conf, const char *path,
		    gboolean (*known)(const char *group, const char *key),
		    GError **error)
{
	g_auto(GStrv) groups = g_key_file_get_groups(conf, NULL);

	for (char **group = groups; *group; group++) {
		g_auto(GStrv) names =
			g_key_file_get_keys(conf, *group, NULL, NULL);

		for (char **name = names; name && *name; name++) {
			if (known(*group, *name))
				continue;
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    "cannot use '%s': no key '%s' is known in "
				    "group [%s]",
				    path, *name, *group);
			return FALSE;
		}
	}
	return TRUE;
}
