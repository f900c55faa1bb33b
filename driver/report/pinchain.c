// SPDX-License-Identifier: GPL-2.0
#include "report/pinchain.h"

const char *pinchain_lifetime(enum lifetime lifetime)
{
	static const char *const words[] = {
		[LIFETIME_UNKNOWN] = "unknown",
		[LIFETIME_SCOPED] = "scoped",
		[LIFETIME_ASYNC] = "async",
		[LIFETIME_ESCAPES] = "escapes",
	};

	return words[lifetime];
}

static void add_line(struct report_place *place, const char *role,
		     const struct evidence_line *at, const char *note)
{
	struct report_step *step =
		report_step_add(place, role, at->file, at->line, at->text);

	step->function = g_strdup(at->function);
	step->note = g_strdup(note);
}

static void add_release(struct report_place *place,
			const struct evidence_release *release)
{
	g_autofree char *note = NULL;

	if (!release->at.file)
		return;
	note = g_strdup_printf("run %s%s%s",
			       *release->kinds ? release->kinds
					       : "by nobody seen",
			       *release->ways ? "; " : "", release->ways);
	add_line(place, release->mismatch ? "not meant for pins" : "dropped",
		 &release->at, note);
}

static void add_callers(struct report_place *place,
			const struct evidence *evidence)
{
	for (guint i = 0; i < evidence->callers->len; i++) {
		const struct evidence_caller *caller =
			evidence->callers->pdata[i];
		struct report_step *step;

		if (!caller->file)
			continue;
		step = report_step_add(place, "caller", caller->file,
				       caller->line, NULL);
		step->function = g_strdup(caller->function);
		step->note = g_strdup_printf(
			"%s%s%s", pinchain_lifetime(caller->lifetime),
			caller->why ? ": " : "",
			caller->why ? caller->why : "");
	}
}

/* The shortest that tells why a call is a suspect. */
static char *gist_of(const struct evidence *evidence)
{
	if (!evidence->until || !evidence->way)
		return NULL;
	return g_strdup_printf("still held when %s() returns; dropped by %s",
			       evidence->until, evidence->way);
}

void pinchain_add(struct report_place *place, const struct evidence *evidence)
{
	place->gist = gist_of(evidence);
	if (evidence->holder.file)
		add_line(place, evidence->vague ? "seen" : "stored",
			 &evidence->holder, NULL);
	for (guint i = 0; i < evidence->releases->len; i++)
		add_release(place, evidence->releases->pdata[i]);
	add_callers(place, evidence);
	if (evidence->notifier)
		report_note_add(place, "Notifier",
				"an MMU notifier drops the pages, too");
}
