// SPDX-License-Identifier: GPL-2.0
#include "verify/verify.h"

#include <string.h>

#include "base/sandbox.h"
#include "verify/claims.h"
#include "base/error.h"
#include "verify/mailcheck.h"
#include "tree/outside.h"
#include "verify/proving.h"

const char *held_name(enum held held)
{
	static const char *const names[] = {"-", "ok", "LOOK", "SKIPPED",
					    "RED"};

	return names[held];
}

const char *column_name(enum column column)
{
	static const char *const names[] = {"applies", "alone",	 "mail",
					    "covered", "proved", "builds",
					    "arches"};

	return names[column];
}

const char *verdict_of_object_name(enum verdict_of_object verdict)
{
	static const char *const names[] = {"NOT COVERED", "PROVED",
					    "VALUES SAME", "LOOK",
					    "BUILDS",	   "DIFFERS"};

	return names[verdict];
}

static void step_free(gpointer data)
{
	struct verify_step *step = data;

	g_free(step->name);
	g_free(step->note);
	g_free(step);
}

void verify_object_free(gpointer data)
{
	struct verify_object *object = data;

	g_free(object->file);
	g_free(object->arch);
	g_free(object->compiler);
	g_free(object->config);
	g_free(object->why);
	g_free(object->report);
	g_free(object);
}

gboolean verify_shown(const struct verify_object *object)
{
	return object->verdict == OBJECT_PROVED ||
	       object->verdict == OBJECT_BUILDS ||
	       object->verdict == OBJECT_DIFFERS;
}

void verify_mark(struct verify *verify, guint patch, enum column column,
		 enum held held, const char *note, const char *command)
{
	struct cell *cell;

	if (!patch || patch > verify->posted->patches->len)
		return;
	cell = &verify->cells[patch - 1][column];
	if (held < cell->held)
		return;
	if (held > cell->held) {
		cell->held = held;
		g_clear_pointer(&cell->note, g_free);
		g_clear_pointer(&cell->command, g_free);
	}
	if (note && cell->note) {
		char *both = g_strdup_printf("%s; %s", cell->note, note);

		g_free(cell->note);
		cell->note = both;
	} else if (note) {
		cell->note = g_strdup(note);
	}
	if (command && !cell->command)
		cell->command = g_strdup(command);
}

struct verify_step *verify_begin(struct verify *verify, const char *step,
				 const char *name)
{
	struct verify_step *begun = g_new0(struct verify_step, 1);

	begun->name = g_strdup(name);
	begun->seconds = g_get_monotonic_time() / 1e6;
	g_ptr_array_add(verify->steps, begun);
	if (verify->options.step)
		verify->options.step(step, name);
	return begun;
}

void verify_end(struct verify_step *step, enum held held, const char *note)
{
	step->held = held;
	step->note = g_strdup(note);
	step->seconds = g_get_monotonic_time() / 1e6 - step->seconds;
}

void verify_skip(struct verify *verify, const char *name, const char *why)
{
	verify_end(verify_begin(verify, "SKIP", name), HELD_SKIPPED, why);
}

static gboolean check_version(const struct verify *verify, GError **error)
{
	g_autofree char *label = tree_label(verify->tree);

	if (!strcmp(label, verify->posted->label))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' is not for this tree, which is %s; make the series "
		    "with 'make generate KERNEL=%s'",
		    verify->posted->folder, label, verify->tree->path);
	return FALSE;
}

/* Sandbox for the tree's checkpatch.pl and Makefiles, and what they build. */
static gboolean guard(struct verify *verify, GError **error)
{
	g_autoptr(GError) cause = NULL;

	if (verify->options.trust)
		return TRUE;
	verify->sandbox = sandbox_new(verify->folder, &cause);
	if (!verify->sandbox)
		g_set_error(
			error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			"it runs programs of '%s' and of the series, and "
			"this machine gives it no sandbox for them (%s); if "
			"you would build both yourself, say so by --trust "
			"(TRUST=1)",
			verify->tree->path, cause->message);
	return verify->sandbox != NULL;
}

struct verify *verify_new(const struct verify_options *options, GError **error)
{
	struct verify *verify = g_new0(struct verify, 1);
	g_autofree char *folder = NULL;

	verify->options = *options;
	verify->steps = g_ptr_array_new_with_free_func(step_free);
	verify->objects = g_ptr_array_new_with_free_func(verify_object_free);
	verify->tree = options->campaign
			       ? tree_open(options->kernel, error)
			       : tree_open_any(options->kernel, error);
	if (verify->tree &&
	    (!tree_outside(verify->tree, options->build, error) ||
	     !tree_outside(verify->tree, options->series, error))) {
		verify_free(verify);
		return NULL;
	}
	if (verify->tree && options->campaign)
		verify->campaign = campaign_load(options->campaign, error);
	if (verify->campaign)
		verify->family =
			family_read(verify->tree, verify->campaign, error);
	if (verify->family || (verify->tree && !options->campaign))
		verify->posted = posted_read(options->series, error);
	if (!verify->posted || !check_version(verify, error)) {
		verify_free(verify);
		return NULL;
	}
	verify->cells = g_malloc0_n(verify->posted->patches->len,
				    sizeof(*verify->cells));
	folder = g_build_filename(options->build, "verify",
				  verify->posted->label, NULL);
	verify->folder = g_canonicalize_filename(folder, NULL);
	if (!guard(verify, error)) {
		verify_free(verify);
		return NULL;
	}
	return verify;
}

void verify_free(struct verify *verify)
{
	if (!verify)
		return;
	for (guint i = 0; verify->cells && i < verify->posted->patches->len;
	     i++)
		for (guint c = 0; c < COLUMNS; c++) {
			g_free(verify->cells[i][c].note);
			g_free(verify->cells[i][c].command);
		}
	g_free(verify->cells);
	g_ptr_array_unref(verify->steps);
	g_ptr_array_unref(verify->objects);
	rehearsal_free(verify->rehearsal);
	posted_free(verify->posted);
	family_free(verify->family);
	campaign_free(verify->campaign);
	tree_free(verify->tree);
	sandbox_free(verify->sandbox);
	g_free(verify->folder);
	g_free(verify->clang);
	g_free(verify);
}

gboolean verify_run(struct verify *verify, GError **error)
{
	if (!mailcheck_run(verify, error))
		return FALSE;
	return verify->options.level < VERIFY_BUILD ||
	       (proving_run(verify, error) && claims_keep(verify, error));
}

/* Whether objects were to be compared, but not a single one was. */
static gboolean nothing_compared(const struct verify *verify)
{
	/* what a rule's tree cannot build is skipped and named */
	if (verify->options.level < VERIFY_BUILD || !verify->options.campaign)
		return FALSE;
	for (guint i = 0; i < verify->objects->len; i++)
		if (((struct verify_object *)verify->objects->pdata[i])->arch)
			return FALSE;
	return TRUE;
}

int verify_status(const struct verify *verify)
{
	for (guint i = 0; i < verify->posted->patches->len; i++)
		for (guint c = 0; c < COLUMNS; c++)
			if (verify->cells[i][c].held == HELD_RED)
				return 1;
	for (guint i = 0; i < verify->steps->len; i++)
		if (((struct verify_step *)verify->steps->pdata[i])->held ==
		    HELD_RED)
			return 1;
	for (guint i = 0; i < verify->objects->len; i++)
		if (((struct verify_object *)verify->objects->pdata[i])->red)
			return 1;
	return nothing_compared(verify) ? 2 : 0;
}
