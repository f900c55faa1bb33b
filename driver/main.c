// SPDX-License-Identifier: GPL-2.0
/*
 * treewide VERB [options]: the table of verbs. Each is in cmd-<verb>.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "base/nearest.h"
#include "base/sandbox.h"

#define TREEWIDE_VERSION "0.9"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *help;
} verbs[] = {
	{"plan", cmd_plan, "say what a semantic patch will do to a tree"},
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
	{"new", cmd_new, "write a campaign that renames something"},
	{"test", cmd_test, "run a campaign's rules over its cases"},
	{"status", cmd_status,
	 "say where a campaign's patches stand in a newer tree"},
	{"tags", cmd_tags, "take Acked-by and the like out of a mailbox"},
	{"verify", cmd_verify, "hold a series against the kernel it is for"},
	{"ready", cmd_ready, "say what keeps a series from being sent"},
};

static void print_help(FILE *to)
{
	fprintf(to, "usage: treewide VERB [options]\n\n");
	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		fprintf(to, "  %-12s %s\n", verbs[i].name, verbs[i].help);
	fprintf(to, "\n'treewide help VERB' lists a verb's options; "
		    "--version says which treewide it is.\n"
		    "\nExit status:\n"
		    "  0         all is well\n"
		    "  1         done, and something needs a look\n"
		    "  2         nothing was done; one sentence says why\n"
		    "  3         done, but for calls that Coccinelle cannot "
		    "read\n"
		    "  130, 143  a signal came when all was in place\n");
}

/*
 * If one of the three standard descriptors is closed, the next file that is
 * opened would be taken for it. Writing to the substitutes fails.
 */
static void open_standard(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", O_RDONLY);
}

/* Output that could not be written is an error. */
static int end(const char *verb, int status)
{
	if ((!fflush(stdout) && !ferror(stdout)) || status > 1)
		return status;
	fprintf(stderr, "treewide %s: cannot write to standard output: %s\n",
		verb, g_strerror(errno));
	return 2;
}

static int no_verb(const char *word)
{
	const char *names[G_N_ELEMENTS(verbs) + 1] = {NULL};
	const char *meant;

	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		names[i] = verbs[i].name;
	meant = nearest(word, names);
	if (meant)
		fprintf(stderr,
			"treewide: there is no verb '%s', did you mean '%s'?\n",
			word, meant);
	else
		fprintf(stderr,
			"treewide: there is no verb '%s'; 'treewide help' "
			"lists them\n",
			word);
	return 2;
}

static int run_verb(int argc, char **argv)
{
	g_autofree char *name = g_strconcat("treewide ", argv[0], NULL);

	g_set_prgname(name); /* as --help shows it */
	for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (!strcmp(argv[0], verbs[i].name))
			return end(argv[0], verbs[i].run(argc, argv));
	return no_verb(argv[0]);
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	open_standard();
	if (argc < 2) {
		print_help(stderr);
		return 2;
	}
	/* started by command.h: internal, no verb for users */
	if (!strcmp(argv[1], SANDBOX_VERB))
		return sandbox_run(argc - 2, argv + 2);
	if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "version")) {
		printf("treewide %s\n", TREEWIDE_VERSION);
		return end("version", 0);
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help")) {
		/* help VERB is VERB --help */
		char *words[] = {argv[2], (char *)"--help", NULL};

		if (argc > 2)
			return run_verb(2, words);
		print_help(stdout);
		return end("help", 0);
	}
	return run_verb(argc - 1, argv + 1);
}
