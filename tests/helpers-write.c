// SPDX-License-Identifier: GPL-2.0
/*
 * helpers-write - write the files that the helper patches change
 *
 *	usage: helpers-write KERNEL CAMPAIGN TEMPLATES OUT [MEMBER:ls ...]
 *
 * OUT/1 gets the files of the helper patch, OUT/2 those of the KUnit patch. Each
 * MEMBER is made with a long-term (l) and a short-term helper (s); by default
 * all members get both that their definitions allow. Notes go to standard
 * output. For tests/helpers-*.sh.
 */
#include <stdio.h>
#include <string.h>

#include "site/campaign.h"
#include "tree/change.h"
#include "helper/helpers.h"
#include "tree/tree.h"

static void write_changes(const GPtrArray *changes, const char *folder)
{
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		char *path = g_build_filename(folder, change->path, NULL);
		char *parent = g_path_get_dirname(path);
		GError *error = NULL;

		g_mkdir_with_parents(parent, 0755);
		if (!g_file_set_contents(
			    path, g_bytes_get_data(change->after, NULL),
			    g_bytes_get_size(change->after), &error))
			g_error("%s", error->message);
		g_free(parent);
		g_free(path);
	}
}

static GPtrArray *read_requests(const struct family *family, char **words)
{
	GPtrArray *requests =
		g_ptr_array_new_with_free_func(helpers_request_free);

	for (; *words; words++) {
		char **part = g_strsplit(*words, ":", 2);
		const char *kinds = part[1] ? part[1] : "";

		g_ptr_array_add(
			requests,
			helpers_request_new(part[0], strchr(kinds, 'l') != NULL,
					    strchr(kinds, 's') != NULL));
		g_strfreev(part);
	}
	if (requests->len)
		return requests;
	for (guint i = 0; i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];
		gboolean longterm = member->refusal != REFUSAL_ALWAYS;

		g_ptr_array_add(requests, helpers_request_new(member->name,
							      longterm, TRUE));
	}
	return requests;
}

int main(int argc, char **argv)
{
	GError *error = NULL;
	struct tree *tree = NULL;
	struct campaign *campaign = NULL;
	struct family *family = NULL;
	struct helpers *helpers = NULL;
	GPtrArray *requests = NULL;
	char *first, *second;

	if (argc < 5)
		return 2;
	tree = tree_open(argv[1], &error);
	if (tree)
		campaign = campaign_load(argv[2], &error);
	if (campaign)
		family = family_read(tree, campaign, &error);
	if (family) {
		requests = read_requests(family, argv + 5);
		helpers = helpers_make(tree, campaign, family, argv[3],
				       requests, &error);
	}
	if (!helpers) {
		fprintf(stderr, "helpers-write: %s\n", error->message);
		return 2;
	}
	first = g_build_filename(argv[4], "1", NULL);
	second = g_build_filename(argv[4], "2", NULL);
	write_changes(helpers->changes, first);
	write_changes(helpers->kunit, second);
	for (guint i = 0; i < helpers->notes->len; i++)
		puts(helpers->notes->pdata[i]);
	g_free(first);
	g_free(second);
	g_ptr_array_unref(requests);
	helpers_free(helpers);
	family_free(family);
	campaign_free(campaign);
	tree_free(tree);
	return 0;
}
