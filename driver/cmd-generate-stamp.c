// SPDX-License-Identifier: GPL-2.0
/*
 * Finds out whether the requested series has been generated already.
 */
#include "cmd-generate.h"
#include "convert/stamp.h"
#include "series/manifest.h"
#include "series/proof.h"

const char *const generate_others[] = {"verify.tsv", "verify.json", NULL};

char *generate_stamp(const struct generate_options *o,
		     const struct cmd_tree *at, const struct sequel *sequel,
		     const struct tree *tree, const struct identity *identity,
		     const char *command)
{
	/* people's answers count, too */
	g_autofree char *before = sequel_digest(sequel);
	/* the mails tell what 'treewide verify' has shown */
	g_autofree char *proofs = proof_folder(at->build);
	const char *places[7] = {at->campaign, o->wrappers, proofs};
	g_autofree char *who = identity_text(identity);
	g_autofree char *question =
		g_strdup_printf("%s\n%s\n%s", command, who, before);
	guint n = 3;

	if (o->comments)
		places[n++] = o->comments;
	if (o->mailmap)
		places[n++] = o->mailmap;
	if (o->decisions)
		places[n++] = o->decisions;
	return cmd_stamp(tree, question, places);
}

/* The stamp, combined with the manifest in the folder. */
static char *sealed(const char *stamp, const char *folder)
{
	g_autofree char *manifest =
		g_build_filename(folder, MANIFEST_NAME, NULL);

	return stamp ? stamp_seal(stamp, manifest) : NULL;
}

char *generate_recall(const struct cmd_tree *at, const struct sequel *sequel,
		      const char *folder, const char *stamp)
{
	g_autofree char *seal = sealed(stamp, folder);
	char *text = seal ? stamp_recall(at->build, folder, seal) : NULL;

	g_autofree char *mails = g_build_filename(folder, "series.mbox", NULL);

	/* if the state was lost, it does not know these mails */
	if (text && !sequel_is_noted(sequel) &&
	    g_file_test(mails, G_FILE_TEST_EXISTS))
		g_clear_pointer(&text, g_free);
	if (text && manifest_edited(folder, generate_others))
		g_clear_pointer(&text, g_free);
	return text;
}

void generate_remember(const struct cmd_tree *at, const char *folder,
		       const char *stamp, int status, const char *summary)
{
	g_autofree char *seal = sealed(stamp, folder);
	g_autofree char *text = g_strdup_printf("%d\n%s", status, summary);

	cmd_remember("generate", at->build, folder, seal, text);
}
