// SPDX-License-Identifier: GPL-2.0
/*
 * The half of maintainers.h that finds who gets a mail.
 */
#include "people/maintainers.h"

#include <string.h>

#include "people/infile.h"
#include "people/keyword.h"
#include "people/maintainers-data.h"
#include "people/match.h"
#include "people/recipients.h"

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

/* The script takes addresses from bindings only. */
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

/* The recipients as the script's lines; frees recipients. */
static GPtrArray *lines_of(GPtrArray *recipients, gboolean roles)
{
	GPtrArray *lines;
	guint i;

	if (!recipients)
		return NULL;
	lines = g_ptr_array_new_with_free_func(g_free);
	for (i = 0; i < recipients->len; i++) {
		const struct recipient *from = recipients->pdata[i];
		char *text = contact_format(&from->contact);

		if (roles) {
			g_ptr_array_add(lines, g_strdup_printf("%s (%s)", text,
							       from->roles));
			g_free(text);
		} else {
			g_ptr_array_add(lines, text);
		}
	}
	g_ptr_array_unref(recipients);
	return lines;
}

static struct person *person_of(const struct recipient *from)
{
	const struct entry *entry = from->entry;
	char *name = contact_plain_name(&from->contact);
	struct person *person = person_new(name, from->contact.mail, from->role,
					   entry ? entry->title : NULL,
					   entry ? entry_status(entry) : NULL);

	g_free(name);
	return person;
}

/* The recipients as struct person; frees recipients. */
static GPtrArray *people_of(GPtrArray *recipients)
{
	GPtrArray *people;
	guint i;

	if (!recipients)
		return NULL;
	people = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	for (i = 0; i < recipients->len; i++)
		g_ptr_array_add(people, person_of(recipients->pdata[i]));
	g_ptr_array_unref(recipients);
	return people;
}

GPtrArray *maintainers_people(struct maintainers *m, const char *path,
			      GBytes *content, GError **error)
{
	return people_of(file_recipients(m, path, content, error));
}

GPtrArray *maintainers_lines(struct maintainers *m, const char *path,
			     gboolean roles, GError **error)
{
	return lines_of(file_recipients(m, path, NULL, error), roles);
}

static GPtrArray *patch_recipients(struct maintainers *m,
				   const char *const *paths,
				   const GArray *keywords, GError **error)
{
	struct recipients *all = recipients_new(m->dialect, m->mailmap);
	gboolean ok = TRUE;
	GPtrArray *out;

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
	out = recipients_end(all);
	if (!ok)
		g_clear_pointer(&out, g_ptr_array_unref);
	return out;
}

GPtrArray *maintainers_patch_people(struct maintainers *m,
				    const char *const *paths, const char *lines,
				    GError **error)
{
	GArray *keywords =
		keywords_in_mail(m->entries, lines ? lines : "", TRUE);
	GPtrArray *out = patch_recipients(m, paths, keywords, error);

	g_array_unref(keywords);
	return people_of(out);
}

static GPtrArray *mail_recipients(struct maintainers *m, const char *mail,
				  GError **error)
{
	GBytes *bytes = g_bytes_new_static(mail, strlen(mail));
	GString *text = dialect_text(m->dialect, bytes);
	GArray *keywords = keywords_in_mail(m->entries, text->str, FALSE);
	char **paths = keyword_mail_files(text->str);
	GPtrArray *out = patch_recipients(m, (const char *const *)paths,
					  keywords, error);

	g_bytes_unref(bytes);
	g_string_free(text, TRUE);
	g_array_unref(keywords);
	g_strfreev(paths);
	return out;
}

GPtrArray *maintainers_mail_people(struct maintainers *m, const char *mail,
				   GError **error)
{
	return people_of(mail_recipients(m, mail, error));
}

GPtrArray *maintainers_mail_lines(struct maintainers *m, const char *mail,
				  gboolean roles, GError **error)
{
	return lines_of(mail_recipients(m, mail, error), roles);
}
