// SPDX-License-Identifier: GPL-2.0
/* What people wrote for calls: reading the file, and the form to fill in. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "rewrite/remarks.h"

#define TAG  "Pin lifetime:"
#define MARK "EDITME"

static struct remarks *load(const char *text, GError **error)
{
	char *path = NULL;
	int file = g_file_open_tmp("remarks.XXXXXX", &path, NULL);
	struct remarks *remarks;

	g_assert_cmpint(file, >=, 0);
	g_close(file, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	remarks = remarks_load(path, TAG, MARK, error);
	g_unlink(path);
	g_free(path);
	return remarks;
}

static void test_texts(void)
{
	GError *error = NULL;
	struct remarks *remarks =
		load("# for people\n\n"
		     "a b/c.c f pin 2\n\tone\n\t  two \n\n\tthree\n\n"
		     "d.c - pin 1\n# in between\n  Pin lifetime: of a macro\n"
		     "e.c g pin 1\n\tEDITME - not yet\n",
		     &error);
	const struct remark *remark;

	g_assert_no_error(error);
	g_assert_cmpuint(remarks->list->len, ==, 3);
	remark = remarks_find(remarks, "a b/c.c", "f", "pin", 2);
	g_assert_cmpstr(remark->text, ==, "one two\n\nthree");
	g_assert_cmpuint(remark->line, ==, 3);
	g_assert_null(remarks_find(remarks, "a b/c.c", "f", "pin", 1));
	g_assert_null(remarks_find(remarks, "a b/c.c", "f", "pins", 2));
	remark = remarks_find(remarks, "d.c", NULL, "pin", 1);
	g_assert_cmpstr(remark->text, ==, "of a macro");
	/* what holds the mark waits for its person still */
	g_assert_null(remarks_find(remarks, "e.c", "g", "pin", 1));
	remarks_free(remarks);
}

static void test_none(void)
{
	struct remarks *remarks = remarks_load(NULL, TAG, MARK, NULL);

	g_assert_null(remarks_find(remarks, "a.c", "f", "pin", 1));
	remarks_free(remarks);
}

static void test_form(void)
{
	char *form = remarks_form("for people", "a.c", "", "pin", 3,
				  "EDITME - a text that is as long as it takes "
				  "to need a second line");
	GError *error = NULL;
	struct remarks *remarks = load(form, &error);

	g_assert_no_error(error);
	g_assert_true(g_str_has_prefix(form, "# for people\na.c - pin 3\n\t"));
	g_assert_cmpuint(remarks->list->len, ==, 1);
	g_assert_cmpstr(((struct remark *)remarks->list->pdata[0])->text, ==,
			"EDITME - a text that is as long as it takes to need "
			"a second line");
	remarks_free(remarks);
	g_free(form);
}

static void test_bad(void)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{"\ttext\n", "line 1 is a text"},
		{"a.c f pin\n\ttext\n", "line 1 is no call"},
		{"a.c f pin x\n\ttext\n", "line 1 is no call"},
		{"a.c f pin 1\nb.c f pin 1\n\ttext\n", "line 1 names a call, "},
		{"b.c f pin 1\n\ttext\na.c f pin 1\n", "line 3 names a call, "},
		{"a.c f pin 1\n\tx\na.c f pin 1\n\ty\n", "line 3 names a call"},
		{"a.c f pin 1\n\tx */\n", "holds '*/'"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		GError *error = NULL;

		g_assert_null(load(cases[i].text, &error));
		g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
		g_assert_nonnull(strstr(error->message, cases[i].says));
		g_error_free(error);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/remarks/texts", test_texts);
	g_test_add_func("/remarks/none", test_none);
	g_test_add_func("/remarks/form", test_form);
	g_test_add_func("/remarks/bad", test_bad);
	return g_test_run();
}
