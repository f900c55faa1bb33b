// SPDX-License-Identifier: GPL-2.0
/* look-style - the kernel's own checkpatch.pl: part of looks.h */
#include "base/sandbox.h"
#include "base/scratch.h"
#include "ready/letter.h"
#include "ready/looks.h"
#include "verify/style.h"

struct style_judging {
	const struct style *style;
	char **remarks; /* for the mail with the same index, or NULL */
	gboolean *judged;
};

static void judge(gpointer data, gpointer user)
{
	struct style_judging *judging = user;
	const struct letter *letter = ((gpointer *)data)[0];
	guint i = GPOINTER_TO_UINT(((gpointer *)data)[1]);

	judging->remarks[i] = style_remarks(judging->style, letter->path,
					    &judging->judged[i]);
	g_free(data);
}

static void judge_all(struct ready *ready, struct style_judging *judging)
{
	GThreadPool *pool = g_thread_pool_new(
		judge, judging, MAX(ready->options.jobs, 1), TRUE, NULL);

	for (guint i = 0; i < ready->letters->len; i++) {
		struct letter *letter = ready->letters->pdata[i];
		gpointer *job;

		if (!letter->number)
			continue;
		job = g_new(gpointer, 2);
		job[0] = letter;
		job[1] = GUINT_TO_POINTER(i);
		g_thread_pool_push(pool, job, NULL);
	}
	g_thread_pool_free(pool, FALSE, TRUE);
}

gboolean look_style(struct ready *ready, GError **error)
{
	struct point *point = ready_point(
		ready, "the tree's checkpatch.pl --strict is content");
	guint n = ready->letters->len, unjudged = 0;
	g_autofree char **remarks = g_new0(char *, n);
	g_autofree gboolean *judged = g_new0(gboolean, n);
	struct style_judging judging = {.remarks = remarks, .judged = judged};
	g_autoptr(GError) cause = NULL;
	struct sandbox *sandbox = NULL;
	struct scratch *scratch;
	struct style *style;

	if (!ready_needs_tree(ready, point))
		return TRUE;
	if (ready->options.step)
		ready->options.step("CHECK", "checkpatch.pl --strict");
	scratch = scratch_new(ready->options.build, "ready", error);
	if (!scratch)
		return FALSE;
	if (!ready->options.trust)
		sandbox = sandbox_new(scratch->path, &cause);
	if (cause) {
		ready_say(point, ANSWER_UNSEEN,
			  "'%s' is not run without a sandbox, which this "
			  "machine does not give (%s); --trust runs it",
			  ready->options.kernel, cause->message);
		scratch_free(scratch);
		return TRUE;
	}
	judging.style = style = style_new(ready->tree, scratch->path, sandbox);
	judge_all(ready, &judging);
	for (guint i = 0; i < n; i++) {
		const struct letter *letter = ready->letters->pdata[i];

		if (remarks[i])
			ready_say(point, ANSWER_OPEN, "%s: %s", letter->name,
				  remarks[i]);
		else if (letter->number && !judged[i])
			unjudged++;
		g_free(remarks[i]);
	}
	if (unjudged)
		ready_say(point, ANSWER_UNSEEN,
			  "scripts/checkpatch.pl of '%s' does not run on %u "
			  "mails",
			  ready->options.kernel, unjudged);
	style_free(style);
	sandbox_free(sandbox);
	scratch_free(scratch);
	return TRUE;
}
