// SPDX-License-Identifier: GPL-2.0
#include "verify/style.h"

#include "base/command.h"
#include "verify/mailcheck.h"

struct style {
	const char *folder;
	const struct sandbox *sandbox;
	char *script;
	char *root;
};

struct style *style_new(const struct tree *tree, const char *folder,
			const struct sandbox *sandbox)
{
	struct style *style = g_new0(struct style, 1);

	style->folder = folder;
	style->sandbox = sandbox;
	style->script =
		g_build_filename(tree->path, "scripts/checkpatch.pl", NULL);
	style->root = g_strconcat("--root=", tree->path, NULL);
	return style;
}

void style_free(struct style *style)
{
	if (!style)
		return;
	g_free(style->script);
	g_free(style->root);
	g_free(style);
}

#define ARGV(style, mail)                                                \
	{                                                                \
		"perl", (style)->script, (style)->root, "--strict",      \
			"--show-types", "--no-summary", "--terse", "--", \
			(mail), NULL                                     \
	}

char *style_remarks(const struct style *style, const char *mail,
		    gboolean *judged)
{
	const char *const argv[] = ARGV(style, mail);
	struct command command = {.folder = style->folder,
				  .sandbox = style->sandbox};
	g_autofree char *said = NULL, *text = NULL;
	char *remarks = NULL;
	int status = 1;

	*judged = FALSE;
	if (!g_file_get_contents(mail, &text, NULL, NULL))
		text = NULL;
	if (command_run(&command, argv, &said, &status, NULL))
		remarks = mailcheck_remarks(said, text, judged);
	*judged |= remarks || !status;
	return remarks;
}

char *style_command(const struct style *style, const char *mail)
{
	const char *const argv[] = ARGV(style, mail);

	return command_text(argv);
}
