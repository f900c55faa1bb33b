// SPDX-License-Identifier: GPL-2.0
#include "ready/letter.h"

#include <string.h>

#include "base/error.h"
#include "verify/posted-mail.h"

static void letter_free(gpointer data)
{
	struct letter *letter = data;

	g_free(letter->name);
	g_free(letter->path);
	g_free(letter->text);
	g_free(letter->subject);
	g_free(letter->prefix);
	g_free(letter->author);
	g_free(letter->id);
	g_free(letter->message);
	g_free(letter->diff);
	g_clear_pointer(&letter->recipients, g_ptr_array_unref);
	g_clear_pointer(&letter->files, g_ptr_array_unref);
	g_free(letter);
}

/* The offset of the line after the header. */
static gsize head_length(const char *text)
{
	const char *end = strstr(text, "\n\n");

	return end ? (gsize)(end - text) + 1 : strlen(text);
}

char *letter_header(const char *text, const char *name)
{
	gsize length = head_length(text), n = strlen(name);
	GString *value = g_string_new(NULL);
	gboolean mine = FALSE;

	for (const char *p = text; p < text + length;) {
		gsize line = strcspn(p, "\n");

		if (*p != ' ' && *p != '\t') {
			if (mine)
				break;
			mine = !g_ascii_strncasecmp(p, name, n) && p[n] == ':';
			if (mine)
				g_string_append_len(value, p + n + 1,
						    line - n - 1);
		} else if (mine) {
			g_string_append_len(value, p, line);
		}
		p += line + 1;
	}
	g_strstrip(value->str);
	return g_string_free(value, FALSE);
}

/* Decodes quoted-printable, as mail_compose() writes it for unusual lines. */
static char *decode(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p; p++) {
		if (*p != '=') {
			g_string_append_c(out, *p);
		} else if (p[1] == '\n') {
			p++;
		} else if (g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2])) {
			g_string_append_c(out,
					  g_ascii_xdigit_value(p[1]) * 16 +
						  g_ascii_xdigit_value(p[2]));
			p += 2;
		} else {
			g_string_append_c(out, *p);
		}
	}
	return g_string_free(out, FALSE);
}

/* The address in "Name <a@b>" or "a@b (Name)", in lower case. */
static char *address_of(const char *text)
{
	const char *open = strrchr(text, '<');
	const char *end = open ? strchr(open, '>') : NULL;
	char *address = end ? g_strndup(open + 1, end - open - 1)
			    : g_strndup(text, strcspn(text, "("));
	char *low = g_ascii_strdown(g_strstrip(address), -1);

	g_free(address);
	return low;
}

/* Adds the addresses of a header; a quoted comma does not separate. */
static void add_addresses(GPtrArray *to, const char *value)
{
	g_autoptr(GString) one = g_string_new(NULL);
	gboolean quoted = FALSE;

	for (const char *p = value;; p++) {
		quoted ^= *p == '"' && (p == value || p[-1] != '\\');
		if (*p && (*p != ',' || quoted)) {
			g_string_append_c(one, *p);
			continue;
		}
		if (strchr(one->str, '@'))
			g_ptr_array_add(to, address_of(one->str));
		g_string_truncate(one, 0);
		if (!*p)
			return;
	}
}

/* The author named in the message takes precedence over the header's. */
static char *author_of(const char *text, const char *message)
{
	g_autofree char *from = letter_header(text, "From");

	if (g_str_has_prefix(message, "From: ")) {
		g_autofree char *line =
			g_strndup(message + strlen("From: "),
				  strcspn(message, "\n") - strlen("From: "));

		return address_of(line);
	}
	return address_of(from);
}

static char *message_of(const char *body)
{
	const char *end = strstr(body, "\n---\n");
	const char *diff = strstr(body, "\ndiff --git ");

	if (!end || (diff && diff < end))
		end = diff;
	return end ? g_strndup(body, end - body + 1) : g_strdup(body);
}

static char *prefix_of(const char *text)
{
	g_autofree char *subject = letter_header(text, "Subject");
	const char *end = strchr(subject, ']');

	return *subject == '[' && end
		       ? g_strndup(subject + 1, end - subject - 1)
		       : g_strdup("");
}

static void take_body(struct letter *letter, char *raw)
{
	g_autofree char *coding =
		letter_header(raw, "Content-Transfer-Encoding");
	gboolean quoted = !g_ascii_strcasecmp(coding, "quoted-printable");
	g_autofree char *body = quoted ? decode(raw + letter->head) : NULL;
	const char *diff;

	letter->text =
		body ? g_strdup_printf("%.*s%s", (int)letter->head, raw, body)
		     : g_strdup(raw);
	letter->message = message_of(
		letter->text + MIN(letter->head + 1, strlen(letter->text)));
	diff = strstr(letter->text, "\ndiff --git ");
	letter->diff = g_strdup(diff ? diff + 1 : "");
	letter->files = diff ? posted_files(letter->diff) : NULL;
	if (!letter->files)
		letter->files = g_ptr_array_new_with_free_func(g_free);
}

static struct letter *letter_read(const char *folder, const char *name,
				  GError **error)
{
	struct letter *letter = g_new0(struct letter, 1);
	g_autofree char *raw = NULL;
	g_autofree char *to = NULL;
	g_autofree char *cc = NULL;

	letter->name = g_strdup(name);
	letter->path = g_build_filename(folder, name, NULL);
	letter->kind = "conversion";
	if (!g_file_get_contents(letter->path, &raw, &letter->size, error)) {
		letter_free(letter);
		return NULL;
	}
	letter->head = head_length(raw);
	take_body(letter, raw);
	letter->subject = posted_subject(letter->text);
	letter->prefix = prefix_of(letter->text);
	letter->author = author_of(letter->text, letter->message);
	letter->id = letter_header(letter->text, "Message-ID");
	g_strdelimit(letter->id, "<>", ' ');
	g_strstrip(letter->id);
	letter->recipients = g_ptr_array_new_with_free_func(g_free);
	to = letter_header(letter->text, "To");
	cc = letter_header(letter->text, "Cc");
	add_addresses(letter->recipients, to);
	add_addresses(letter->recipients, cc);
	return letter;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *letter_read_all(const char *folder, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) letters =
		g_ptr_array_new_with_free_func(letter_free);
	GDir *dir = g_dir_open(folder, 0, error);
	const char *name;
	guint number = 0;

	if (!dir)
		return NULL;
	while ((name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, ".patch"))
			g_ptr_array_add(names, g_strdup(name));
	g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		struct letter *letter =
			letter_read(folder, names->pdata[i], error);

		if (!letter)
			return NULL;
		letter->number = *letter->diff ? ++number : 0;
		g_ptr_array_add(letters, letter);
	}
	if (number)
		return g_steal_pointer(&letters);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "'%s' holds no patches; make a series with 'treewide "
		    "generate' (make generate)",
		    folder);
	return NULL;
}

char *letter_plain_subject(const char *subject)
{
	g_autoptr(GRegex) marks =
		g_regex_new("^(?:\\s*(?:re|fwd?):)*(?:\\s*\\[[^]]*\\])*\\s*",
			    G_REGEX_CASELESS, 0, NULL);
	g_autofree char *bare =
		g_regex_replace_literal(marks, subject, -1, 0, "", 0, NULL);
	g_auto(GStrv) words = NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	words = g_strsplit_set(bare ? bare : subject, " \t\r\n", -1);
	for (char **word = words; *word; word++)
		if (**word)
			g_string_append_printf(out, "%s%s", out->len ? " " : "",
					       *word);
	return g_utf8_strdown(out->str, -1);
}
