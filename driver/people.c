// SPDX-License-Identifier: GPL-2.0
/*
 * The half of maintainers.h that tells who gets a mail
 */
#include "maintainers.h"

#include <string.h>

#include "infile.h"
#include "keyword.h"
#include "maintainers-data.h"
#include "match.h"
#include "recipients.h"

static void add_path(struct maintainers *m, struct recipients *all,
		     const char *path)
{
	const GArray *matches = maintainers_matches(m, path);
	guint i;

	for (i = 0; i < matches->len; i++)
		recipients_add_entry(
			all, g_array_index(matches, struct match, i).entry, "");
}

static void add_keywords(const struct maintainers *m, struct recipients *all,
			 const GArray *keywords)
{
	guint i;

	for (i = 0; keywords && i < keywords->len; i++) {
		const struct keyword *keyword =
			&g_array_index(keywords, struct keyword, i);
		char *suffix =
			m->dialect->keyword_roles
				? g_strconcat(":Keyword:",
					      keyword->field->value, NULL)
				: g_strdup("");

		recipients_add_entry(all, keyword->entry, suffix);
		g_free(suffix);
	}
}

static void add_addresses(const struct maintainers *m, struct recipients *all,
			  const GString *text)
{
	GPtrArray *found = infile_addresses(m->dialect, text);
	guint i;

	for (i = 0; i < found->len; i++)
		recipients_add_file(all, found->pdata[i]);
	g_ptr_array_unref(found);
}

/* The script takes addresses out of bindings alone. */
static gboolean names_people(const char *path)
{
	return g_str_has_suffix(path, ".yaml");
}

static GPtrArray *file_recipients(struct maintainers *m, const char *path,
				  GBytes *content, GError **error)
{
	gboolean keywords =
		m->dialect->keywords_in_file && strcmp(path, "MAINTAINERS");
	struct recipients *all;
	GString *text = NULL;
	GArray *found;

	if (keywords || names_people(path)) {
		text = content ? dialect_text(m->dialect, content)
			       : maintainers_text(m, path, error);
		if (!text)
			return NULL;
	}
	all = recipients_new(m->dialect, m->mailmap);
	add_path(m, all, path);
	if (keywords) {
		found = keywords_in_file(m->entries, text);
		add_keywords(m, all, found);
		g_array_unref(found);
	}
	if (names_people(path))
		add_addresses(m, all, text);
	if (text)
		g_string_free(text, TRUE);
	return recipients_end(all);
}

static GPtrArray *people_of(GPtrArray *recipients)
{
	GPtrArray *people =
		g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	guint i;

	for (i = 0; i < recipients->len; i++) {
		const struct recipient *from = recipients->pdata[i];
		char *name = contact_plain_name(&from->contact);

		g_ptr_array_add(
			people,
			person_new(name, from->contact.mail, from->role,
				   from->entry ? from->entry->title : NULL,
				   from->entry ? entry_status(from->entry)
					       : NULL));
		g_free(name);
	}
	g_ptr_array_unref(recipients);
	return people;
}

GPtrArray *maintainers_people(struct maintainers *m, const char *path,
			      GBytes *content, GError **error)
{
	GPtrArray *recipients = file_recipients(m, path, content, error);

	return recipients ? people_of(recipients) : NULL;
}

GPtrArray *maintainers_lines(struct maintainers *m, const char *path,
			     gboolean roles, GError **error)
{
	GPtrArray *recipients = file_recipients(m, path, NULL, error);
	GPtrArray *lines;
	guint i;

	if (!recipients)
		return NULL;
	lines = g_ptr_array_new_with_free_func(g_free);
	for (i = 0; i < recipients->len; i++) {
		const struct recipient *from = recipients->pdata[i];
		char *text = contact_format(&from->contact);

		g_ptr_array_add(lines, roles ? g_strdup_printf("%s (%s)", text,
							       from->roles)
					     : g_strdup(text));
		g_free(text);
	}
	g_ptr_array_unref(recipients);
	return lines;
}

static GPtrArray *patch_people(struct maintainers *m, const char *const *paths,
			       const GArray *keywords, GError **error)
{
	struct recipients *all = recipients_new(m->dialect, m->mailmap);
	gboolean ok = TRUE;

	for (; ok && *paths; paths++) {
		add_path(m, all, *paths);
		if (names_people(*paths)) {
			GString *text = maintainers_text(m, *paths, error);

			ok = text != NULL;
			if (ok) {
				add_addresses(m, all, text);
				g_string_free(text, TRUE);
			}
		}
	}
	add_keywords(m, all, keywords);
	if (ok)
		return people_of(recipients_end(all));
	g_ptr_array_unref(recipients_end(all));
	return NULL;
}

GPtrArray *maintainers_patch_people(struct maintainers *m,
				    const char *const *paths, const char *lines,
				    GError **error)
{
	GArray *keywords =
		keywords_in_mail(m->entries, lines ? lines : "", TRUE);
	GPtrArray *people = patch_people(m, paths, keywords, error);

	g_array_unref(keywords);
	return people;
}

GPtrArray *maintainers_mail_people(struct maintainers *m, const char *mail,
				   GError **error)
{
	GBytes *bytes = g_bytes_new(mail, strlen(mail));
	GString *text = dialect_text(m->dialect, bytes);
	GArray *keywords = keywords_in_mail(m->entries, text->str, FALSE);
	char **paths = keyword_mail_files(text->str);
	GPtrArray *people =
		patch_people(m, (const char *const *)paths, keywords, error);

	g_bytes_unref(bytes);
	g_string_free(text, TRUE);
	g_array_unref(keywords);
	g_strfreev(paths);
	return people;
}
