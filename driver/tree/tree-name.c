// SPDX-License-Identifier: GPL-2.0
#include "tree/tree-name.h"

#include <string.h>

#include "tree/tree.h"

/* A project that uses Coccinelle, and how to recognise it. */
struct project {
	const char *name;
	const char *title;
	const char *mark; /* a file that no other project has */
	const char *file; /* file with the version, */
	const char *keys[4]; /* in these makefile variables, or as its text */
};

static const struct project projects[] = {
	{"qemu", "QEMU", "qemu-options.hx", "VERSION", {NULL}},
	{"xen",
	 "Xen",
	 "xen/Makefile",
	 "xen/Makefile",
	 {"XEN_VERSION", "XEN_SUBVERSION"}},
	{"u-boot",
	 "U-Boot",
	 "include/u-boot",
	 "Makefile",
	 {"VERSION", "PATCHLEVEL", "SUBLEVEL"}},
	{"linux",
	 "Linux",
	 "include/linux",
	 "Makefile",
	 {"VERSION", "PATCHLEVEL", "SUBLEVEL"}},
};

char *tree_makefile_value(const char *makefile, const char *name)
{
	char *pattern = g_strdup_printf("^%s *= *(\\S*)", name);
	GRegex *regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
	GMatchInfo *match = NULL;
	char *value = NULL;

	if (g_regex_match(regex, makefile, 0, &match))
		value = g_match_info_fetch(match, 1);
	g_match_info_free(match);
	g_regex_unref(regex);
	g_free(pattern);
	return value ? value : g_strdup("");
}

/* "1.2.3" from those of these variables that are set; NULL: none is. */
static char *version_of_keys(const char *makefile, const char *const *keys)
{
	GString *version = g_string_new(NULL);
	char *extra;

	for (guint i = 0; i < 4 && keys[i]; i++) {
		/* Xen exports its variables */
		char *name = g_strconcat("(?:export +)?", keys[i], NULL);
		char *value = tree_makefile_value(makefile, name);

		if (*value)
			g_string_append_printf(version, "%s%s",
					       version->len ? "." : "", value);
		g_free(value);
		g_free(name);
	}
	extra = tree_makefile_value(makefile, "EXTRAVERSION");
	if (version->len)
		g_string_append(version, extra);
	g_free(extra);
	return g_string_free(version, !version->len);
}

static char *version_of(const struct tree *tree, const struct project *project)
{
	char *path = g_build_filename(tree->path, project->file, NULL);
	char *text = NULL, *version = NULL;

	if (g_file_get_contents(path, &text, NULL, NULL))
		version = *project->keys ? version_of_keys(text, project->keys)
					 : g_strdup(g_strstrip(text));
	g_free(text);
	g_free(path);
	return version;
}

static gboolean is_version(const char *text)
{
	return text && g_ascii_isdigit(*text) &&
	       strspn(text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS ".-+~_") ==
		       strlen(text);
}

/* "foo-1.2" is version 1.2 of foo. */
static void name_by_folder(struct tree *tree)
{
	char *base = g_path_get_basename(tree->path);
	char *dash = strrchr(base, '-');

	if (dash && dash != base && is_version(dash + 1)) {
		*dash = '\0';
		tree->version = g_strdup(dash + 1);
	}
	g_strcanon(base, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._-+", '-');
	tree->name = g_ascii_isalnum(*base) ? g_strdup(base) : g_strdup("tree");
	tree->title = g_strdup(tree->name);
	g_free(base);
}

void tree_name(struct tree *tree)
{
	char *end = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(projects) && !tree->version; i++) {
		char *mark =
			g_build_filename(tree->path, projects[i].mark, NULL);
		char *version = NULL;

		if (g_file_test(mark, G_FILE_TEST_EXISTS))
			version = version_of(tree, &projects[i]);
		if (is_version(version)) {
			tree->name = g_strdup(projects[i].name);
			tree->title = g_strdup(projects[i].title);
			tree->version = g_steal_pointer(&version);
		}
		g_free(version);
		g_free(mark);
	}
	if (!tree->version)
		name_by_folder(tree);
	if (!tree->version)
		tree->version = g_strdup("0");
	tree->major = strtoul(tree->version, &end, 10);
	tree->minor = *end == '.' ? strtoul(end + 1, NULL, 10) : 0;
}
