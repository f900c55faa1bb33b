// SPDX-License-Identifier: GPL-2.0
#include "verify/mailcheck.h"

#include <string.h>

#include "base/command.h"
#include "verify/handed.h"
#include "base/scratch.h"
#include "verify/style.h"
#include "verify/verify.h"

#define LONGEST_LINE	998 /* bytes, RFC 5322 */
#define LONGEST_SUBJECT 75

static char *check_line(const char *line, gsize length, gboolean head)
{
	if (length > LONGEST_LINE)
		return g_strdup_printf("a line of %" G_GSIZE_FORMAT " bytes",
				       length);
	for (gsize i = 0; head && i < length; i++)
		if ((guchar)line[i] >= 0x80)
			return g_strdup_printf("a raw byte in the header "
					       "'%.20s'",
					       line);
	return NULL;
}

static char *check_subject(const char *text)
{
	const char *p = strstr(text, "\nSubject: ");
	g_autoptr(GString) subject = g_string_new(NULL);
	const char *words;

	for (p = p ? p + strlen("\nSubject: ") : ""; *p; p++) {
		if (*p == '\n' && p[1] != ' ' && p[1] != '\t')
			break;
		if (*p != '\n')
			g_string_append_c(subject, *p);
	}
	words = strstr(subject->str, "] ");
	words = *subject->str == '[' && words ? words + 2 : subject->str;
	if (!*words)
		return g_strdup("no subject");
	/* an encoded word's length says nothing */
	if (strstr(words, "=?") || strlen(words) <= LONGEST_SUBJECT)
		return NULL;
	return g_strdup_printf("a subject of %u columns", (guint)strlen(words));
}

char *mailcheck_text(const char *text, gboolean nobody)
{
	static const char *const needed[] = {
		"\nFrom: ", "\nDate: ", "\nSubject: ", "\nMessage-"};
	const char *body = strstr(text, "\n\n");
	g_autofree char *head = g_strndup(text, body ? body - text : 0);

	if (!body)
		return g_strdup("no body");
	for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
		if (!strstr(head, needed[i]))
			return g_strdup_printf("no header %.*s",
					       (int)strlen(needed[i]) - 1,
					       needed[i] + 1);
	if (!nobody && !strstr(head, "\nTo: ") && !strstr(head, "\nCc: "))
		return g_strdup("nobody to send it to");
	for (const char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		char *wrong = check_line(p, strcspn(p, "\n"), p < body);

		if (wrong)
			return wrong;
	}
	return check_subject(text);
}

/* Whether the line, behind its sign, is indented and ends as the other. */
static gboolean goes_on_alike(const char *a, const char *b)
{
	gsize x = strspn(a + 1, " \t"), y = strspn(b + 1, " \t");

	return x == y && !strncmp(a + 1, b + 1, x);
}

/*
 * Whether what checkpatch says of line `at` (from 1) of the mail was to be said
 * of a line that its hunk takes away, or of one that it leaves as it is.
 */
static gboolean is_authors(char **mail, const char *remark)
{
	gboolean open = strstr(remark, "OPEN_ENDED_LINE") != NULL;
	const char *number = strstr(remark, ": CHECK:");
	guint at;

	while (number && number > remark && g_ascii_isdigit(number[-1]))
		number--;
	at = number ? strtoul(number, NULL, 10) : 0;
	if ((!open && !strstr(remark, "PARENTHESIS_ALIGNMENT")) || !at ||
	    at > g_strv_length(mail))
		return FALSE;
	if (*mail[at - 1] == ' ')
		return TRUE;
	for (guint i = at - 1; i-- > 0 && strchr("-+ ", *mail[i]);)
		if (*mail[i] == '-' &&
		    (open ? g_str_has_suffix(mail[i], "(")
			  : goes_on_alike(mail[i], mail[at - 1])))
			return TRUE;
	return FALSE;
}

char *mailcheck_remarks(const char *said, const char *mail, gboolean *judged)
{
	g_auto(GStrv) text = g_strsplit(mail ? mail : "", "\n", -1);
	g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
	GString *remarks = g_string_new(NULL);

	*judged = FALSE;
	for (guint i = 0; lines[i]; i++) {
		*judged |= strstr(lines[i], "MISSING_SIGN_OFF") ||
			   g_str_has_prefix(lines[i], "total:");
		if ((strstr(lines[i], ": ERROR:") ||
		     strstr(lines[i], ": WARNING:") ||
		     strstr(lines[i], ": CHECK:")) &&
		    !strstr(lines[i], "MISSING_SIGN_OFF") &&
		    !strstr(lines[i], "FILE_PATH_CHANGES") &&
		    !is_authors(text, lines[i]))
			g_string_append_printf(remarks, "%s%s",
					       remarks->len ? "; " : "",
					       lines[i]);
	}
	if (remarks->len)
		return g_string_free(remarks, FALSE);
	g_string_free(remarks, TRUE);
	return NULL;
}

/* --- git */

static gboolean apply_all(struct verify *verify, GError **error)
{
	for (guint i = 0; i < verify->posted->patches->len; i++) {
		const struct posted_patch *patch =
			verify->posted->patches->pdata[i];
		g_autofree char *command =
			g_strdup_printf("git am %s", patch->path);
		g_autofree char *why = NULL;

		if (!rehearsal_apply(verify->rehearsal, patch, &why, error))
			return FALSE;
		verify_mark(verify, patch->number, COLUMN_APPLIES,
			    why ? HELD_RED : HELD_OK, why, command);
		if (verify->options.progress)
			verify->options.progress(i + 1,
						 verify->posted->patches->len);
	}
	return TRUE;
}

static gboolean apply_alone(struct verify *verify, GError **error)
{
	const struct posted_patch *first = verify->posted->patches->pdata[0];

	for (guint i = 1; i < verify->posted->patches->len; i++) {
		const struct posted_patch *patch =
			verify->posted->patches->pdata[i];
		g_autofree char *why = NULL;
		g_autofree char *command = NULL;

		/* the end of the series needs everything before it */
		if (posted_is_frame(patch))
			continue;
		if (!rehearsal_alone(verify->rehearsal, patch, &why, error))
			return FALSE;
		command = g_strdup_printf("git am %s %s", first->path,
					  patch->path);
		verify_mark(verify, patch->number, COLUMN_ALONE,
			    why ? HELD_RED : HELD_OK, why, command);
	}
	return TRUE;
}

gboolean mailcheck_apply(struct verify *verify, GError **error)
{
	struct verify_step *step =
		verify_begin(verify, "AM", "git am of all, and of each alone");
	g_autofree char *folder = g_build_filename(verify->folder, "am", NULL);
	g_autofree char *mbox = NULL;
	g_autofree char *bundle = NULL;
	g_autofree char *note = NULL;

	verify->rehearsal =
		rehearsal_new(verify->tree, verify->posted, folder, error);
	if (!verify->rehearsal || !apply_all(verify, error) ||
	    !apply_alone(verify, error) ||
	    !handed_bundle(verify->rehearsal, &bundle, error))
		return FALSE;
	mbox = handed_mbox(verify->posted);
	note = mbox || bundle
		       ? g_strdup_printf("%s%s%s", mbox ? mbox : "",
					 mbox && bundle ? "; " : "",
					 bundle ? bundle : "")
		       : g_strdup_printf("mailbox and bundle are the %u mails",
					 verify->posted->patches->len);
	verify_end(step, mbox || bundle ? HELD_RED : HELD_OK, note);
	return TRUE;
}

/* --- checkpatch */

struct judging {
	struct verify *verify;
	struct style *style;
	GMutex lock;
	guint done;
	guint unjudged;
};

static void judge(gpointer data, gpointer user)
{
	const struct posted_patch *patch = data;
	struct judging *judging = user;
	gboolean judged;
	g_autofree char *remarks =
		style_remarks(judging->style, patch->path, &judged);
	g_autofree char *line = style_command(judging->style, patch->path);

	g_mutex_lock(&judging->lock);
	judging->unjudged += !judged;
	verify_mark(judging->verify, patch->number, COLUMN_MAIL,
		    remarks  ? HELD_RED
		    : judged ? HELD_OK
			     : HELD_SKIPPED,
		    judged ? remarks : "not judged by checkpatch.pl", line);
	if (judging->verify->options.progress)
		judging->verify->options.progress(
			++judging->done, judging->verify->posted->patches->len);
	g_mutex_unlock(&judging->lock);
}

static gboolean check_style(struct verify *verify, GError **error)
{
	struct verify_step *step =
		verify_begin(verify, "CHECK", "checkpatch.pl --strict");
	struct scratch *scratch = scratch_new(verify->folder, "check", error);
	struct judging judging = {.verify = verify};
	GThreadPool *pool;

	if (!scratch)
		return FALSE;
	judging.style = style_new(verify->tree, scratch->path, verify->sandbox);
	g_mutex_init(&judging.lock);
	pool = g_thread_pool_new(judge, &judging, MAX(verify->options.jobs, 1),
				 TRUE, NULL);
	for (guint i = 0; i < verify->posted->patches->len; i++)
		g_thread_pool_push(pool, verify->posted->patches->pdata[i],
				   NULL);
	g_thread_pool_free(pool, FALSE, TRUE);
	g_mutex_clear(&judging.lock);
	style_free(judging.style);
	scratch_free(scratch);
	if (judging.unjudged)
		verify_end(step, HELD_SKIPPED,
			   "the tree's scripts/checkpatch.pl does not run");
	else
		verify_end(step, HELD_OK, NULL);
	return TRUE;
}

/* --- mails */

static void check_texts(struct verify *verify)
{
	for (guint i = 0; i < verify->posted->patches->len; i++) {
		const struct posted_patch *patch =
			verify->posted->patches->pdata[i];
		g_autofree char *text = NULL;
		g_autofree char *wrong = NULL;

		if (g_file_get_contents(patch->path, &text, NULL, NULL))
			wrong = mailcheck_text(text, verify->options.nobody);
		if (wrong)
			verify_mark(verify, patch->number, COLUMN_MAIL,
				    HELD_RED, wrong, NULL);
	}
}

static char *unsent(const char *said, guint mails)
{
	guint ready = 0;

	for (const char *p = said; (p = strstr(p, "Dry-OK.")); p++)
		ready++;
	if (ready == mails)
		return NULL;
	return g_strdup_printf(
		"git send-email takes %u of %u mails: %s", ready, mails,
		ready ? "" : said + MAX((gssize)strlen(said) - 300, 0));
}

static gboolean check_mails(struct verify *verify, GError **error)
{
	static const char *const words[] = {"git",
					    "-c",
					    "sendemail.validate=false",
					    "send-email",
					    "--dry-run",
					    "--confirm=never",
					    "--suppress-cc=self",
					    "--suppress-cc=author",
					    "--smtp-server=/bin/true",
					    "--no-chain-reply-to",
					    "--to=verify@example.org",
					    "--from=verify@localhost"};
	struct verify_step *step =
		verify_begin(verify, "MAIL", "git send-email --dry-run");
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	g_auto(GStrv) env = command_environ();
	/*
	 * send-email asks on the terminal for missing data, whatever its input
	 * is
	 */
	struct command command = {.folder = verify->folder, .alone = TRUE};
	g_autofree char *said = NULL;
	g_autofree char *wrong = NULL;
	int status;

	check_texts(verify);
	if (verify->options.nobody) {
		verify_end(step, HELD_SKIPPED,
			   "the tree has no MAINTAINERS: nobody to send to");
		return TRUE;
	}
	env = g_environ_setenv(env, "GIT_CONFIG_GLOBAL", "/dev/null", TRUE);
	env = g_environ_setenv(env, "GIT_CEILING_DIRECTORIES", "/", TRUE);
	command.environ = env;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		g_ptr_array_add(argv, (char *)words[i]);
	g_ptr_array_add(argv, verify->posted->cover);
	for (guint i = 0; i < verify->posted->patches->len; i++)
		g_ptr_array_add(argv, ((struct posted_patch *)verify->posted
					       ->patches->pdata[i])
					      ->path);
	g_ptr_array_add(argv, NULL);
	if (!command_run(&command, (const char *const *)argv->pdata, &said,
			 &status, error))
		return FALSE;
	if (strstr(said, "is not a git command")) {
		verify_end(step, HELD_SKIPPED,
			   "git send-email is missing; apt-get install "
			   "git-email");
		return TRUE;
	}
	wrong = unsent(said, verify->posted->patches->len + 1);
	verify_end(step, wrong ? HELD_RED : HELD_OK, wrong);
	return TRUE;
}

gboolean mailcheck_run(struct verify *verify, GError **error)
{
	return mailcheck_apply(verify, error) && check_style(verify, error) &&
	       check_mails(verify, error);
}
