// SPDX-License-Identifier: GPL-2.0
/* A campaign loads whole, and says what is wrong with it when it does not. */
#include <glib/gstdio.h>

#include "site/campaign.h"
#include "base/error.h"

static const char good[] =
	"[campaign]\nname=n\ntitle=t\n"
	"[api]\nfamily=pin\nflag=F_L\nflag-prefix=F_\n"
	"longterm-suffix=_l\nshortterm-suffix=_s\n"
	"optout-flag=F_SHORT\ninternal-prefix=__\n"
	"[tree]\nheaders=a.h;b/c.h\nflags=a.h\ndefinitions=d.c\n"
	"document=e.rst\ncore=mm/\ntest-files=f.c;g.c\n"
	"kunit=h.c\n[subject]\nbye=@WHO@ goes\n"
	"[comment]\ntag=Tag:\nunwritten=MARK\n";

/* Makes a campaign folder of this campaign.conf and one text. */
static char *make_folder(const char *conf, const char *text)
{
	char *folder = g_dir_make_tmp("campaign-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "campaign.conf", NULL);
	g_autofree char *texts = g_build_filename(folder, "texts", NULL);
	g_autofree char *file = g_build_filename(texts, "hello.txt", NULL);

	g_assert_nonnull(folder);
	g_assert_true(g_file_set_contents(path, conf, -1, NULL));
	g_assert_cmpint(g_mkdir(texts, 0755), ==, 0);
	g_assert_true(g_file_set_contents(file, text, -1, NULL));
	return folder;
}

static void remove_folder(char *folder)
{
	const char *parts[] = {"texts/hello.txt", "texts", "campaign.conf",
			       "."};

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *path =
			g_build_filename(folder, parts[i], NULL);
		g_remove(path);
	}
	g_rmdir(folder);
	g_free(folder);
}

static void test_good(void)
{
	char *folder = make_folder(good, "Hello @WHO@, a@b.org\n\n");
	g_autoptr(GError) error = NULL;
	struct campaign *campaign = campaign_load(folder, &error);
	g_autoptr(GHashTable) values =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree char *text = NULL;

	g_assert_no_error(error);
	g_assert_cmpstr(campaign->family, ==, "pin");
	g_assert_cmpstr(campaign->headers[1], ==, "b/c.h");
	g_assert_null(campaign->headers[2]);
	g_assert_cmpstr(campaign->unwritten_mark, ==, "MARK");
	g_hash_table_insert(values, "WHO", "world");
	text = campaign_text(campaign, "hello", values, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, "Hello world, a@b.org");
	g_assert_true(campaign_has_text(campaign, "hello"));
	g_assert_false(campaign_has_text(campaign, "bye"));
	g_assert_true(campaign_has_text(campaign, "subject-bye"));
	g_assert_null(campaign_text(campaign, "bye", values, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, "bye.txt"));
	g_clear_error(&error);
	g_assert_null(campaign_text(campaign, "hello", NULL, &error));
	g_assert_nonnull(strstr(error->message, "@WHO@"));
	campaign_free(campaign);
	remove_folder(folder);
}

/* Loads a broken campaign.conf and returns what was said about it. */
static char *complaint(const char *conf)
{
	char *folder = make_folder(conf, "");
	GError *error = NULL;
	char *message;

	g_assert_null(campaign_load(folder, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	message = g_strdup(error->message);
	g_error_free(error);
	remove_folder(folder);
	return message;
}

static void test_bad(void)
{
	g_autoptr(GString) text = g_string_new(good);
	g_autofree char *missing = NULL;
	g_autofree char *empty = NULL;
	g_autofree char *unknown = NULL;
	g_autofree char *syntax = NULL;

	g_string_replace(text, "flag=F_L\n", "", 1);
	missing = complaint(text->str);
	g_assert_nonnull(
		strstr(missing, "key 'flag' of group [api] is missing"));

	g_string_assign(text, good);
	g_string_replace(text, "tag=Tag:", "tag= ", 1);
	empty = complaint(text->str);
	g_assert_nonnull(
		strstr(empty, "key 'tag' of group [comment] is empty"));

	g_string_assign(text, good);
	g_string_append(text, "unwriten=x\n");
	unknown = complaint(text->str);
	g_assert_nonnull(strstr(unknown, "'unwriten'"));

	syntax = complaint("no key file");
	g_assert_nonnull(strstr(syntax, "campaign.conf"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/campaign/good", test_good);
	g_test_add_func("/campaign/bad", test_bad);
	return g_test_run();
}
