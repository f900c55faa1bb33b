// SPDX-License-Identifier: GPL-2.0
#include "series/mail.h"

#include <string.h>

#include "people/address.h"
#include "base/error.h"
#include "base/quoted.h"

/* RFC 5322: the most that a line may have, without its end. */
#define LINE_BYTES 998

/*
 * What git am, git apply and mail boxes act on at the start of a line. The
 * last three matter below the ---, where git apply looks for a diff.
 */
static const char *const marks[] = {"From ",   ">From ", "---", "diff -",
				    "Index: ", "+++ ",	 "@@ "};
/* In any case, in a message's first line: git am takes it for a header. */
static const char *const first_marks[] = {
	"From:", "Date:", "Subject:", "[PATCH"};

static gboolean has_mark(const char *line)
{
	gsize i;

	for (i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (g_str_has_prefix(line, marks[i]))
			return TRUE;
	}
	return FALSE;
}

static gboolean has_first_mark(const char *line)
{
	gsize i;

	for (i = 0; i < G_N_ELEMENTS(first_marks); i++) {
		if (!g_ascii_strncasecmp(line, first_marks[i],
					 strlen(first_marks[i])))
			return TRUE;
	}
	return FALSE;
}

static gboolean check_line(const char *line, const char *what, GError **error)
{
	const char *p;

	for (p = line; *p; p++) {
		if (g_ascii_iscntrl(*p) && *p != '\t') {
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    "a control character (0x%02x) in %s", *p,
				    what);
			return FALSE;
		}
	}
	/* room for the space that may come before it */
	if (strlen(line) >= LINE_BYTES) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "a line of %" G_GSIZE_FORMAT " bytes in %s: "
			    "a mail's line may have %d",
			    strlen(line), what, LINE_BYTES);
		return FALSE;
	}
	return TRUE;
}

static gboolean check_utf8(const char *text, const char *what, GError **error)
{
	if (g_utf8_validate(text, -1, NULL))
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "bytes that are not UTF-8 in %s", what);
	return FALSE;
}

char *mail_guard(const char *text, const char *what, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_auto(GStrv) lines = NULL;
	guint i;

	if (!text)
		return g_strdup("");
	if (!check_utf8(text, what, error))
		return NULL;
	lines = g_strsplit(text, "\n", -1);
	for (i = 0; lines[i]; i++) {
		g_strchomp(lines[i]);
		if (!check_line(lines[i], what, error))
			return NULL;
		if (!out->len && !*lines[i])
			continue;
		if (has_mark(lines[i]) ||
		    (!out->len && has_first_mark(lines[i])))
			g_string_append_c(out, ' ');
		g_string_append(out, lines[i]);
		g_string_append_c(out, '\n');
	}
	while (out->len && out->str[out->len - 1] == '\n')
		g_string_truncate(out, out->len - 1);
	return g_strdup(out->str);
}

gboolean mail_check_subject(const char *subject, const char *what,
			    GError **error)
{
	if (!subject || !*subject || g_ascii_isspace(*subject)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "%s is empty or begins with a space", what);
		return FALSE;
	}
	return check_utf8(subject, what, error) &&
	       check_line(subject, what, error);
}

static gboolean is_git_header(const char *line)
{
	return g_str_has_prefix(line, "Date:") ||
	       g_str_has_prefix(line, "Subject:");
}

/*
 * A header that git left as it is where it is not ASCII (a cover letter's
 * Subject) is encoded from behind its [PATCH ...] on.
 */
static void add_header(GString *out, const char *line, gsize length)
{
	g_autofree char *text = g_strndup(line, length);
	g_auto(GStrv) folds = NULL;
	g_autofree char *whole = NULL;
	g_autofree char *words = NULL;
	char *rest;

	if (address_is_ascii(text)) {
		g_string_append_len(out, line, length);
		return;
	}
	folds = g_strsplit(g_strchomp(text), "\n", -1);
	whole = g_strjoinv("", folds);
	rest = strstr(whole, "] ");
	rest = rest ? rest + 2 : strchr(whole, ' ') + 1;
	words = address_encode(rest);
	g_string_append_len(out, whole, rest - whole);
	g_string_append_printf(out, "\n %s\n", words);
}

/* The end of the header that begins here, its folded lines included. */
static const char *header_end(const char *p, const char *end)
{
	do {
		p = memchr(p, '\n', end - p);
		if (!p)
			return NULL;
		p++;
	} while (p < end && (*p == ' ' || *p == '\t'));
	return p;
}

/*
 * Copies the mail box line and git's own headers from the draft, without its
 * MIME headers and, since git does not encode it in every mail, its From.
 * Returns where the body begins, NULL when there is none.
 */
static const char *copy_headers(GString *out, const char *p, const char *end,
				const char *from)
{
	const char *stop = header_end(p, end);

	if (!stop || strncmp(p, "From ", 5))
		return NULL;
	g_string_append_len(out, p, stop - p);
	g_string_append_printf(out, "From: %s\n", from);
	for (p = stop; p < end && *p != '\n'; p = stop) {
		stop = header_end(p, end);
		if (!stop)
			return NULL;
		if (is_git_header(p))
			add_header(out, p, stop - p);
	}
	return p < end ? p + 1 : NULL;
}

/* Where the notes go: behind the --- that ends the message. */
static const char *find_cut(const char *body, const char *end)
{
	const char *p;

	if (end - body >= 4 && !strncmp(body, "---\n", 4))
		return body + 4;
	p = g_strstr_len(body, end - body, "\n---\n");
	return p ? p + 5 : NULL;
}

static GString *make_body(const char *p, const char *end, const char *notes)
{
	GString *body = g_string_new(NULL);

	if (notes && *notes) {
		const char *cut = find_cut(p, end);

		if (!cut) {
			g_string_free(body, TRUE);
			return NULL;
		}
		g_string_append_len(body, p, cut - p);
		g_string_append_printf(body, "%s\n\n", notes);
		p = cut;
	}
	g_string_append_len(body, p, end - p);
	return body;
}

/*
 * b4 looks for it in a line of its own, behind git's base-commit where there is
 * one; in front of a signature.
 */
static void add_change_id(GString *body, const char *id)
{
	g_autofree char *line = g_strdup_printf("change-id: %s\n", id);
	const char *signature = g_strrstr(body->str, "\n-- \n");
	const char *base = g_strrstr(body->str, "\nbase-commit: ");
	gsize at = signature ? (gsize)(signature + 1 - body->str) : body->len;

	while (at > 1 && body->str[at - 1] == '\n' && body->str[at - 2] == '\n')
		at--;
	if (!base)
		g_string_insert(body, at++, "\n");
	g_string_insert(body, at, line);
}

static void add_mime(GString *out, GString *body)
{
	gboolean quoted = quoted_needed(body->str, body->len, LINE_BYTES);
	gboolean ascii = TRUE;
	gsize i;

	for (i = 0; i < body->len; i++)
		ascii &= !(body->str[i] & 0x80);
	if (ascii && !quoted)
		return;
	g_string_append_printf(out,
			       "MIME-Version: 1.0\n"
			       "Content-Type: text/plain; charset=UTF-8\n"
			       "Content-Transfer-Encoding: %s\n",
			       quoted ? "quoted-printable" : "8bit");
	if (quoted)
		quoted_encode(body);
}

GBytes *mail_compose(GBytes *draft, const struct mail *mail, GError **error)
{
	gsize size;
	const char *text = g_bytes_get_data(draft, &size);
	const char *end = text + size;
	g_autofree char *to = address_header("To", mail->addressees->to);
	g_autofree char *cc = address_header("Cc", mail->addressees->cc);
	g_autofree char *from =
		address_format(mail->author->name, mail->author->mail);
	GString *out = g_string_new(NULL);
	GString *body = NULL;

	text = copy_headers(out, text, end, from);
	if (text && mail->rfc)
		g_string_replace(out, "\nSubject: [PATCH",
				 "\nSubject: [RFC PATCH", 1);
	if (text)
		body = make_body(text, end, mail->notes);
	if (!body) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "git format-patch wrote something that is no mail "
			    "of a patch");
		g_string_free(out, TRUE);
		return NULL;
	}
	if (mail->change_id)
		add_change_id(body, mail->change_id);
	g_string_append_printf(out, "%s%sMessage-ID: <%s>\n", to, cc, mail->id);
	if (mail->parent)
		g_string_append_printf(out,
				       "In-Reply-To: <%s>\nReferences: <%s>\n",
				       mail->parent, mail->parent);
	add_mime(out, body);
	g_string_append_c(out, '\n');
	g_string_append_len(out, body->str, body->len);
	g_string_free(body, TRUE);
	return g_string_free_to_bytes(out);
}
