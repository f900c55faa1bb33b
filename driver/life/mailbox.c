// SPDX-License-Identifier: GPL-2.0
#include "life/mailbox.h"

#include <string.h>

#include "base/command.h"
#include "base/error.h"
#include "base/git.h"
#include "people/address.h"

static void mail_free(gpointer data)
{
	struct boxed_mail *mail = data;

	g_free(mail->path);
	g_free(mail->id);
	g_free(mail->parent);
	g_free(mail->from);
	g_ptr_array_unref(mail->references);
	g_free(mail);
}

/* Behind a quoted string or a comment that begins at p; else p. */
static const char *skip_aside(const char *p)
{
	char close = *p == '"' ? '"' : *p == '(' ? ')' : '\0';
	guint depth = 1;

	if (!close)
		return p;
	for (p++; *p && depth; p++) {
		if (*p == '\\' && p[1])
			p++;
		else if (close == ')' && *p == '(')
			depth++;
		else if (*p == close)
			depth--;
	}
	return p;
}

/* The header's value without what says nothing of the address. */
static char *bare(const char *value)
{
	GString *out = g_string_new(NULL);

	while (*value) {
		const char *next = skip_aside(value);

		if (next == value)
			g_string_append_c(out, *value++);
		else
			value = next;
	}
	return g_string_free(out, FALSE);
}

char *mailbox_address(const char *value)
{
	g_autofree char *text = bare(value);
	char *open = strchr(text, '<');
	char *close = open ? strchr(open, '>') : NULL;
	g_autofree char *mail = NULL;

	/* a comma outside of quotes is a second author; so is a second '<' */
	if (strpbrk(text, ",;") || (open && !close) ||
	    (open && memchr(text, '@', open - text)) ||
	    (close && strpbrk(close + 1, "<>@")))
		return g_strdup("");
	mail = open ? g_strndup(open + 1, close - open - 1) : g_strdup(text);
	g_strstrip(mail);
	return address_valid(mail) ? g_ascii_strdown(mail, -1) : g_strdup("");
}

/* Appends each <id> of the value. */
static void add_ids(GPtrArray *ids, const char *value)
{
	const char *open, *close;

	while ((open = strchr(value, '<')) && (close = strchr(open, '>'))) {
		/* "<a <b>": the inner one */
		for (const char *p = open + 1; p < close; p++)
			if (*p == '<')
				open = p;
		g_ptr_array_add(ids, g_strndup(open + 1, close - open - 1));
		value = close + 1;
	}
}

/* The header block, unfolded: "Name: value" lines. */
static char **read_headers(const char *text, gsize size)
{
	g_autoptr(GString) head = g_string_new(NULL);
	const char *end = text + size;

	for (const char *p = text; p < end;) {
		const char *stop = memchr(p, '\n', end - p);
		gsize length = (stop ? stop : end) - p;

		if (length && p[length - 1] == '\r')
			length--;
		if (!length)
			break;
		if (head->len && (*p == ' ' || *p == '\t'))
			g_string_append_c(head, ' ');
		else if (head->len)
			g_string_append_c(head, '\n');
		for (gsize i = 0; i < length; i++)
			g_string_append_c(head, p[i] ? p[i] : '?');
		p = stop ? stop + 1 : end;
	}
	return g_strsplit(head->str, "\n", -1);
}

static const char *value_of(const char *line, const char *name)
{
	gsize length = strlen(name);

	if (g_ascii_strncasecmp(line, name, length))
		return NULL;
	while (line[length] == ' ' || line[length] == '\t')
		length++;
	return line[length] == ':' ? line + length + 1 : NULL;
}

static void set_last(char **to, const char *value)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);

	add_ids(ids, value);
	if (!ids->len)
		return;
	g_free(*to);
	*to = g_strdup(ids->pdata[ids->len - 1]);
}

static struct boxed_mail *read_mail(const char *path, const char *text,
				    gsize size)
{
	struct boxed_mail *mail = g_new0(struct boxed_mail, 1);
	g_auto(GStrv) lines = read_headers(text, size);
	const char *value;
	guint authors = 0;

	mail->path = g_strdup(path);
	mail->id = g_strdup("");
	mail->parent = g_strdup("");
	mail->from = g_strdup("");
	mail->references = g_ptr_array_new_with_free_func(g_free);
	for (char **line = lines; *line; line++) {
		if ((value = value_of(*line, "Message-ID"))) {
			set_last(&mail->id, value);
		} else if ((value = value_of(*line, "In-Reply-To"))) {
			set_last(&mail->parent, value);
		} else if ((value = value_of(*line, "References"))) {
			add_ids(mail->references, value);
		} else if ((value = value_of(*line, "From"))) {
			g_free(mail->from);
			mail->from = authors++ ? g_strdup("")
					       : mailbox_address(value);
		}
	}
	return mail;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static gboolean read_mails(struct mailbox *box, const char *folder,
			   GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
	const char *name;

	if (!dir)
		return FALSE;
	while ((name = g_dir_read_name(dir)))
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path =
			g_build_filename(folder, names->pdata[i], NULL);
		g_autofree char *text = NULL;
		gsize size;

		if (!g_file_get_contents(path, &text, &size, error))
			return FALSE;
		g_ptr_array_add(box->mails, read_mail(path, text, size));
	}
	return TRUE;
}

/* What git would only call a corrupt mailbox. */
static gboolean check_readable(const char *path, GError **error)
{
	g_autoptr(GError) cause = NULL;
	g_autofree char *text = NULL;
	const char *why = NULL;
	gsize size;

	if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
		g_autofree char *new = g_build_filename(path, "new", NULL);
		g_autofree char *cur = g_build_filename(path, "cur", NULL);

		if (!g_file_test(new, G_FILE_TEST_IS_DIR) &&
		    !g_file_test(cur, G_FILE_TEST_IS_DIR))
			why = "it is a folder, and no maildir (cur, new)";
	} else if (!g_file_get_contents(path, &text, &size, &cause)) {
		why = cause->message;
	} else if (size > 1 && !memcmp(text, "\x1f\x8b", 2)) {
		why = "it is packed; unpack it with gunzip first";
	} else if (!memchr(text, ':', size)) {
		why = "it holds no mail";
	}
	if (why)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the mailbox '%s': %s", path, why);
	return !why;
}

static gboolean split(struct mailbox *box, const char *path, const char *folder,
		      GError **error)
{
	g_autofree char *whole = g_canonicalize_filename(path, NULL);
	g_autofree char *option = g_strconcat("-o", folder, NULL);
	const char *const argv[] = {"git",  "mailsplit", "-b",	"-d8",
				    option, "--",	 whole, NULL};
	g_auto(GStrv) env = git_environ(NULL);
	struct command command = {.folder = box->scratch->path, .environ = env};
	g_autofree char *said = NULL;
	int status = 0;

	if (!command_run(&command, argv, &said, &status, error))
		return FALSE;
	if (!status)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot read the mailbox '%s': %s", path, g_strstrip(said));
	return FALSE;
}

struct mailbox *mailbox_open(const char *path, const char *build,
			     GError **error)
{
	struct mailbox *box = g_new0(struct mailbox, 1);
	g_autofree char *folder = NULL;

	box->mails = g_ptr_array_new_with_free_func(mail_free);
	if (!check_readable(path, error) ||
	    !(box->scratch = scratch_new(build, "mails", error)))
		goto fail;
	folder = g_build_filename(box->scratch->path, "split", NULL);
	if (g_mkdir_with_parents(folder, 0777)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot make '%s'", folder);
		goto fail;
	}
	if (!split(box, path, folder, error) || !read_mails(box, folder, error))
		goto fail;
	if (box->mails->len)
		return box;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "the mailbox '%s' holds no mail", path);
fail:
	mailbox_free(box);
	return NULL;
}

void mailbox_free(struct mailbox *box)
{
	if (!box)
		return;
	g_ptr_array_unref(box->mails);
	scratch_free(box->scratch);
	g_free(box);
}

/* The file's text, without what is no text. */
static gboolean append_file(GString *out, const char *path, GError **error)
{
	g_autofree char *text = NULL;
	g_autofree char *valid = NULL;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, error))
		return FALSE;
	for (gsize i = 0; i < size; i++)
		if (!text[i])
			text[i] = '?';
	valid = g_utf8_make_valid(text, size);
	g_string_append(out, valid);
	return TRUE;
}

char *mailbox_body(const struct mailbox *box, const struct boxed_mail *mail,
		   GError **error)
{
	static const char *const parts[] = {"message", "patch"};
	g_autofree char *message =
		g_build_filename(box->scratch->path, parts[0], NULL);
	g_autofree char *patch =
		g_build_filename(box->scratch->path, parts[1], NULL);
	/* a From: in the body is not the mail's author, nor a --- its end */
	const char *const argv[] = {"git",
				    "mailinfo",
				    "-k",
				    "--no-scissors",
				    "--no-inbody-headers",
				    "--quoted-cr=strip",
				    message,
				    patch,
				    NULL};
	g_auto(GStrv) env = git_environ(NULL);
	struct command command = {.folder = box->scratch->path,
				  .environ = env,
				  .input = mail->path};
	g_autofree char *said = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	int status = 0;

	if (!command_run(&command, argv, &said, &status, error))
		return NULL;
	if (status) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "git cannot decode the mail <%s>", mail->id);
		return NULL;
	}
	if (!append_file(text, message, error) ||
	    !append_file(text, patch, error))
		return NULL;
	return g_string_free(g_steal_pointer(&text), FALSE);
}
