// SPDX-License-Identifier: GPL-2.0
#include "initramfs.h"

#include <string.h>

#include "command.h"

#define SELFTESTS "tools/testing/selftests/mm"

char *initramfs_part(const struct verify *verify, const char *name,
		     GError **error)
{
	g_autofree char *path = g_build_filename(verify->options.wrappers,
						 "verify", name, NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, error);
	return text;
}

GPtrArray *initramfs_programs(const char *list, guint *runs)
{
	GPtrArray *programs = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) lines = g_strsplit(list, "\n", -1);

	*runs = 0;
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *name =
			g_strndup(lines[i], strcspn(lines[i], " "));

		if (!*name || *name == '#')
			continue;
		++*runs;
		if (!g_ptr_array_find_with_equal_func(programs, name,
						      g_str_equal, NULL))
			g_ptr_array_add(programs, g_steal_pointer(&name));
	}
	return programs;
}

static gboolean run_ok(const char *const *argv, GError **error)
{
	const struct command command = {0};
	g_autofree char *said = NULL;
	int status = 0;

	if (!command_run(&command, argv, &said, &status, error))
		return FALSE;
	if (status)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			    "%s failed: %.600s", argv[0], said);
	return !status;
}

/* One static program of the selftests, or our init. */
static gboolean compile(const struct replica *replica,
			const struct kbuild *kbuild, const char *folder,
			const char *source, const char *name, GError **error)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
	static const char *const parts[] = {"vm_util.c", "thp_settings.c"};
	const char *const plain[] = {"gcc", "-static",	      "-O1",
				     "-w",  "-DLOCAL_CONFIG", "-pthread"};

	for (guint i = 0; i < G_N_ELEMENTS(plain); i++)
		g_ptr_array_add(argv, g_strdup(plain[i]));
	g_ptr_array_add(argv, g_strdup_printf("-I%s", folder));
	g_ptr_array_add(argv,
			g_strdup_printf("-I%s/usr/include", kbuild->output));
	g_ptr_array_add(argv, g_strdup_printf("-I%s/" SELFTESTS "/..",
					      replica->folder));
	g_ptr_array_add(argv,
			g_strdup_printf("-I%s/tools/include", replica->folder));
	g_ptr_array_add(argv, g_strdup_printf("-I%s", replica->folder));
	g_ptr_array_add(argv, g_strdup("-o"));
	g_ptr_array_add(argv, g_build_filename(folder, name, NULL));
	g_ptr_array_add(argv, g_strdup(source));
	for (guint i = 0; strcmp(name, "init") && i < G_N_ELEMENTS(parts);
	     i++) {
		char *path = g_build_filename(replica->folder, SELFTESTS,
					      parts[i], NULL);

		if (g_file_test(path, G_FILE_TEST_EXISTS))
			g_ptr_array_add(argv, path);
		else
			g_free(path);
	}
	g_ptr_array_add(argv, NULL);
	return run_ok((const char *const *)argv->pdata, error);
}

gboolean initramfs_make(const struct verify *verify,
			const struct replica *replica,
			const struct kbuild *kbuild, const char *folder,
			const GPtrArray *programs, GError **error)
{
	g_autofree char *init = g_build_filename(verify->options.wrappers,
						 "verify/init.c", NULL);
	g_autofree char *full = g_canonicalize_filename(init, NULL);
	g_autofree char *tests = g_build_filename(verify->options.wrappers,
						  "verify/selftests.txt", NULL);
	g_autofree char *tests_full = g_canonicalize_filename(tests, NULL);
	g_autofree char *config =
		g_build_filename(folder, "local_config.h", NULL);
	g_autofree char *list = g_build_filename(folder, "list", NULL);
	g_autoptr(GString) text = g_string_new(
		"dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\n"
		"dir /proc 0755 0 0\ndir /sys 0755 0 0\ndir /tmp 0777 0 0\n");

	if (!g_file_set_contents(config, "", 0, error) ||
	    !compile(replica, kbuild, folder, full, "init", error))
		return FALSE;
	g_string_append_printf(text, "file /init %s/init 0755 0 0\n", folder);
	g_string_append_printf(text, "file /selftests.txt %s 0644 0 0\n",
			       tests_full);
	for (guint i = 0; i < programs->len; i++) {
		const char *name = programs->pdata[i];
		g_autofree char *source = g_strdup_printf(
			"%s/" SELFTESTS "/%s.c", replica->folder, name);

		if (!compile(replica, kbuild, folder, source, name, error))
			return FALSE;
		g_string_append_printf(text, "file /%s %s/%s 0755 0 0\n", name,
				       folder, name);
	}
	return g_file_set_contents(list, text->str, text->len, error);
}
