// SPDX-License-Identifier: GPL-2.0
/*
 * treewide explain --kernel PATH [DRIVER] FILE:LINE
 *
 * How the verdict and the lifetime of one call were reached, with the source
 * lines that they rest on. A FILE outside of the tree belongs to the driver
 * around it. Writes nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tree/beside.h"
#include "check/check-files.h"
#include "cmd.h"
#include "convert/conversion.h"
#include "base/error.h"
#include "base/interrupt.h"
#include "base/place.h"
#include "site/site.h"

static struct cmd_tree at = CMD_TREE;
static gboolean quick;
static char **words;
static struct target target;

static const GOptionEntry options[] = {
	{"no-lifetimes", 0, 0, G_OPTION_ARG_NONE, &quick,
	 "do not look for who drops the pins", NULL},
	{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL,
	 "[DRIVER] FILE:LINE"},
	{NULL}};

/* Prints a source line below the text about it. */
static void print_line(const struct conversion *conversion, const char *file,
		       guint line)
{
	GBytes *bytes = tree_read(conversion->tree, file, NULL);
	const char *at, *end, *stop;
	gsize length;

	if (!bytes)
		return;
	at = g_bytes_get_data(bytes, &length);
	stop = at ? at + length : NULL;
	while (at && line > 1) {
		line--;
		at = memchr(at, '\n', stop - at);
		at = at ? at + 1 : NULL;
	}
	end = at ? memchr(at, '\n', stop - at) : NULL;
	while (at && at < stop && g_ascii_isspace(*at))
		at++;
	if (at)
		printf("          | %.*s\n",
		       (int)((end && end > at ? end : stop) - at), at);
	g_bytes_unref(bytes);
}

/*
 * Prints the lines that the reason names: "at l.162", "at mm/gup_test.c:360".
 */
static void print_lines_of(const struct conversion *conversion,
			   const struct site *site)
{
	GRegex *regex = g_regex_new("\\bat (?:l\\.|(\\S+):)(\\d+)", 0, 0, NULL);
	GMatchInfo *match;

	g_regex_match(regex, site->reason, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		char *file = g_match_info_fetch(match, 1);
		char *line = g_match_info_fetch(match, 2);

		print_line(conversion, *file ? file : site->file,
			   strtoul(line, NULL, 10));
		g_free(file);
		g_free(line);
	}
	g_match_info_free(match);
	g_regex_unref(regex);
}

/* Prints each chain of callers; several may read the same. */
static void print_callers(const struct evidence *evidence)
{
	GHashTable *said =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < evidence->callers->len; i++) {
		const struct evidence_caller *caller =
			evidence->callers->pdata[i];
		char *line = g_strdup_printf(
			"  caller  %s() at %s:%u: %s, %s\n", caller->function,
			caller->file, caller->line,
			lifetime_name(caller->lifetime), caller->why);

		if (!g_hash_table_contains(said, line))
			fputs(line, stdout);
		g_hash_table_add(said, line);
	}
	g_hash_table_unref(said);
}

static void print_evidence(const struct conversion *conversion,
			   const struct evidence *evidence)
{
	printf("          %s\n", evidence->text);
	if (evidence->holder.file) {
		printf("  %-6s  %s:%u\n", evidence->vague ? "seen" : "stored",
		       evidence->holder.file, evidence->holder.line);
		print_line(conversion, evidence->holder.file,
			   evidence->holder.line);
	}
	print_callers(evidence);
	for (guint i = 0; i < evidence->releases->len; i++) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];

		printf("  drop    %s() at %s:%u, %s%s\n",
		       release->at.function ? release->at.function : "",
		       release->at.file, release->at.line,
		       release->kinds && *release->kinds ? release->kinds
							 : "by nobody seen",
		       release->mismatch ? " (not for pins)" : "");
		if (release->at.file)
			print_line(conversion, release->at.file,
				   release->at.line);
	}
}

static void print_site(const struct conversion *conversion,
		       const struct site *site)
{
	const struct evidence *evidence =
		conversion->lifetimes
			? lifetimes_of(conversion->lifetimes, site)
			: NULL;

	printf("%s:%u: %s() in %s()\n", site->file, site->line, site->callee,
	       site->function);
	print_line(conversion, site->file, site->line);
	printf("flags     %s\nverdict   %s\n          %s\n", site->flags,
	       verdict_name(site->verdict), site->reason);
	print_lines_of(conversion, site);
	if (site->outcome_reason)
		printf("left      %s\n",
		       strcmp(site->outcome_reason, site->reason)
			       ? site->outcome_reason
			       : "for this reason");
	printf("lifetime  %s\n", lifetime_name(site->lifetime));
	if (evidence)
		print_evidence(conversion, evidence);
}

/* A pin by a function without flags, as audit lists it. */
static void print_other(const struct conversion *conversion,
			const struct evidence *evidence)
{
	printf("%s:%u: %s() in %s()\n", evidence->file, evidence->line,
	       evidence->callee, evidence->function ? evidence->function : "");
	print_line(conversion, evidence->file, evidence->line);
	printf("flags     none: %s() takes no flags\nlifetime  %s\n",
	       evidence->callee, lifetime_name(evidence->lifetime));
	print_evidence(conversion, evidence);
}

/* FILE:LINE as given by the user. */
struct asked_spot {
	char *file;
	guint line;
};

static gboolean read_spot(const char *word, struct asked_spot *spot,
			  GError **error)
{
	const char *colon = strrchr(word, ':');
	char *end = NULL;

	spot->line = colon ? strtoul(colon + 1, &end, 10) : 0;
	if (!spot->line || *end || colon == word) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no FILE:LINE, as 'drivers/a.c:12'", word);
		return FALSE;
	}
	spot->file = g_strndup(word, colon - word);
	return TRUE;
}

/* A file that exists outside of the tree belongs to a driver. */
static void find_driver(struct asked_spot *spot)
{
	g_autofree char *inside = g_build_filename(at.kernel, spot->file, NULL);
	g_autofree char *real = place_real(spot->file);
	g_autofree char *kernel = place_real(at.kernel);
	char *name;

	if (at.driver || !real || !kernel || place_holds(kernel, real) ||
	    (!g_path_is_absolute(spot->file) &&
	     g_file_test(inside, G_FILE_TEST_EXISTS)))
		return;
	at.driver = beside_home(real, &name);
	g_free(spot->file);
	spot->file = name;
}

/* Explains the calls and pins in this place; an error if there are none. */
static gboolean explain(const struct conversion *conversion,
			const struct asked_spot *spot, GError **error)
{
	g_autofree char *own = check_name(conversion->tree, spot->file);
	const char *file = own ? own : spot->file;
	guint line = spot->line;
	gboolean found = FALSE;

	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];

		if (strcmp(site->file, file) || site->line != line)
			continue;
		found = TRUE;
		print_site(conversion, site);
	}
	for (guint i = 0;
	     conversion->lifetimes && i < conversion->lifetimes->others->len;
	     i++) {
		const struct evidence *other =
			conversion->lifetimes->others->pdata[i];

		if (strcmp(other->file, file) || other->line != line)
			continue;
		found = TRUE;
		print_other(conversion, other);
	}
	if (!found)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "there is no call at '%s:%u'; 'treewide survey' "
			    "lists them, and 'audit' the pins without flags",
			    file, line);
	return found;
}

static gboolean read_words(struct asked_spot *spot, GError **error)
{
	if (!cmd_words(&at, words, TARGET_PLACE, &target, error))
		return FALSE;
	if (!target.places || target.places[1]) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "one FILE:LINE is needed, of the tree or of a "
			    "driver beside it");
		return FALSE;
	}
	if (!read_spot(target.places[0], spot, error))
		return FALSE;
	find_driver(spot);
	if (cmd_words_build(&at, error))
		return TRUE;
	g_clear_pointer(&spot->file, g_free);
	return FALSE;
}

int cmd_explain(int argc, char **argv)
{
	struct asked_spot spot;
	struct conversion_options o;
	struct conversion *conversion;
	GError *error = NULL;
	gboolean ok;

	if (!cmd_parse_tree(&argc, &argv, options, &at,
			    "Says of one call how its verdict was reached.",
			    &error))
		return cmd_fail("explain", error);
	if (!read_words(&spot, &error))
		return cmd_fail("explain", error);
	interrupt_hold();
	o = cmd_options(&at);
	conversion = cmd_read(&o, !quick, &error);
	ok = conversion && explain(conversion, &spot, &error);
	conversion_free(conversion);
	g_free(spot.file);
	if (!ok)
		return cmd_fail("explain", error);
	interrupt_release();
	return 0;
}
