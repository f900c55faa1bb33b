// SPDX-License-Identifier: GPL-2.0
#include "site/campaign.h"

#include <string.h>

#include "base/conf.h"
#include "base/error.h"
#include "base/placeholder.h"

/* The group whose keys are free: one-line texts. */
#define SUBJECTS "subject"

/* One key of campaign.conf and the member of struct campaign it fills. */
struct key {
	const char *group;
	const char *name;
	gsize offset;
	gboolean list; /* char **, else char * */
	gboolean optional; /* NULL where it is missing */
};

#define KEY(group, name, field)                                              \
	{                                                                    \
		group, name, G_STRUCT_OFFSET(struct campaign, field), FALSE, \
			FALSE                                                \
	}
#define LIST(group, name, field)                                            \
	{                                                                   \
		group, name, G_STRUCT_OFFSET(struct campaign, field), TRUE, \
			FALSE                                               \
	}

static const struct key keys[] = {
	KEY("campaign", "name", name),
	KEY("campaign", "title", title),
	{"campaign", "url", G_STRUCT_OFFSET(struct campaign, url), FALSE, TRUE},
	{"campaign", "cc", G_STRUCT_OFFSET(struct campaign, cc), TRUE, TRUE},
	KEY("api", "family", family),
	KEY("api", "flag", flag),
	KEY("api", "flag-prefix", flag_prefix),
	KEY("api", "longterm-suffix", longterm_suffix),
	KEY("api", "shortterm-suffix", shortterm_suffix),
	KEY("api", "optout-flag", optout_flag),
	KEY("api", "internal-prefix", internal_prefix),
	LIST("tree", "headers", headers),
	LIST("tree", "flags", flag_files),
	KEY("tree", "definitions", definitions),
	KEY("tree", "document", document),
	KEY("tree", "core", core),
	LIST("tree", "test-files", test_files),
	KEY("tree", "kunit", kunit),
	KEY("comment", "tag", comment_tag),
	KEY("comment", "unwritten", unwritten_mark),
};

static gboolean read_key(struct campaign *campaign, GKeyFile *conf,
			 const char *path, const struct key *key,
			 GError **error)
{
	gpointer *field = G_STRUCT_MEMBER_P(campaign, key->offset);
	g_autofree char *value =
		g_key_file_get_string(conf, key->group, key->name, NULL);

	if (!value && key->optional)
		return TRUE;
	if (!value || !*g_strstrip(value)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot use '%s': key '%s' of group [%s] is %s",
			    path, key->name, key->group,
			    value ? "empty" : "missing");
		return FALSE;
	}
	if (key->list)
		*field = g_key_file_get_string_list(conf, key->group, key->name,
						    NULL, NULL);
	else
		*field = g_steal_pointer(&value);
	return TRUE;
}

static gboolean is_known(const char *group, const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
		if (g_str_equal(keys[i].group, group) &&
		    g_str_equal(keys[i].name, name))
			return TRUE;
	return g_str_equal(group, SUBJECTS);
}

/* The group's values are texts, too: "subject-<key>". */
static void read_subjects(struct campaign *campaign, GKeyFile *conf)
{
	g_auto(GStrv) names = g_key_file_get_keys(conf, SUBJECTS, NULL, NULL);

	for (char **name = names; name && *name; name++)
		g_hash_table_insert(
			campaign->texts,
			g_strdup_printf("%s-%s", SUBJECTS, *name),
			g_key_file_get_string(conf, SUBJECTS, *name, NULL));
}

static gboolean read_conf(struct campaign *campaign, GError **error)
{
	g_autofree char *path =
		g_build_filename(campaign->folder, "campaign.conf", NULL);
	g_autoptr(GKeyFile) conf = g_key_file_new();
	g_autoptr(GError) local = NULL;

	if (!g_key_file_load_from_file(conf, path, G_KEY_FILE_NONE, &local)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", path, local->message);
		return FALSE;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
		if (!read_key(campaign, conf, path, &keys[i], error))
			return FALSE;
	if (!conf_check(conf, path, is_known, error))
		return FALSE;
	read_subjects(campaign, conf);
	return TRUE;
}

static gboolean read_text(struct campaign *campaign, const char *folder,
			  const char *file, GError **error)
{
	g_autofree char *path = g_build_filename(folder, file, NULL);
	g_autoptr(GError) local = NULL;
	char *text;

	if (!g_file_get_contents(path, &text, NULL, &local)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", path, local->message);
		return FALSE;
	}
	g_hash_table_insert(campaign->texts,
			    g_strndup(file, strlen(file) - strlen(".txt")),
			    g_strchomp(text));
	return TRUE;
}

static gboolean read_texts(struct campaign *campaign, GError **error)
{
	g_autofree char *folder =
		g_build_filename(campaign->folder, "texts", NULL);
	g_autoptr(GError) local = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &local);
	const char *file;

	if (!dir) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the texts of '%s': %s",
			    campaign->folder, local->message);
		return FALSE;
	}
	while ((file = g_dir_read_name(dir)))
		if (g_str_has_suffix(file, ".txt") &&
		    !read_text(campaign, folder, file, error))
			return FALSE;
	return TRUE;
}

struct campaign *campaign_load(const char *folder, GError **error)
{
	struct campaign *campaign = g_new0(struct campaign, 1);

	campaign->folder = g_strdup(folder);
	campaign->texts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (!read_conf(campaign, error) || !read_texts(campaign, error)) {
		campaign_free(campaign);
		return NULL;
	}
	return campaign;
}

void campaign_free(struct campaign *campaign)
{
	if (!campaign)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		gpointer *field = G_STRUCT_MEMBER_P(campaign, keys[i].offset);

		if (keys[i].list)
			g_strfreev(*field);
		else
			g_free(*field);
	}
	g_free(campaign->folder);
	g_hash_table_unref(campaign->texts);
	g_free(campaign);
}

/* The template for this polarity, else the one for all, or NULL. */
static const char *find_text(const struct campaign *campaign, const char *name)
{
	g_autofree char *own = g_strdup_printf(
		"%s-%s", name, polarity_name(campaign->polarity));
	const char *text = g_hash_table_lookup(campaign->texts, own);

	return text ? text : g_hash_table_lookup(campaign->texts, name);
}

gboolean campaign_has_text(const struct campaign *campaign, const char *name)
{
	return find_text(campaign, name) != NULL;
}

char *campaign_text(const struct campaign *campaign, const char *name,
		    GHashTable *values, GError **error)
{
	const char *text = find_text(campaign, name);
	char *filled;

	if (!text) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "campaign '%s' has no text '%s.txt'",
			    campaign->folder, name);
		return NULL;
	}
	filled = placeholder_fill(text, values, error);
	if (!filled)
		g_prefix_error(error, "cannot fill '%s/texts/%s.txt': ",
			       campaign->folder, name);
	return filled;
}

gboolean campaign_is_core(const struct campaign *campaign, const char *path)
{
	return !campaign->abroad && g_str_has_prefix(path, campaign->core);
}

gboolean campaign_is_test(const struct campaign *campaign, const char *path)
{
	return !campaign->abroad &&
	       (!strcmp(path, campaign->kunit) ||
		g_strv_contains((const char *const *)campaign->test_files,
				path));
}
