// SPDX-License-Identifier: GPL-2.0
#include "runtime.h"

#include <string.h>

#include "command.h"
#include "console.h"
#include "kbuild.h"
#include "proving.h"
#include "scratch.h"
#include "states.h"
#include "verify.h"

#define SELFTESTS "tools/testing/selftests/mm"

/* The series' own KUnit symbols, from the patch that adds the suite. */
static void add_symbols(const struct verify *verify, GString *fragment)
{
	for (guint i = 0; i < verify->posted->patches->len; i++) {
		const struct posted_patch *patch =
			verify->posted->patches->pdata[i];
		const char *p = patch->diff;

		while (!strcmp(patch->kind, "test") &&
		       (p = strstr(p, "\n+config "))) {
			p += strlen("\n+config ");
			g_string_append_printf(fragment, "CONFIG_%.*s=y\n",
					       (int)strcspn(p, " \n"), p);
		}
	}
}

static char *read_part(const struct verify *verify, const char *name,
		       GError **error)
{
	g_autofree char *path = g_build_filename(verify->options.wrappers,
						 "verify", name, NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, error);
	return text;
}

/* "pin_user_pages": the suite's name is that of its file. */
static char *suite_name(const struct verify *verify)
{
	char *name = g_path_get_basename(verify->campaign->kunit);
	char *end = strstr(name, "_kunit.c");

	if (end)
		*end = '\0';
	return name;
}

/* Configures and builds one target with the series. */
static gboolean build(struct verify *verify, struct replica *replica,
		      struct kbuild *kbuild, const char *part,
		      const char *extra, const char *target, GError **error)
{
	g_autofree char *base = read_part(verify, part, error);
	g_autoptr(GString) fragment = g_string_new(base);
	g_autoptr(GHashTable) state = states_shipped(verify);
	g_autoptr(GPtrArray) targets = g_ptr_array_new();
	int status = 0;

	if (!base || !replica_put(replica, state, error))
		return FALSE;
	add_symbols(verify, fragment);
	g_string_append(fragment, extra);
	kbuild->jobs = verify->options.jobs;
	g_ptr_array_add(targets, (char *)target);
	if (!kbuild_configure(kbuild, "allnoconfig", fragment->str, error) ||
	    !kbuild_make(kbuild, targets, &status, error))
		return FALSE;
	if (status) {
		g_autofree char *said = kbuild_complaint(kbuild);

		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			    "does not build (%s): %s", kbuild->log, said);
	}
	return !status;
}

static void judge(const struct verify *verify, struct verify_step *step,
		  const char *said, const char *log, guint runs)
{
	g_autofree char *suite = suite_name(verify);
	g_autofree char *note = NULL;
	struct console console;
	gboolean held;

	console_read(&console, said, suite);
	held = !console.first && console.passed && !console.failed &&
	       console.runs >= runs && (!runs || console.ended);
	note = g_strdup_printf(
		"%u KUnit cases passed, %u failed, %u skipped; %u programs "
		"passed%s%s (%s)",
		console.passed, console.failed, console.skipped, console.runs,
		console.first ? "; first: " : "",
		console.first ? console.first : "", log);
	verify_end(step, held ? HELD_OK : HELD_RED, note);
	console_release(&console);
}

/* Runs a machine under a time limit; what it says goes to a log. */
static gboolean boot(struct verify *verify, struct verify_step *step,
		     const char *name, const char *const *argv, guint runs,
		     GError **error)
{
	struct scratch *scratch = scratch_new(verify->folder, "boot", error);
	g_autofree char *log =
		g_strdup_printf("%s/o/%s.console", verify->folder, name);
	struct command command = {.log = log};
	g_auto(GStrv) env = command_environ();
	g_autofree char *said = NULL;
	int status = 0;
	gboolean ok;

	if (!scratch)
		return FALSE;
	/* UML keeps its memory in a file of TMPDIR and its sockets in HOME */
	env = g_environ_setenv(env, "HOME", scratch->path, TRUE);
	env = g_environ_setenv(env, "TMPDIR", scratch->path, TRUE);
	command.environ = env;
	g_file_set_contents(log, "", 0, NULL);
	ok = command_run(&command, argv, &said, &status, error);
	if (ok)
		judge(verify, step, said, log, runs);
	scratch_free(scratch);
	return ok;
}

static void skip(struct verify_step *step, GError *cause)
{
	verify_end(step, HELD_SKIPPED, cause->message);
	g_error_free(cause);
}

static gboolean run_uml(struct verify *verify, struct replica *replica,
			GError **error)
{
	struct verify_step *step =
		verify_begin(verify, "BOOT", "KUnit in a User Mode Linux");
	struct toolchain um = {.name = "um-gcc",
			       .arch = "um",
			       .title = "um",
			       .cc = "gcc",
			       .version = "gcc"};
	struct kbuild *kbuild =
		kbuild_new(replica->folder, verify->folder, &um);
	g_autofree char *linux_path = kbuild_path(kbuild, "linux");
	const char *const argv[] = {"timeout",
				    "300",
				    linux_path,
				    "mem=128M",
				    "con=null",
				    "con0=null,fd:1",
				    "kunit.enable=1",
				    "kunit.autorun=1",
				    "kunit_shutdown=halt",
				    NULL};
	GError *cause = NULL;
	gboolean ok = TRUE;

	if (build(verify, replica, kbuild, "um.config", "", "linux", &cause))
		ok = boot(verify, step, um.name, argv, 0, error);
	else
		skip(step, cause);
	kbuild_free(kbuild);
	return ok;
}

/* --- the kernel's own tests, in qemu */

/* The programs that the list names, each once. */
static GPtrArray *programs_of(const char *list, guint *runs)
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

/* What the first file system holds; its path goes into the configuration. */
static gboolean make_initramfs(const struct verify *verify,
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

/* The kernel's headers for user space, then the programs, then the kernel. */
static gboolean build_qemu(struct verify *verify, struct replica *replica,
			   struct kbuild *kbuild, guint *runs, GError **error)
{
	g_autofree char *list = read_part(verify, "selftests.txt", error);
	g_autofree char *folder =
		g_strconcat(kbuild->output, ".initramfs", NULL);
	g_autofree char *extra = g_strdup_printf(
		"CONFIG_INITRAMFS_SOURCE=\"%s/list\"\n", folder);
	g_autoptr(GPtrArray) programs = NULL;

	if (!list)
		return FALSE;
	programs = programs_of(list, runs);
	g_mkdir_with_parents(folder, 0777);
	return build(verify, replica, kbuild, "qemu.config", extra, "headers",
		     error) &&
	       make_initramfs(verify, replica, kbuild, folder, programs,
			      error) &&
	       build(verify, replica, kbuild, "qemu.config", extra, "bzImage",
		     error);
}

static gboolean run_qemu(struct verify *verify, struct replica *replica,
			 GError **error)
{
	struct verify_step *step = verify_begin(
		verify, "BOOT", "KUnit and selftests in qemu (x86_64, TCG)");
	g_autofree char *qemu = g_find_program_in_path("qemu-system-x86_64");
	struct toolchain x86 = {.name = "qemu-gcc",
				.title = "x86_64",
				.cc = "gcc",
				.version = "gcc"};
	struct kbuild *kbuild =
		kbuild_new(replica->folder, verify->folder, &x86);
	g_autofree char *image = kbuild_path(kbuild, "arch/x86/boot/bzImage");
	const char *const argv[] = {
		"timeout",
		"600",
		"qemu-system-x86_64",
		"-accel",
		"tcg",
		"-cpu",
		"max",
		"-smp",
		"2",
		"-m",
		"512",
		"-no-reboot",
		"-nographic",
		"-kernel",
		image,
		"-append",
		"console=ttyS0 panic=-1 reboot=t kunit.enable=1 "
		"kunit.autorun=1",
		NULL};
	GError *cause = NULL;
	guint runs = 0;
	gboolean ok = TRUE;

	if (!qemu)
		verify_end(step, HELD_SKIPPED,
			   "no qemu-system-x86_64; apt-get install "
			   "qemu-system-x86");
	else if (build_qemu(verify, replica, kbuild, &runs, &cause))
		ok = boot(verify, step, x86.name, argv, runs, error);
	else
		skip(step, cause);
	kbuild_free(kbuild);
	return ok;
}

gboolean runtime_run(struct verify *verify, struct replica *replica,
		     GError **error)
{
	return run_uml(verify, replica, error) &&
	       run_qemu(verify, replica, error);
}
