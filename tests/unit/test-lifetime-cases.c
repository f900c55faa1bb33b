// SPDX-License-Identifier: GPL-2.0
/*
 * The small drivers of tests/lifetimes: each says at its head what is right.
 *
 *	lifetime: SCOPED	what must be claimed
 *	says: words		that the evidence must hold, line and function
 *	never: words		that would be untrue
 *	---- drivers/b.c	what follows is another driver beside it
 */
#include "lifetime-run.h"

/* The words behind a key at the head, or NULL. */
static char *head_says(const char *text, const char *key)
{
	g_autofree char *begin = g_strdup_printf("/* %s: ", key);
	const char *at = strstr(text, begin), *end;

	if (!at)
		return NULL;
	at += strlen(begin);
	end = strstr(at, " */");
	g_assert_nonnull(end);
	return g_strndup(at, end - at);
}

static enum lifetime lifetime_named(const char *name)
{
	for (guint i = 0; i < 4; i++)
		if (!strcmp(lifetime_name(i), name))
			return i;
	g_error("no lifetime is called '%s'", name);
}

static void case_test(gconstpointer data)
{
	g_autofree char *path = g_test_build_filename(
		G_TEST_DIST, "..", "lifetimes", (const char *)data, NULL);
	g_autofree char *text = NULL, *lifetime = NULL, *says = NULL;
	g_autofree char *never = NULL;
	struct sample sample = {.name = data};
	GError *error = NULL;
	char *other;

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	lifetime = head_says(text, "lifetime");
	g_assert_nonnull(lifetime);
	says = head_says(text, "says");
	never = head_says(text, "never");
	other = strstr(text, "/* ---- drivers/b.c */\n");
	if (other) {
		*other = '\0';
		other = strchr(other + 1, '\n') + 1;
	}
	sample.code = text;
	sample.other = other;
	sample.lifetime = lifetime_named(lifetime);
	sample.says = says ? says : "";
	sample.never = never;
	sample_test(&sample);
}

int main(int argc, char **argv)
{
	g_autofree char *folder = NULL;
	const char *name;
	GDir *dir;
	guint count = 0;
	int status;

	g_test_init(&argc, &argv, NULL);
	folder = g_test_build_filename(G_TEST_DIST, "..", "lifetimes", NULL);
	dir = g_dir_open(folder, 0, NULL);
	g_assert_nonnull(dir);
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path =
			g_strdup_printf("/lifetime-cases/%s", name);

		if (!g_str_has_suffix(name, ".c"))
			continue;
		g_test_add_data_func_full(path, g_strdup(name), case_test,
					  g_free);
		count++;
	}
	g_dir_close(dir);
	g_assert_cmpuint(count, >, 0);
	status = g_test_run();
	return status;
}
