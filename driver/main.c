// SPDX-License-Identifier: GPL-2.0
/*
 * treewide VERB [options]: the table of verbs. Each stands in cmd-<verb>.c.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *help;
} verbs[] = {
	{"generate", cmd_generate, "write the patch series for a kernel tree"},
	{"comments", cmd_comments,
	 "print the comments that wait for a person, as a form"},
	{"convert", cmd_convert, "print single files as the rules leave them"},
	{"check", cmd_check, "find calls that do not say how long a pin lives"},
	{"maintainers", cmd_maintainers,
	 "say whom MAINTAINERS names for a file"},
	{"survey", cmd_survey, "say in numbers what a tree's calls do"},
	{"audit", cmd_audit, "say where the flags of calls and the code part"},
	{"explain", cmd_explain, "say how the verdict on one call was reached"},
	{"verify", cmd_verify, "hold a series against the kernel it is for"},
};

static void print_help(FILE *to)
{
	fprintf(to, "usage: treewide VERB [options]\n\n");
	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		fprintf(to, "  %-12s %s\n", verbs[i].name, verbs[i].help);
	fprintf(to, "\n'treewide VERB --help' lists a verb's options.\n");
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	if (argc < 2) {
		print_help(stderr);
		return 2;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help")) {
		print_help(stdout);
		return 0;
	}
	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (!strcmp(argv[1], verbs[i].name))
			return verbs[i].run(argc - 1, argv + 1);
	fprintf(stderr,
		"treewide: there is no verb '%s'; 'treewide help' lists them\n",
		argv[1]);
	return 2;
}
