// SPDX-License-Identifier: GPL-2.0
#include "cmd.h"

#include <stdio.h>

gboolean cmd_parse(int *argc, char ***argv, const GOptionEntry *options,
		   const char *summary, GError **error)
{
	GOptionContext *context = g_option_context_new(NULL);
	gboolean ok;

	g_option_context_set_summary(context, summary);
	g_option_context_add_main_entries(context, options, NULL);
	ok = g_option_context_parse(context, argc, argv, error);
	g_option_context_free(context);
	return ok;
}

int cmd_fail(const char *verb, GError *error)
{
	fprintf(stderr, "treewide %s: %s\n", verb, error->message);
	g_error_free(error);
	return 2;
}

void cmd_step(const char *step, const char *what)
{
	printf("  %-7s %s\n", step, what);
	fflush(stdout);
}
