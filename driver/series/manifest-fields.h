/* SPDX-License-Identifier: GPL-2.0 */
/*
 * manifest-fields - what MANIFEST.json says of where a series comes from
 */
#ifndef TREEWIDE_MANIFEST_FIELDS_H
#define TREEWIDE_MANIFEST_FIELDS_H

#include <json-glib/json-glib.h>

#include "convert/conversion.h"

/*
 * The tree (version, base commit), the tools' versions, the blob name of each
 * file of the campaign, and the command. Free with json_object_unref().
 */
JsonObject *manifest_fields(const struct conversion *conversion,
			    const char *command, GError **error);

#endif
