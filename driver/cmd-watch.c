// SPDX-License-Identifier: GPL-2.0
/*
 * One line that is written over while a verb works whose standard output is the
 * result: only where standard error is a terminal.
 */
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd.h"

#define USUAL 80 /* columns where the terminal does not say */

static char *step; /* what it does now */

/* How many characters fit; the last column stays free, or some go on below. */
static glong room(void)
{
	struct winsize size = {0};

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || size.ws_col < 20)
		return USUAL - 1;
	return size.ws_col - 1;
}

/* Of what is too long, the beginning and the end are shown. */
static void draw(const char *more)
{
	glong columns = room(), end = g_utf8_strlen(more, -1);
	g_autofree char *text = g_strconcat("  ", step ? step : "", NULL);
	glong length = g_utf8_strlen(text, -1);

	if (length + end > columns && columns > end + 12) {
		glong tail = (columns - end) / 2;
		g_autofree char *first =
			g_utf8_substring(text, 0, columns - end - tail - 3);
		g_autofree char *last =
			g_utf8_substring(text, length - tail, length);

		g_free(text);
		text = g_strconcat(first, "...", last, NULL);
		length = columns - end;
	}
	fprintf(stderr, "\r%s%s%*s", text, more,
		(int)MAX(columns - length - end, 0), "");
	fflush(stderr);
}

static void watch_step(const char *what, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	g_free(step);
	step = g_strdup_printf("%-7s %s", what, valid);
	draw("");
}

static void watch_progress(guint done, guint total)
{
	g_autofree char *how_far = cmd_how_far(done, total);
	g_autofree char *more = g_strconcat(": ", how_far, NULL);

	draw(*how_far ? more : "");
}

gboolean cmd_watch(struct conversion_options *options)
{
	if (!isatty(STDERR_FILENO))
		return FALSE;
	options->step = watch_step;
	options->progress = watch_progress;
	return TRUE;
}

void cmd_watch_end(void)
{
	if (!step)
		return;
	fprintf(stderr, "\r%*s\r", (int)room(), "");
	fflush(stderr);
	g_clear_pointer(&step, g_free);
}
