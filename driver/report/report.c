// SPDX-License-Identifier: GPL-2.0
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

static void step_free(gpointer data)
{
	struct report_step *step = data;

	g_free(step->role);
	g_free(step->file);
	g_free(step->function);
	g_free(step->text);
	g_free(step->note);
	g_free(step);
}

static void note_free(gpointer data)
{
	struct report_note *note = data;

	g_free(note->what);
	g_free(note->text);
	g_free(note);
}

static void place_free(gpointer data)
{
	struct report_place *place = data;
	char *texts[] = {
		place->file,	       place->function, place->word,
		place->flags,	       place->verdict,	place->reason,
		place->lifetime,       place->evidence, place->outcome,
		place->outcome_reason, place->says,	place->does,
		place->subsystem,      place->diff,	place->gist,
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		g_free(texts[i]);
	g_ptr_array_unref(place->steps);
	g_ptr_array_unref(place->notes);
	g_free(place);
}

static void patch_free(gpointer data)
{
	struct report_patch *patch = data;

	g_free(patch->name);
	g_free(patch->subject);
	g_free(patch->kind);
	g_free(patch);
}

static void rest_free(gpointer data)
{
	struct report_rest *rest = data;

	g_free(rest->file);
	g_free(rest->word);
	g_free(rest->kind);
	g_free(rest->reason);
	g_free(rest);
}

struct report *report_new(const char *name, const char *title)
{
	struct report *report = g_new0(struct report, 1);

	report->name = g_strdup(name);
	report->title = g_strdup(title);
	report->about = g_strdup("");
	report->one = "place";
	report->many = "places";
	report->suspects = "what it says and what the code does part";
	report->places = g_ptr_array_new_with_free_func(place_free);
	report->patches = g_ptr_array_new_with_free_func(patch_free);
	report->rest = g_ptr_array_new_with_free_func(rest_free);
	return report;
}

void report_free(struct report *report)
{
	if (!report)
		return;
	g_free(report->name);
	g_free(report->title);
	g_free(report->about);
	g_free(report->kernel);
	g_free(report->base);
	g_free(report->command);
	g_free(report->tool);
	g_ptr_array_unref(report->places);
	g_ptr_array_unref(report->patches);
	g_ptr_array_unref(report->rest);
	g_free(report);
}

struct report_place *report_place_add(struct report *report, const char *file,
				      guint line, const char *function)
{
	struct report_place *place = g_new0(struct report_place, 1);

	place->file = g_strdup(file);
	place->line = line;
	place->function = g_strdup(function);
	place->steps = g_ptr_array_new_with_free_func(step_free);
	place->notes = g_ptr_array_new_with_free_func(note_free);
	g_ptr_array_add(report->places, place);
	return place;
}

struct report_step *report_step_add(struct report_place *place,
				    const char *role, const char *file,
				    guint line, const char *text)
{
	struct report_step *step = g_new0(struct report_step, 1);

	step->role = g_strdup(role);
	step->file = g_strdup(file);
	step->line = line;
	step->text = g_strdup(text);
	g_ptr_array_add(place->steps, step);
	return step;
}

void report_note_add(struct report_place *place, const char *what,
		     const char *text)
{
	struct report_note *note = g_new0(struct report_note, 1);

	note->what = g_strdup(what);
	note->text = g_strdup(text);
	g_ptr_array_add(place->notes, note);
}

struct report_rest *report_rest_add(struct report *report, const char *file,
				    guint line, const char *word,
				    const char *kind, const char *reason)
{
	struct report_rest *rest = g_new0(struct report_rest, 1);

	rest->file = g_strdup(file);
	rest->line = line;
	rest->word = g_strdup(word);
	rest->kind = g_strdup(kind);
	rest->reason = g_strdup(reason);
	g_ptr_array_add(report->rest, rest);
	return rest;
}

static gboolean has_step(const struct report_place *place, const char *file,
			 guint line)
{
	for (guint i = 0; i < place->steps->len; i++) {
		const struct report_step *step = place->steps->pdata[i];

		if (step->line == line && !strcmp(step->file, file))
			return TRUE;
	}
	return FALSE;
}

void report_cite(struct report_place *place, const char *role,
		 const char *sentence)
{
	static GRegex *line_named;
	g_autoptr(GMatchInfo) match = NULL;

	if (!line_named)
		line_named = g_regex_new(
			"\\bl\\.([0-9]{1,9})\\b|"
			"([\\w.+/-]*[\\w+-]\\.[chS]):([0-9]{1,9})\\b",
			G_REGEX_RAW, 0, NULL);
	g_regex_match(line_named, sentence ? sentence : "", 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
		g_autofree char *own = g_match_info_fetch(match, 1);
		g_autofree char *file = g_match_info_fetch(match, 2);
		g_autofree char *other = g_match_info_fetch(match, 3);
		const char *in = file && *file ? file : place->file;
		guint line = atoi(own && *own ? own : other);

		if (line && !has_step(place, in, line))
			report_step_add(place, role, in, line, NULL);
	}
}

static int by_state(gconstpointer a, gconstpointer b)
{
	const struct report_place *x = *(struct report_place *const *)a;
	const struct report_place *y = *(struct report_place *const *)b;
	int order = (int)x->state - (int)y->state;

	if (!order)
		order = strcmp(x->subsystem, y->subsystem);
	if (!order)
		order = strcmp(x->file, y->file);
	if (!order)
		order = (x->line > y->line) - (x->line < y->line);
	return order ? order : x->again - y->again;
}

void report_finish(struct report *report)
{
	for (guint i = 0; i < report->places->len; i++) {
		struct report_place *place = report->places->pdata[i];

		if (!place->subsystem)
			place->subsystem = g_path_get_dirname(place->file);
	}
	g_ptr_array_sort(report->places, by_state);
}

const char *report_state_name(enum report_state state)
{
	static const char *const names[] = {
		[REPORT_SUSPECT] = "suspect",	  [REPORT_OPEN] = "open",
		[REPORT_LEFT] = "left",		  [REPORT_FITS] = "fits",
		[REPORT_CONVERTED] = "converted",
	};

	return names[state];
}

guint report_count(const struct report *report, enum report_state state)
{
	guint count = 0;

	for (guint i = 0; i < report->places->len; i++) {
		const struct report_place *place = report->places->pdata[i];

		count += place->state == state && !place->again;
	}
	return count;
}

gboolean report_judges(const struct report *report)
{
	for (guint i = 0; i < report->places->len; i++)
		if (((struct report_place *)report->places->pdata[i])->says)
			return TRUE;
	return FALSE;
}
