// SPDX-License-Identifier: GPL-2.0
#include "verify/initramfs.h"

#include <string.h>

#include "base/command.h"

/* The folder of mm's selftests, which older trees call vm. */
static char *tests_folder(const struct replica *replica)
{
	static const char *const names[] = {"mm", "vm"};
	char *folder = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_free(folder);
		folder = g_build_filename(replica->folder,
					  "tools/testing/selftests", names[i],
					  NULL);
		if (g_file_test(folder, G_FILE_TEST_IS_DIR))
			break;
	}
	return folder;
}

char *initramfs_part(const struct verify *verify, const char *name,
		     GError **error)
{
	g_autofree char *path = g_build_filename(verify->options.wrappers,
						 "verify", name, NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, error);
	return text;
}

static char *program_of(const char *line)
{
	return g_strndup(line, strcspn(line, " #"));
}

char *initramfs_select(const struct replica *replica, const char *list,
		       guint *runs, char **missing)
{
	g_autofree char *folder = tests_folder(replica);
	g_auto(GStrv) lines = g_strsplit(list, "\n", -1);
	GString *kept = g_string_new(NULL);
	GString *absent = g_string_new(NULL);

	*runs = 0;
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *name = program_of(lines[i]);
		g_autofree char *source =
			g_strdup_printf("%s/%s.c", folder, name);

		if (*name && g_file_test(source, G_FILE_TEST_EXISTS)) {
			g_string_append_printf(kept, "%s\n", lines[i]);
			++*runs;
		} else if (*name && !strstr(absent->str, name)) {
			g_string_append_printf(absent, "%s%s",
					       absent->len ? ", " : "", name);
		}
	}
	*missing = g_string_free(absent, !absent->len);
	return g_string_free(kept, FALSE);
}

static gboolean run_ok(const char *const *argv, const char *folder,
		       GError **error)
{
	const struct command command = {.folder = folder};
	g_autofree char *said = NULL;
	int status = 0;

	if (!command_run(&command, argv, &said, &status, error))
		return FALSE;
	if (status)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			    "%s failed: %.600s", argv[0], said);
	return !status;
}

/* Compiles one selftest or our init as a static program. */
static gboolean compile(const struct replica *replica,
			const struct kbuild *kbuild, const char *folder,
			const char *source, const char *name, GError **error)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
	/*
	 * what its Makefile links into each of them, by the names of several
	 * versions
	 */
	static const char *const parts[] = {"vm_util.c", "thp_settings.c",
					    "hugepage_settings.c"};
	g_autofree char *place = g_path_get_dirname(source);
	const char *const plain[] = {"gcc", "-static",	      "-O1",
				     "-w",  "-DLOCAL_CONFIG", "-pthread"};

	for (guint i = 0; i < G_N_ELEMENTS(plain); i++)
		g_ptr_array_add(argv, g_strdup(plain[i]));
	g_ptr_array_add(argv, g_strdup_printf("-I%s", folder));
	g_ptr_array_add(argv,
			g_strdup_printf("-I%s/usr/include", kbuild->output));
	g_ptr_array_add(argv, g_strdup_printf("-I%s/tools/testing/selftests",
					      replica->folder));
	g_ptr_array_add(argv,
			g_strdup_printf("-I%s/tools/include", replica->folder));
	g_ptr_array_add(argv, g_strdup_printf("-I%s", replica->folder));
	g_ptr_array_add(argv, g_strdup("-o"));
	g_ptr_array_add(argv, g_build_filename(folder, name, NULL));
	/*
	 * tests create files next to __FILE__, which must be their own folder
	 */
	g_ptr_array_add(argv, g_path_get_basename(source));
	for (guint i = 0; strcmp(name, "init") && i < G_N_ELEMENTS(parts);
	     i++) {
		char *path = g_build_filename(place, parts[i], NULL);

		if (g_file_test(path, G_FILE_TEST_EXISTS))
			g_ptr_array_add(argv, path);
		else
			g_free(path);
	}
	g_ptr_array_add(argv, NULL);
	return run_ok((const char *const *)argv->pdata, place, error);
}

gboolean initramfs_make(const struct verify *verify,
			const struct replica *replica,
			const struct kbuild *kbuild, const char *folder,
			const char *lines, GError **error)
{
	g_autofree char *tests_from = tests_folder(replica);
	g_auto(GStrv) all = g_strsplit(lines, "\n", -1);
	g_autofree char *init = g_build_filename(verify->options.wrappers,
						 "verify/init.c", NULL);
	g_autofree char *full = g_canonicalize_filename(init, NULL);
	g_autofree char *tests =
		g_build_filename(folder, "selftests.txt", NULL);
	g_autofree char *config =
		g_build_filename(folder, "local_config.h", NULL);
	g_autofree char *list = g_build_filename(folder, "list", NULL);
	g_autoptr(GString) text = g_string_new(
		"dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\n"
		"dir /proc 0755 0 0\ndir /sys 0755 0 0\ndir /tmp 0777 0 0\n");

	if (!g_file_set_contents(config, "", 0, error) ||
	    !g_file_set_contents(tests, lines, -1, error) ||
	    !compile(replica, kbuild, folder, full, "init", error))
		return FALSE;
	g_string_append_printf(text, "file /init %s/init 0755 0 0\n", folder);
	g_string_append_printf(text, "file /selftests.txt %s 0644 0 0\n",
			       tests);
	for (guint i = 0; all[i]; i++) {
		g_autofree char *name = program_of(all[i]);
		g_autofree char *source =
			g_strdup_printf("%s/%s.c", tests_from, name);
		g_autofree char *line = g_strdup_printf(
			"file /%s %s/%s 0755 0 0\n", name, folder, name);

		if (!*name || strstr(text->str, line))
			continue;
		if (!compile(replica, kbuild, folder, source, name, error))
			return FALSE;
		g_string_append(text, line);
	}
	return g_file_set_contents(list, text->str, text->len, error);
}
