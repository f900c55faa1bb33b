/* SPDX-License-Identifier: GPL-2.0 */
/*
 * verify-fixture - a campaign, a family and texts for the tests of verify
 */
#ifndef TREEWIDE_TEST_VERIFY_FIXTURE_H
#define TREEWIDE_TEST_VERIFY_FIXTURE_H

#include "site/campaign.h"
#include "site/family.h"
#include "verify/posted.h"
#include "series-fixture.h"
#include "code/token.h"
#include "tree/tree.h"

static char *fixture_headers[] = {"include/linux/mm.h", NULL};

static const struct campaign fixture_campaign = {
	.family = "pin_user_pages",
	.flag = "FOLL_LONGTERM",
	.flag_prefix = "FOLL_",
	.longterm_suffix = "_longterm",
	.shortterm_suffix = "_shortterm",
	.optout_flag = "FOLL_EPHEMERAL",
	.internal_prefix = "__",
	.headers = fixture_headers,
	.definitions = "mm/gup.c",
	.core = "mm/",
};

/* The small kernel of tests/fixtures. */
static inline struct tree *fixture_tree(void)
{
	g_autofree char *path = g_test_build_filename(
		G_TEST_DIST, "..", "fixtures", "linux", NULL);
	g_autoptr(GError) error = NULL;
	struct tree *tree = tree_open(path, &error);

	g_assert_no_error(error);
	/* it lies in our own checkout */
	g_clear_pointer(&tree->gitdir, g_free);
	g_clear_pointer(&tree->objects, g_free);
	g_clear_pointer(&tree->commit, g_free);
	return tree;
}

static inline struct family *fixture_family(const struct tree *tree)
{
	g_autoptr(GError) error = NULL;
	struct family *family = family_read(tree, &fixture_campaign, &error);

	g_assert_no_error(error);
	return family;
}

static inline struct source *fixture_source(const char *path, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	return source_new(path, bytes);
}

#endif
