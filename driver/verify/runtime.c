// SPDX-License-Identifier: GPL-2.0
#include "verify/runtime.h"

#include <string.h>

#include "base/command.h"
#include "verify/console.h"
#include "verify/initramfs.h"
#include "verify/kbuild.h"
#include "verify/proving.h"
#include "base/scratch.h"
#include "verify/states.h"
#include "verify/verify.h"

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

/* "pin_user_pages": the suite is named after its file. */
static char *suite_name(const struct verify *verify)
{
	char *name = g_path_get_basename(verify->campaign->kunit);
	char *end = strstr(name, "_kunit.c");

	if (end)
		*end = '\0';
	return name;
}

/* The kernel's parameter that has the suite run what warns. */
static char *suite_warnings(const struct verify *verify)
{
	g_autofree char *name = suite_name(verify);

	return g_strconcat(name, "_kunit.test_warnings=1", NULL);
}

/* Configures and builds one target with the series. */
static gboolean build(struct verify *verify, struct replica *replica,
		      struct kbuild *kbuild, const char *part,
		      const char *extra, const char *target, GError **error)
{
	g_autofree char *base = initramfs_part(verify, part, error);
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
	g_autofree char *programs = NULL;
	g_autofree char *note = NULL;
	struct console console;
	gboolean held;

	console_read(&console, said, suite);
	held = !console.first && console.passed && !console.failed &&
	       console.runs >= runs && (!runs || console.ended);
	programs = g_strdup_printf(", %u of %u programs passed", console.runs,
				   runs);
	note = g_strdup_printf("%u KUnit cases passed, %u failed, %u skipped%s"
			       "%s%s (%s)",
			       console.passed, console.failed, console.skipped,
			       runs ? programs : "",
			       console.first ? "; first: " : "",
			       console.first ? console.first : "", log);
	verify_end(step, held ? HELD_OK : HELD_RED, note);
	console_release(&console);
}

/* Runs a machine under a time limit; its output goes to a log. */
static gboolean boot(struct verify *verify, struct verify_step *step,
		     const char *name, const char *const *argv, guint runs,
		     GError **error)
{
	struct scratch *scratch = scratch_new(verify->folder, "boot", error);
	g_autofree char *log =
		g_strdup_printf("%s/o/%s.console", verify->folder, name);
	struct command command = {.log = log, .sandbox = verify->sandbox};
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
	struct kbuild *kbuild = kbuild_new(replica->folder, verify->folder, &um,
					   verify->sandbox);
	g_autofree char *linux_path = kbuild_path(kbuild, "linux");
	g_autofree char *warnings = suite_warnings(verify);
	const char *const argv[] = {"timeout",
				    "300",
				    linux_path,
				    "mem=128M",
				    "kunit.enable=1",
				    "kunit.autorun=1",
				    "kunit_shutdown=halt",
				    warnings,
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

/* Builds the user space headers, then the programs, then the kernel. */
static gboolean build_qemu(struct verify *verify, struct replica *replica,
			   struct kbuild *kbuild, guint *runs, char **missing,
			   GError **error)
{
	g_autofree char *list = initramfs_part(verify, "selftests.txt", error);
	g_autofree char *folder =
		g_strconcat(kbuild->output, ".initramfs", NULL);
	g_autofree char *extra = g_strdup_printf(
		"CONFIG_INITRAMFS_SOURCE=\"%s/list\"\n", folder);
	g_autofree char *lines = NULL;

	if (!list)
		return FALSE;
	lines = initramfs_select(replica, list, runs, missing);
	g_mkdir_with_parents(folder, 0777);
	return build(verify, replica, kbuild, "qemu.config", extra, "headers",
		     error) &&
	       initramfs_make(verify, replica, kbuild, folder, lines, error) &&
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
	struct kbuild *kbuild = kbuild_new(replica->folder, verify->folder,
					   &x86, verify->sandbox);
	g_autofree char *image = kbuild_path(kbuild, "arch/x86/boot/bzImage");
	g_autofree char *warnings = suite_warnings(verify);
	g_autofree char *append =
		g_strconcat("console=ttyS0 panic=-1 reboot=t kunit.enable=1 "
			    "kunit.autorun=1 ",
			    warnings, NULL);
	const char *const argv[] = {
		"timeout",    "600",	 "qemu-system-x86_64",
		"-accel",     "tcg",	 "-cpu",
		"max",	      "-smp",	 "2",
		"-m",	      "512",	 "-no-reboot",
		"-nographic", "-kernel", image,
		"-append",    append,	 NULL};
	g_autofree char *missing = NULL;
	GError *cause = NULL;
	guint runs = 0;
	gboolean ok = TRUE;

	if (!qemu)
		verify_end(step, HELD_SKIPPED,
			   "no qemu-system-x86_64; apt-get install "
			   "qemu-system-x86");
	else if (build_qemu(verify, replica, kbuild, &runs, &missing, &cause))
		ok = boot(verify, step, x86.name, argv, runs, error);
	else
		skip(step, cause);
	if (missing)
		verify_skip(verify, missing, "this tree has no such selftest");
	kbuild_free(kbuild);
	return ok;
}

gboolean runtime_run(struct verify *verify, struct replica *replica,
		     GError **error)
{
	return run_uml(verify, replica, error) &&
	       run_qemu(verify, replica, error);
}
