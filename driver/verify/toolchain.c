// SPDX-License-Identifier: GPL-2.0
#include "verify/toolchain.h"

#include <stdlib.h>
#include <string.h>

#include "base/command.h"

/* Debian's cross compilers and their names in kbuild. */
static const struct target {
	const char *folder;
	const char *arch;
	const char *cross;
} targets[] = {
	{"x86", NULL, NULL},
	{"powerpc", "powerpc", "powerpc64le-linux-gnu-"},
	{"s390", "s390", "s390x-linux-gnu-"},
	{"sparc", "sparc64", "sparc64-linux-gnu-"},
	{"sh", "sh", "sh4-linux-gnu-"},
	{"arm64", "arm64", "aarch64-linux-gnu-"},
	{"arm", "arm", "arm-linux-gnueabi-"},
	{"riscv", "riscv", "riscv64-linux-gnu-"},
	{"mips", "mips", "mips64el-linux-gnuabi64-"},
	{"m68k", "m68k", "m68k-linux-gnu-"},
	{"parisc", "parisc", "hppa-linux-gnu-"},
	{"alpha", "alpha", "alpha-linux-gnu-"},
};

const char *const *toolchain_folders(void)
{
	static const char *folders[G_N_ELEMENTS(targets) + 1];

	for (guint i = 0; i < G_N_ELEMENTS(targets); i++)
		folders[i] = targets[i].folder;
	return folders;
}

/* The first dotted number that a program prints as its version. */
static char *version_of(const char *cc)
{
	const char *const argv[] = {cc, "--version", NULL};
	const struct command command = {0};
	g_autofree char *said = NULL;
	int status = 1;
	const char *p;

	if (!command_run(&command, argv, &said, &status, NULL) || status)
		return NULL;
	for (p = said; *p && *p != '\n'; p++)
		if (g_ascii_isdigit(*p) && (p == said || p[-1] == ' ') &&
		    p[strspn(p, "0123456789")] == '.')
			return g_strndup(p, strspn(p, "0123456789."));
	return NULL;
}

static guint number_of(const char *version)
{
	char *end;
	guint major = strtoul(version, &end, 10);
	guint minor = *end == '.' ? strtoul(end + 1, &end, 10) : 0;
	guint patch = *end == '.' ? strtoul(end + 1, &end, 10) : 0;

	return major * 10000 + minor * 100 + patch;
}

/* The version of clang that the tree needs: "13.0.1". */
static char *demanded(const char *source, const struct sandbox *sandbox)
{
	g_autofree char *script =
		g_build_filename(source, "scripts/min-tool-version.sh", NULL);
	const char *const argv[] = {"sh", script, "llvm", NULL};
	const struct command command = {.sandbox = sandbox};
	char *said = NULL;
	int status = 1;

	if (!command_run(&command, argv, &said, &status, NULL) || status ||
	    !g_ascii_isdigit(*said)) {
		g_free(said);
		return g_strdup("11.0.0");
	}
	return g_strstrip(said);
}

static struct toolchain *make(const struct target *target, char *cc,
			      const char *kind, const char *version)
{
	struct toolchain *toolchain = g_new0(struct toolchain, 1);

	toolchain->arch = g_strdup(target->arch);
	toolchain->folder = g_strdup(target->folder);
	toolchain->title = g_strdup(target->arch ? target->arch : "x86_64");
	toolchain->cross = g_strdup(target->cross);
	toolchain->cc = cc;
	toolchain->version = g_strdup_printf("%s %s", kind, version);
	toolchain->clang = !strcmp(kind, "clang");
	toolchain->name = g_strdup_printf("%s-%s", toolchain->title, kind);
	return toolchain;
}

struct toolchain *toolchain_clang(const char *source,
				  const struct sandbox *sandbox, char **why)
{
	g_autofree char *least = demanded(source, sandbox);

	for (guint i = 0; i < 24; i++) {
		char *cc = i ? g_strdup_printf("clang-%u", 35 - i)
			     : g_strdup("clang");
		g_autofree char *version = version_of(cc);

		if (version && number_of(version) >= number_of(least))
			return make(&targets[0], cc, "clang", version);
		g_free(cc);
	}
	*why = g_strdup_printf(
		"no clang >= %s, which this tree demands; "
		"apt-get install %s",
		least, number_of(least) > 140006 ? "clang-19" : "clang");
	return NULL;
}

struct toolchain *toolchain_gcc(const char *folder, char **why)
{
	for (guint i = 0; i < G_N_ELEMENTS(targets); i++) {
		const char *cross = targets[i].cross ? targets[i].cross : "";
		g_autofree char *version = NULL;
		g_autofree char *stem = NULL;
		char *cc;

		if (strcmp(targets[i].folder, folder) != 0)
			continue;
		cc = g_strconcat(cross, "gcc", NULL);
		version = version_of(cc);
		if (version)
			return make(&targets[i], cc, "gcc", version);
		stem = g_strndup(cross, MAX((gssize)strlen(cross) - 1, 0));
		*why = g_strdup_printf("no %s; apt-get install gcc%s%s", cc,
				       *stem ? "-" : "", stem);
		g_free(cc);
		return NULL;
	}
	*why = g_strdup_printf("no compiler is known for arch/%s", folder);
	return NULL;
}

void toolchain_free(struct toolchain *toolchain)
{
	if (!toolchain)
		return;
	g_free(toolchain->name);
	g_free(toolchain->arch);
	g_free(toolchain->folder);
	g_free(toolchain->title);
	g_free(toolchain->cross);
	g_free(toolchain->cc);
	g_free(toolchain->version);
	g_free(toolchain);
}

char *toolchain_tool(const struct toolchain *toolchain, const char *program)
{
	return g_strconcat(toolchain->cross ? toolchain->cross : "", program,
			   NULL);
}
