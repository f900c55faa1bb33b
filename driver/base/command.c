// SPDX-License-Identifier: GPL-2.0
#include "base/command.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/interrupt.h"
#include "base/process.h"
#include "base/sandbox.h"

static const char *const steering[] = {
	"MAKEFLAGS",
	"MFLAGS",
	"MAKEOVERRIDES",
	"MAKELEVEL",
	"MAKEFILES",
	"ARCH",
	"SUBARCH",
	"CROSS_COMPILE",
	"CC",
	"HOSTCC",
	"LLVM",
	"CFLAGS",
	"KCFLAGS",
	"KBUILD_OUTPUT",
	"KCONFIG_CONFIG",
	"KCONFIG_ALLCONFIG",
	"KERNEL",
	"OUT",
	"O",
	"W",
	"V",
	"C",
	"M",
	"DESTDIR",
};

char **command_environ(void)
{
	char **env = g_get_environ();
	char **names = g_listenv();

	for (guint i = 0; names[i]; i++)
		if (g_str_has_prefix(names[i], "GIT_") ||
		    g_str_has_prefix(names[i], "KBUILD_"))
			env = g_environ_unsetenv(env, names[i]);
	g_strfreev(names);
	for (guint i = 0; i < G_N_ELEMENTS(steering); i++)
		env = g_environ_unsetenv(env, steering[i]);
	env = g_environ_setenv(env, "LC_ALL", "C", TRUE);
	return g_environ_setenv(env, "TZ", "UTC", TRUE);
}

/* Where a program's output goes. */
struct listener {
	const struct command *command;
	FILE *log;
};

static void hear(const char *line, gpointer data)
{
	const struct listener *listener = data;
	const struct command *command = listener->command;

	if (listener->log)
		fprintf(listener->log, "%s\n", line);
	if (command->line)
		command->line(line, command->data);
}

gboolean command_run(const struct command *command, const char *const *argv,
		     char **said, int *status, GError **error)
{
	char **given = command->environ ? g_strdupv(command->environ)
					: command_environ();
	g_auto(GStrv) env = command->sandbox
				    ? sandbox_environ(command->sandbox, given)
				    : given;
	g_autoptr(GPtrArray) inside =
		command->sandbox
			? sandbox_words(command->sandbox, command->folder, argv)
			: NULL;
	struct listener listener = {
		.command = command,
		.log = command->log ? fopen(command->log, "a") : NULL,
	};
	const struct process process = {
		.folder = command->folder,
		.environ = env,
		.input = command->input,
		.alone = command->alone || command->sandbox,
		.together = TRUE,
		.line = hear,
		.data = &listener,
	};
	struct ended ended;
	gboolean ok;

	/* somebody who follows the log sees whole lines */
	if (listener.log)
		setvbuf(listener.log, NULL, _IOLBF, 0);
	if (inside)
		argv = (const char *const *)inside->pdata;
	ok = process_run(&process, argv, &ended, error) &&
	     !interrupt_pending(error);
	if (ok) {
		*status = WIFEXITED(ended.status)
				  ? WEXITSTATUS(ended.status)
				  : 128 + WTERMSIG(ended.status);
		if (said)
			*said = g_utf8_make_valid(ended.out, ended.length);
	}
	if (listener.log)
		fclose(listener.log);
	ended_clear(&ended);
	return ok;
}

char *command_quote(const char *word)
{
	gboolean plain =
		*word && !word[strspn(word, "abcdefghijklmnopqrstuvwxyz"
					    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					    "0123456789-_=/.,:+@%")];

	return plain ? g_strdup(word) : g_shell_quote(word);
}

char *command_text(const char *const *argv)
{
	GString *text = g_string_new(NULL);

	for (; *argv; argv++) {
		g_autofree char *quoted = command_quote(*argv);

		g_string_append_printf(text, "%s%s", text->len ? " " : "",
				       quoted);
	}
	return g_string_free(text, FALSE);
}
