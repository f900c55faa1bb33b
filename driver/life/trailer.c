// SPDX-License-Identifier: GPL-2.0
#include "life/trailer.h"

#include <string.h>

#include "life/mailbox.h"
#include "people/address.h"

/* In the order in which a commit has them. */
static const char *const words[] = {"Tested-by", "Reviewed-by", "Acked-by",
				    "Nacked-by"};
#define REFUSAL 3
/* A name and an address need no more. */
#define LONGEST 300

guint trailer_rank(const char *word)
{
	guint i;

	for (i = 0; i < G_N_ELEMENTS(words); i++)
		if (!g_ascii_strcasecmp(word, words[i]))
			break;
	return i;
}

gboolean trailer_is_refusal(const char *word)
{
	return trailer_rank(word) == REFUSAL;
}

/* Without "+suffix" in front of the @. */
static char *plain(const char *mail)
{
	const char *at = strrchr(mail, '@');
	const char *plus = strchr(mail, '+');
	g_autofree char *lower = g_ascii_strdown(mail, -1);

	if (!at || !plus || plus == mail || plus > at)
		return g_steal_pointer(&lower);
	return g_strdup_printf("%.*s%s", (int)(plus - mail), lower,
			       lower + (at - mail));
}

gboolean trailer_same_address(const char *a, const char *b)
{
	g_autofree char *x = plain(a);
	g_autofree char *y = plain(b);

	return *x && !strcmp(x, y);
}

static void trailer_free(gpointer data)
{
	struct trailer *trailer = data;

	g_free(trailer->word);
	g_free(trailer->who);
	g_free(trailer->doubt);
	g_free(trailer);
}

/* The value behind "Acked-by:", in any case; *rank says which. */
static const char *value_of(const char *line, guint *rank)
{
	while (*line == ' ' || *line == '\t')
		line++;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		gsize length = strlen(words[i]);

		if (g_ascii_strncasecmp(line, words[i], length) ||
		    line[length] != ':')
			continue;
		line += length + 1;
		/* "Acked-by:Jane" is no trailer for git either */
		if (*line != ' ' && *line != '\t')
			return NULL;
		*rank = i;
		return line;
	}
	return NULL;
}

/* What follows the address may be a comment, as in "# for mm". */
static gboolean is_comment(const char *rest)
{
	while (*rest == ' ' || *rest == '\t')
		rest++;
	return !*rest || *rest == '#';
}

/*
 * The address of "Jane Doe <jane@example.org> # x"; "" for none. A name may
 * have a comma here, which parts two addresses in a header.
 */
static char *address_of(const char *who)
{
	const char *open = strchr(who, '<');
	const char *close = strchr(who, '>');
	g_autofree char *mail = NULL;

	if (!open && !close)
		return mailbox_address(who);
	if (!open || !close || close < open || !is_comment(close + 1))
		return g_strdup("");
	mail = g_strndup(open + 1, close - open - 1);
	return mailbox_address(mail);
}

static char *doubt_of(const char *mail, const char *from)
{
	if (!*mail)
		return g_strdup("it names no address");
	if (!*from)
		return g_strdup("the mail does not say whom it is from");
	if (!trailer_same_address(mail, from))
		return g_strdup_printf("the mail is from %s", from);
	return NULL;
}

/* White space and what a terminal would act on become single blanks. */
static char *squeeze(const char *value)
{
	GString *out = g_string_new(NULL);

	for (; *value; value++) {
		gboolean blank =
			g_ascii_isspace(*value) || g_ascii_iscntrl(*value);

		if (!blank)
			g_string_append_c(out, *value);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	g_strchomp(out->str);
	return g_string_free(out, FALSE);
}

/* "Reviewed-by: A Very Long Name" and "<a@example.org>" in the line below. */
static gboolean continues(const char *value, const char *next)
{
	return next && !strpbrk(value, "<@") && *next == '<' &&
	       strchr(next, '>');
}

static gboolean is_end(const char *line)
{
	return !strcmp(line, "-- ") || !strcmp(line, "--") ||
	       g_str_has_prefix(line, "diff --git ");
}

GPtrArray *trailers_find(const char *body, const char *from)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(trailer_free);
	g_auto(GStrv) lines = g_strsplit(body, "\n", -1);
	guint rank = 0;

	for (char **line = lines; *line; line++) {
		const char *value;
		struct trailer *trailer;
		g_autofree char *both = NULL;
		g_autofree char *mail = NULL;

		/* mail programs and CRLF leave white space at the end */
		if (g_str_has_suffix(*line, "\r"))
			(*line)[strlen(*line) - 1] = '\0';
		if (is_end(*line))
			break;
		value = value_of(*line, &rank);
		if (!value || strlen(value) > LONGEST)
			continue;
		both = g_strconcat(value, " ",
				   continues(value, line[1]) ? line[1] : "",
				   NULL);
		trailer = g_new0(struct trailer, 1);
		trailer->word = g_strdup(words[rank]);
		trailer->who = squeeze(both);
		mail = address_of(trailer->who);
		trailer->doubt = doubt_of(mail, from);
		g_ptr_array_add(found, trailer);
	}
	return found;
}
