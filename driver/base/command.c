// SPDX-License-Identifier: GPL-2.0
#include "base/command.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/interrupt.h"

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

static void leave_terminal(gpointer data G_GNUC_UNUSED)
{
	setsid();
}

static GSubprocess *start(const struct command *command,
			  const char *const *argv, GError **error)
{
	g_autoptr(GSubprocessLauncher) launcher =
		g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE |
					  G_SUBPROCESS_FLAGS_STDERR_MERGE);
	g_auto(GStrv) env = command->environ ? g_strdupv(command->environ)
					     : command_environ();
	g_autoptr(GError) cause = NULL;
	GSubprocess *process;

	g_subprocess_launcher_set_environ(launcher, env);
	g_subprocess_launcher_set_cwd(launcher,
				      command->folder ? command->folder : "/");
	g_subprocess_launcher_set_stdin_file_path(
		launcher, command->input ? command->input : "/dev/null");
	if (command->alone)
		g_subprocess_launcher_set_child_setup(launcher, leave_terminal,
						      NULL, NULL);
	process = g_subprocess_launcher_spawnv(launcher, argv, &cause);
	if (!process)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "cannot run '%s': %s", argv[0], cause->message);
	return process;
}

/* Reads all lines; to the log, the callback and said. */
static void listen(const struct command *command, GSubprocess *process,
		   GString *said)
{
	g_autoptr(GDataInputStream) stream =
		g_data_input_stream_new(g_subprocess_get_stdout_pipe(process));
	FILE *log = command->log ? fopen(command->log, "a") : NULL;
	char *line;

	/* who looks at it meanwhile sees whole lines */
	if (log)
		setvbuf(log, NULL, _IOLBF, 0);
	while ((line = g_data_input_stream_read_line(stream, NULL, NULL,
						     NULL))) {
		if (log)
			fprintf(log, "%s\n", line);
		if (command->line)
			command->line(line, command->data);
		g_string_append_printf(said, "%s\n", line);
		g_free(line);
	}
	if (log)
		fclose(log);
}

gboolean command_run(const struct command *command, const char *const *argv,
		     char **said, int *status, GError **error)
{
	g_autoptr(GSubprocess) process = start(command, argv, error);
	g_autoptr(GString) text = g_string_new(NULL);

	if (!process)
		return FALSE;
	listen(command, process, text);
	g_subprocess_wait(process, NULL, NULL);
	if (interrupt_pending(error))
		return FALSE;
	*status = g_subprocess_get_if_exited(process)
			  ? g_subprocess_get_exit_status(process)
			  : 128 + g_subprocess_get_term_sig(process);
	if (said)
		*said = g_utf8_make_valid(text->str, text->len);
	return TRUE;
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
