// SPDX-License-Identifier: GPL-2.0
/* The folder is replaced as a whole or not at all, whatever happens. */
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "series/manifest.h"
#include "series/output.h"
#include "series-fixture.h"

static const char *const others[] = {"verify.tsv", NULL};

static GPtrArray *files_with(const char *text)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(
		(GDestroyNotify)output_file_free);
	g_autoptr(GBytes) a = fixture_bytes(text);
	g_autoptr(JsonObject) fields = json_object_new();
	g_autoptr(GBytes) manifest = NULL;

	json_object_set_string_member(fields, "version", "1");
	g_ptr_array_add(files, output_file_new("a", a));
	g_ptr_array_add(files, output_file_new("b", a));
	manifest = manifest_make(fields, files);
	g_ptr_array_add(files, output_file_new(MANIFEST_NAME, manifest));
	return files;
}

static char *write_text(const char *out, const char *text, GError **error)
{
	g_autoptr(GPtrArray) files = files_with(text);
	char *kept = NULL;

	output_write(out, "x", files, others, &kept, error);
	return kept;
}

static void write_kept(const char *out, const char *text, const char *kept)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *got = write_text(out, text, &error);
	g_autofree char *base = got ? g_path_get_basename(got) : NULL;

	g_assert_no_error(error);
	g_assert_cmpstr(base, ==, kept);
}

static void check(const char *out, const char *script)
{
	run("cd '%s' && %s", out, script);
}

static void test_replace(void)
{
	char *top = fixture_folder();
	g_autofree char *out = g_build_filename(top, "deep/out", NULL);

	write_kept(out, "one", NULL);
	check(out, "test \"$(cat x/a x/b)\" = oneone && test \"$(ls -A)\" = x");
	check(out, "test $(stat -c %a x/a) = $(printf '%o' $((0666 & "
		   "~$(umask))))");
	check(out, "echo proven >x/verify.tsv");
	write_kept(out, "two", NULL);
	check(out, "test \"$(cat x/a x/b x/verify.tsv)\" = twotwoproven && "
		   "test \"$(ls -A)\" = x");
	fixture_remove(top);
}

static void test_edited(void)
{
	static const char *const edits[] = {
		"echo z >>x/a",	      "rm x/b",
		"touch x/new",	      "mkdir x/dir",
		"rm x/MANIFEST.json", "echo >x/MANIFEST.json",
		"ln -sf b x/a"};
	char *out = fixture_folder();
	guint i;

	write_kept(out, "one", NULL);
	for (i = 0; i < G_N_ELEMENTS(edits); i++) {
		g_autofree char *name = g_strdup_printf("x.old-%u", i + 1);
		g_autofree char *before = NULL, *after = NULL;

		check(out, edits[i]);
		before = shell("cd '%s/x' && tar c . | sha256sum", out);
		write_kept(out, "one", name);
		after = shell("cd '%s/%s' && tar c . | sha256sum", out, name);
		g_assert_cmpstr(before, ==, after);
		check(out, "test \"$(cat x/a x/b)\" = oneone");
	}
	/* an empty folder is nobody's work */
	check(out, "rm x/*");
	write_kept(out, "one", NULL);
	fixture_remove(out);
}

static void fail_to_write(const char *out, const char *text, int code)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *kept = write_text(out, text, &error);

	g_assert_error(error, TREEWIDE_ERROR, code);
	g_assert_null(kept);
}

static void test_in_the_way(void)
{
	char *top = fixture_folder();
	g_autofree char *file = g_build_filename(top, "file", NULL);

	check(top, "touch file && ln -s file x");
	fail_to_write(file, "one", TREEWIDE_ERROR_IO);
	fail_to_write(top, "one", TREEWIDE_ERROR_INPUT);
	check(top, "test \"$(ls -A)\" = \"$(printf 'file\\nx')\"");
	fixture_remove(top);
}

static void test_disk_full(void)
{
	char *out = fixture_folder();
	g_autofree char *big = g_strnfill(200000, 'x');

	if (mount("none", out, "tmpfs", 0, "size=256k")) {
		g_test_skip("cannot mount a tmpfs: needs root");
		fixture_remove(out);
		return;
	}
	write_kept(out, "one", NULL);
	fail_to_write(out, big, TREEWIDE_ERROR_IO);
	check(out, "test \"$(cat x/a x/b)\" = oneone && test \"$(ls -A)\" = x");
	mount("none", out, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL);
	fail_to_write(out, "two", TREEWIDE_ERROR_IO);
	check(out, "test \"$(cat x/a x/b)\" = oneone && test \"$(ls -A)\" = x");
	g_assert_false(umount(out));
	fixture_remove(out);
}

static int wait_for(pid_t pid)
{
	int status;

	g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
	return status;
}

/* The signal is held back, the folder cleaned up, then the process dies. */
static void test_interrupted(void)
{
	char *out = fixture_folder();
	g_autoptr(GError) error = NULL;
	g_autofree char *kept = NULL;
	int status;
	pid_t pid;

	write_kept(out, "one", NULL);
	pid = fork();
	if (!pid) {
		signal(SIGTERM, SIG_DFL);
		interrupt_hold();
		raise(SIGTERM);
		kept = write_text(out, "two", &error);
		if (!g_error_matches(error, TREEWIDE_ERROR,
				     TREEWIDE_ERROR_INTERRUPTED))
			_exit(3);
		interrupt_release();
		_exit(0);
	}
	status = wait_for(pid);
	g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	check(out, "test \"$(cat x/a x/b)\" = oneone && test \"$(ls -A)\" = x");
	fixture_remove(out);
}

static void test_ignored_signal(void)
{
	signal(SIGHUP, SIG_IGN);
	interrupt_hold();
	raise(SIGHUP);
	g_assert_false(interrupt_pending(NULL));
	interrupt_release();
	signal(SIGHUP, SIG_DFL);
}

/*
 * What a killed process left is swept, also when nobody has reaped it yet;
 * what a living one has is not.
 */
static void test_stale(void)
{
	char *out = fixture_folder();
	struct scratch *living = scratch_new(out, "x", NULL);
	pid_t pid = fork();
	siginfo_t info;

	if (!pid) {
		scratch_new(out, "x", NULL);
		scratch_new(out, "other", NULL);
		kill(getpid(), SIGKILL);
	}
	g_assert_false(waitid(P_PID, pid, &info, WEXITED | WNOWAIT));
	check(out, "test $(ls -A | grep -c tmp) = 3 && "
		   "touch -d '1 hour ago' .*.tmp-*");
	write_kept(out, "one", NULL);
	wait_for(pid);
	check(out, "test $(ls -A | grep -c '^.x.tmp') = 1 && "
		   "test $(ls -A | grep -c '^.other.tmp') = 1");
	g_assert_true(g_file_test(living->path, G_FILE_TEST_IS_DIR));
	scratch_free(living);
	fixture_remove(out);
}

static void test_manifest(void)
{
	g_autoptr(GPtrArray) files = files_with("one");
	struct output_file *manifest = files->pdata[2];
	g_autofree char *text =
		g_strndup(g_bytes_get_data(manifest->data, NULL),
			  g_bytes_get_size(manifest->data));
	const char *sum = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0"
			  "add73ff431ed";
	g_autofree char *expected = g_strdup_printf(
		"{\n  \"version\" : \"1\",\n  \"files\" : {\n"
		"    \"a\" : \"%s\",\n    \"b\" : \"%s\"\n  }\n}\n",
		sum, sum);

	g_assert_cmpstr(text, ==, expected);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/output/replace", test_replace);
	g_test_add_func("/output/edited", test_edited);
	g_test_add_func("/output/in-the-way", test_in_the_way);
	g_test_add_func("/output/disk-full", test_disk_full);
	g_test_add_func("/output/interrupted", test_interrupted);
	g_test_add_func("/output/ignored-signal", test_ignored_signal);
	g_test_add_func("/output/stale", test_stale);
	g_test_add_func("/output/manifest", test_manifest);
	return g_test_run();
}
