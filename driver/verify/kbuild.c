// SPDX-License-Identifier: GPL-2.0
#include "verify/kbuild.h"

#include <string.h>
#include <unistd.h>

#include "base/command.h"
#include "base/error.h"

#define STABLE_LINES "-D__LINE__=1 -Wno-builtin-macro-redefined"

/* Settings of a build that could differ from day to day. */
static const char *const fixed[][2] = {
	{"KBUILD_BUILD_TIMESTAMP", "2024-01-01"},
	{"KBUILD_BUILD_USER", "treewide"},
	{"KBUILD_BUILD_HOST", "localhost"},
	{"CCACHE_MAXSIZE", "2G"},
	{"PYTHONDONTWRITEBYTECODE", "1"},
};

struct kbuild *kbuild_new(const char *source, const char *base,
			  const struct toolchain *toolchain,
			  const struct sandbox *sandbox)
{
	struct kbuild *kbuild = g_new0(struct kbuild, 1);
	g_autofree char *cache = g_build_filename(base, "ccache", NULL);

	kbuild->source = g_strdup(source);
	kbuild->toolchain = toolchain;
	kbuild->sandbox = sandbox;
	kbuild->output = g_build_filename(base, "o", toolchain->name, NULL);
	kbuild->log = g_strconcat(kbuild->output, ".log", NULL);
	kbuild->environ = command_environ();
	for (guint i = 0; i < G_N_ELEMENTS(fixed); i++)
		kbuild->environ = g_environ_setenv(kbuild->environ, fixed[i][0],
						   fixed[i][1], TRUE);
	kbuild->environ =
		g_environ_setenv(kbuild->environ, "CCACHE_DIR", cache, TRUE);
	kbuild->jobs = g_get_num_processors();
	g_mkdir_with_parents(kbuild->output, 0777);
	return kbuild;
}

void kbuild_free(struct kbuild *kbuild)
{
	if (!kbuild)
		return;
	g_free(kbuild->source);
	g_free(kbuild->output);
	g_free(kbuild->config);
	g_free(kbuild->log);
	g_strfreev(kbuild->environ);
	g_free(kbuild);
}

char *kbuild_path(const struct kbuild *kbuild, const char *target)
{
	return g_build_filename(kbuild->output, target, NULL);
}

static char *compiler_word(const char *variable, const char *cc)
{
	g_autofree char *ccache = g_find_program_in_path("ccache");

	return g_strdup_printf("%s=%s%s", variable, ccache ? "ccache " : "",
			       cc);
}

static GPtrArray *make_words(const struct kbuild *kbuild)
{
	const struct toolchain *toolchain = kbuild->toolchain;
	GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(argv, g_strdup("nice"));
	g_ptr_array_add(argv, g_strdup("make"));
	g_ptr_array_add(argv, g_strdup("-k"));
	g_ptr_array_add(argv, g_strdup("-C"));
	g_ptr_array_add(argv, g_strdup(kbuild->source));
	g_ptr_array_add(argv, g_strdup_printf("O=%s", kbuild->output));
	g_ptr_array_add(argv, g_strdup_printf("-j%u", kbuild->jobs));
	if (toolchain->arch)
		g_ptr_array_add(argv,
				g_strconcat("ARCH=", toolchain->arch, NULL));
	if (toolchain->cross)
		g_ptr_array_add(argv, g_strconcat("CROSS_COMPILE=",
						  toolchain->cross, NULL));
	g_ptr_array_add(argv, compiler_word("CC", toolchain->cc));
	g_ptr_array_add(argv,
			compiler_word("HOSTCC", toolchain->clang ? toolchain->cc
								 : "gcc"));
	if (kbuild->stable_lines)
		g_ptr_array_add(argv, g_strdup("KCFLAGS=" STABLE_LINES));
	if (kbuild->extra)
		g_ptr_array_add(argv, g_strdup("W=1"));
	return argv;
}

static void count_line(const char *line, gpointer data)
{
	struct kbuild *kbuild = data;
	const char *target = strrchr(line, ' ');

	/* files compiled in preparation are not targets */
	if (!kbuild->targets || !target || !g_str_has_prefix(line, "  CC") ||
	    !g_ptr_array_find_with_equal_func((GPtrArray *)kbuild->targets,
					      target + 1, g_str_equal, NULL))
		return;
	kbuild->done++;
	if (kbuild->progress)
		kbuild->progress(kbuild->done, kbuild->targets->len);
}

static gboolean run(struct kbuild *kbuild, GPtrArray *argv, int *status,
		    GError **error)
{
	struct command command = {.environ = kbuild->environ,
				  .sandbox = kbuild->sandbox,
				  .log = kbuild->log,
				  .line = count_line,
				  .data = kbuild};
	gboolean ok;

	unlink(kbuild->log);
	g_ptr_array_add(argv, NULL);
	ok = command_run(&command, (const char *const *)argv->pdata, NULL,
			 status, error);
	g_ptr_array_unref(argv);
	return ok;
}

/* Runs make for one target, which must succeed. */
static gboolean make_one(struct kbuild *kbuild, const char *target,
			 const char *word, GError **error)
{
	GPtrArray *argv = make_words(kbuild);
	g_autofree char *said = NULL;
	int status = 0;

	if (word)
		g_ptr_array_add(argv, g_strdup(word));
	g_ptr_array_add(argv, g_strdup(target));
	if (!run(kbuild, argv, &status, error))
		return FALSE;
	if (!status)
		return TRUE;
	said = kbuild_complaint(kbuild);
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
		    "make %s for %s failed (%s): %s", target,
		    kbuild->toolchain->title, kbuild->log, said);
	return FALSE;
}

static gboolean configure(struct kbuild *kbuild, const char *target,
			  const char *fragment, GError **error)
{
	g_autofree char *path = g_strconcat(kbuild->output, ".fragment", NULL);
	g_autofree char *config = kbuild_path(kbuild, ".config");
	g_autofree char *word = g_strconcat("KCONFIG_ALLCONFIG=", path, NULL);
	g_autofree char *text = NULL;
	g_autofree char *both = NULL;

	if (!g_file_set_contents(path, fragment, -1, error))
		return FALSE;
	if (g_str_has_prefix(target, "all"))
		return make_one(kbuild, target, word, error);
	if (!make_one(kbuild, target, NULL, error) ||
	    !g_file_get_contents(config, &text, NULL, error))
		return FALSE;
	both = g_strconcat(text, fragment, NULL);
	return g_file_set_contents(config, both, -1, error) &&
	       make_one(kbuild, "olddefconfig", NULL, error);
}

gboolean kbuild_configure(struct kbuild *kbuild, const char *target,
			  const char *fragment, GError **error)
{
	g_autofree char *path = g_strconcat(kbuild->output, ".stamp", NULL);
	g_autofree char *config = kbuild_path(kbuild, ".config");
	g_autofree char *stamp =
		g_strdup_printf("%s\n%s\n%s\n%s", target, kbuild->source,
				kbuild->toolchain->version, fragment);
	g_autofree char *old = NULL;

	g_free(kbuild->config);
	kbuild->config = g_strdup(target);
	if (g_file_get_contents(path, &old, NULL, NULL) &&
	    !strcmp(old, stamp) && g_file_test(config, G_FILE_TEST_EXISTS))
		return TRUE;
	unlink(path);
	return configure(kbuild, target, fragment, error) &&
	       g_file_set_contents(path, stamp, -1, error);
}

gboolean kbuild_make(struct kbuild *kbuild, const GPtrArray *targets,
		     int *status, GError **error)
{
	GPtrArray *argv = make_words(kbuild);
	gboolean ok;

	for (guint i = 0; i < targets->len; i++)
		g_ptr_array_add(argv, g_strdup(targets->pdata[i]));
	kbuild->targets = targets;
	kbuild->done = 0;
	if (kbuild->progress)
		kbuild->progress(0, targets->len);
	ok = run(kbuild, argv, status, error);
	kbuild->targets = NULL;
	/* targets that did not compile are done, too */
	if (kbuild->progress)
		kbuild->progress(targets->len, targets->len);
	return ok;
}

char *kbuild_command(const struct kbuild *kbuild, const GPtrArray *targets)
{
	g_autoptr(GPtrArray) argv = make_words(kbuild);

	for (guint i = 0; targets && i < targets->len; i++)
		g_ptr_array_add(argv, g_strdup(targets->pdata[i]));
	g_ptr_array_add(argv, NULL);
	/* as a person would call it: without nice */
	return command_text((const char *const *)argv->pdata + 1);
}

/* "a/b.c:12:3: warning: x" without the numbers, which move. */
static char *without_places(const char *line)
{
	GString *text = g_string_new(NULL);

	while (*line) {
		gsize digits =
			*line == ':' ? strspn(line + 1, "0123456789") : 0;

		if (digits) {
			line += 1 + digits;
			continue;
		}
		g_string_append_c(text, *line++);
	}
	return g_string_free(text, FALSE);
}

GHashTable *kbuild_warnings(const struct kbuild *kbuild)
{
	GHashTable *warnings =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(kbuild->log, &text, NULL, NULL))
		return warnings;
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i]; i++)
		if (strstr(lines[i], "warning: ") ||
		    strstr(lines[i], "error: "))
			g_hash_table_insert(warnings, without_places(lines[i]),
					    g_strdup(lines[i]));
	return warnings;
}

char *kbuild_complaint(const struct kbuild *kbuild)
{
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	const char *last = "it said nothing";

	if (!g_file_get_contents(kbuild->log, &text, NULL, NULL))
		return g_strdup(last);
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		if (strstr(lines[i], "error: ") || strstr(lines[i], "Error: "))
			return g_strdup(lines[i]);
		if (*lines[i])
			last = lines[i];
	}
	return g_strdup(last);
}

gboolean kbuild_enabled(const struct kbuild *kbuild, const char *symbol)
{
	g_autofree char *path = kbuild_path(kbuild, ".config");
	g_autofree char *text = NULL;
	g_autofree char *yes = g_strdup_printf("\nCONFIG_%s=y\n", symbol);
	g_autofree char *module = g_strdup_printf("\nCONFIG_%s=m\n", symbol);

	return g_file_get_contents(path, &text, NULL, NULL) &&
	       (strstr(text, yes) || strstr(text, module));
}
