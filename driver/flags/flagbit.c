// SPDX-License-Identifier: GPL-2.0
#include "flags/flagbit.h"

#include "site/campaign.h"
#include "flags/flags.h"
#include "tree/tree.h"

/* The flag's value as this file defines it; 0: it doesn't, or is not there. */
static guint64 bit_in(const struct tree *tree, const struct campaign *campaign,
		      const char *path)
{
	GBytes *bytes = tree_read(tree, path, NULL);
	struct source *source;
	guint64 bit;

	if (!bytes)
		return 0;
	source = source_new(path, bytes);
	bit = flags_bit(source, campaign->flag);
	source_free(source);
	g_bytes_unref(bytes);
	return bit;
}

guint64 flagbit_public(const struct tree *tree, const struct campaign *campaign)
{
	char **files = campaign->flag_files;
	guint64 bit = 0;

	for (guint i = 0; !bit && files[i]; i++)
		bit = bit_in(tree, campaign, files[i]);
	return bit;
}

guint64 flagbit_read(const struct tree *tree, const struct campaign *campaign)
{
	guint64 bit = flagbit_public(tree, campaign);

	for (guint i = 0; !bit && campaign->headers[i]; i++)
		bit = bit_in(tree, campaign, campaign->headers[i]);
	return bit;
}
