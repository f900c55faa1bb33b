// SPDX-License-Identifier: GPL-2.0
/*
 * treewide verify --kernel PATH MAIL
 *
 * Compares the diff of one mail with the result of the semantic patch in that
 * mail, on the kernel that it was made for. Exit status 0: the same, byte for
 * byte, except for comments that the mail adds; 1: not the same; 2: nothing
 * could be compared.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "cmd-rule.h"
#include "cmd.h"
#include "engine/replay.h"

gboolean cmd_is_mail(const char *word)
{
	return g_file_test(word, G_FILE_TEST_IS_REGULAR) &&
	       !g_str_has_suffix(word, ".cocci");
}

static int run(const char *kernel, const char *build, int jobs,
	       const char *path, GError **error)
{
	struct spatch_options options = {
		.build = build,
		.jobs = jobs > 0 ? (guint)jobs : g_get_num_processors(),
		.timeout = 120,
	};
	struct tree *tree = tree_open_any(kernel, error);
	struct spatch *spatch = tree ? spatch_new(&options, error) : NULL;
	struct replay *replay =
		spatch ? replay_mail(path, tree, spatch, build, error) : NULL;
	int status = 2;

	if (replay) {
		fputs(replay->text->str, stdout);
		printf("%u files: %u the same, %u but for comments, %u "
		       "otherwise\n",
		       replay->same + replay->comments + replay->others,
		       replay->same, replay->comments, replay->others);
		status = replay->others > 0;
	}
	replay_free(replay);
	spatch_free(spatch);
	tree_free(tree);
	return status;
}

int cmd_verify_mail(const char *kernel, const char *build, int jobs,
		    const char *path)
{
	struct cmd_tree at = {.kernel = (char *)kernel};
	GError *error = NULL;
	int status = 2;

	cmd_here(&at);
	interrupt_hold();
	if (at.kernel)
		status = run(at.kernel, build, jobs, path, &error);
	else
		g_set_error(&error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "which kernel tree was the mail made for? give "
			    "--kernel PATH (KERNEL=path)");
	if (error)
		return cmd_fail("verify", error);
	interrupt_release();
	return status;
}
