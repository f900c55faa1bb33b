// SPDX-License-Identifier: GPL-2.0
#include "cmd.h"
#include "life/sequel.h"

#include <errno.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <string.h>
#include <unistd.h>

#include "site/ledger.h"
#include "base/nearest.h"
#include "convert/stamp.h"

/*
 * GLib's message about an unknown option suggests none: the nearest one of up
 * to two tables of options is added.
 */
static void add_nearest(const GOptionEntry *const *tables, GError *error)
{
	static const char unknown[] = "Unknown option --";
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const char *word = strstr(error->message, unknown), *meant;
	g_autofree char *name = NULL;
	g_autofree char *message = NULL;

	if (!word)
		return;
	for (; *tables; tables++)
		for (const GOptionEntry *e = *tables; e->long_name; e++)
			if (*e->long_name)
				g_ptr_array_add(names, (char *)e->long_name);
	g_ptr_array_add(names, NULL);
	word += strlen(unknown);
	name = g_strndup(word, strcspn(word, "="));
	meant = nearest(name, (const char *const *)names->pdata);
	message = g_strdup_printf("there is no option '--%s'%s%s%s", word,
				  meant ? ", did you mean '--" : "",
				  meant ? meant : "; --help lists them",
				  meant ? "'?" : "");
	g_free(error->message);
	error->message = g_steal_pointer(&message);
}

gboolean cmd_parse_tables(int *argc, char ***argv,
			  const GOptionEntry *const *tables,
			  const char *summary, GError **error)
{
	GOptionContext *context = g_option_context_new(NULL);
	GError *cause = NULL;
	gboolean ok;

	g_option_context_set_summary(context, summary);
	for (const GOptionEntry *const *table = tables; *table; table++)
		g_option_context_add_main_entries(context, *table, NULL);
	ok = g_option_context_parse(context, argc, argv, &cause);
	g_option_context_free(context);
	if (cause) {
		add_nearest(tables, cause);
		g_propagate_error(error, cause);
	}
	return ok;
}

gboolean cmd_parse(int *argc, char ***argv, const GOptionEntry *options,
		   const char *summary, GError **error)
{
	const GOptionEntry *const tables[] = {options, NULL};

	return cmd_parse_tables(argc, argv, tables, summary, error);
}

int cmd_account(const GPtrArray *references)
{
	if (ledger_unaccounted(references))
		return 1;
	return ledger_unparsed(references) ? 3 : 0;
}

int cmd_unparsed(const GPtrArray *references, gboolean told)
{
	g_autofree char *text = ledger_unparsed_text(references);

	if (told)
		fputs(text, stderr);
	return *text ? 3 : 0;
}

int cmd_fail(const char *verb, GError *error)
{
	fprintf(stderr, "treewide %s: %s\n", verb, error->message);
	g_error_free(error);
	return 2;
}

gboolean cmd_said(const char *verb)
{
	if (!fflush(stdout) && !ferror(stdout))
		return TRUE;
	fprintf(stderr,
		"treewide %s: the files are in place, but it cannot write to "
		"standard output: %s\n",
		verb, g_strerror(errno));
	__fpurge(stdout);
	clearerr(stdout);
	return FALSE;
}

gboolean cmd_note(const char *verb, struct sequel *sequel,
		  const struct series_result *result)
{
	GError *error = NULL;

	if (sequel_note(sequel, result, &error))
		return TRUE;
	fprintf(stderr, "treewide %s: the files are in place, but it %s\n",
		verb, error->message);
	g_error_free(error);
	return FALSE;
}

char *cmd_stamp(const struct tree *tree, const char *question,
		const char *const *places)
{
	static const char *const tools[] = {"spatch", "git"};
	struct stamp *stamp = stamp_new();
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	const char *home = g_getenv("COCCINELLE_HOME");

	stamp_text(stamp, question);
	stamp_text(stamp, home ? home : "");
	if (program)
		stamp_binary(stamp, program);
	for (; *places; places++)
		if (g_file_test(*places, G_FILE_TEST_IS_DIR))
			stamp_folder(stamp, *places);
		else
			stamp_file(stamp, *places);
	for (guint i = 0; i < G_N_ELEMENTS(tools); i++)
		stamp_program(stamp, tools[i]);
	if (stamp_tree(stamp, tree, NULL))
		return stamp_end(stamp);
	g_free(stamp_end(stamp));
	return NULL;
}

void cmd_remember(const char *verb, const char *build, const char *name,
		  const char *stamp, const char *text)
{
	GError *error = NULL;

	if (stamp && stamp_remember(build, name, stamp, text, &error))
		return;
	if (error)
		fprintf(stderr, "treewide %s: note: %s\n", verb,
			error->message);
	g_clear_error(&error);
}

void cmd_step(const char *step, const char *what)
{
	printf("  %-7s %s\n", step, what);
	fflush(stdout);
}

char *cmd_how_far(guint done, guint total)
{
	static gint64 begun;
	static guint first, before;
	gint64 now = g_get_monotonic_time();
	double seconds, rate;

	if (!done || !begun || done < before) {
		begun = now;
		first = done;
	}
	before = done;
	if (done >= total) {
		begun = 0;
		return g_strdup("");
	}
	seconds = (double)(now - begun) / G_USEC_PER_SEC;
	if (done == first || seconds < 0.1)
		return g_strdup_printf("%u of %u", done, total);
	rate = (done - first) / seconds;
	return g_strdup_printf("%u of %u, %.*f a second, about %.0f s left",
			       done, total, rate < 10 ? 1 : 0, rate,
			       (total - done) / rate);
}

void cmd_progress(guint done, guint total)
{
	g_autofree char *how_far = NULL;

	if (!isatty(STDOUT_FILENO))
		return;
	how_far = cmd_how_far(done, total);
	if (*how_far)
		printf("          %-50s\r", how_far);
	else
		printf("%60s\r", "");
	fflush(stdout);
}
