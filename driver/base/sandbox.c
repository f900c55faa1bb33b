// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* unshare() */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/command.h"
#include "base/error.h"
#include "base/place.h"

#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif
#define WHOLE_TREE 0x8000 /* AT_RECURSIVE */
#define READ_ONLY  0x1 /* MOUNT_ATTR_RDONLY */
#define LAST_CAP   63
#define REFUSED	   126

struct sandbox {
	char *writable;
	char *home;
	char *temporary;
};

/* struct mount_attr; <linux/mount.h> conflicts with <sys/mount.h>. */
struct attributes {
	guint64 set, clear, propagation, user_namespace;
};

static gboolean set_attributes(const char *path, guint flags,
			       struct attributes attributes)
{
	return !syscall(SYS_mount_setattr, AT_FDCWD, path, flags, &attributes,
			sizeof(attributes));
}

static gboolean refuse(const char *what)
{
	fprintf(stderr, "sandbox: %s: %s\n", what, g_strerror(errno));
	return FALSE;
}

static gboolean write_line(const char *path, const char *line)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	gboolean ok = fd >= 0 &&
		      write(fd, line, strlen(line)) == (ssize_t)strlen(line);

	if (fd >= 0)
		close(fd);
	return ok;
}

/* Maps an id to itself. */
static gboolean map_own(const char *path, guint id)
{
	char line[64];

	g_snprintf(line, sizeof(line), "%u %u 1", id, id);
	return write_line(path, line);
}

/* Root needs no user namespace, unless it is the root of a container. */
static gboolean part_ways(void)
{
	const int spaces = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC;
	guint user = geteuid(), group = getegid();

	if (!unshare(spaces))
		return TRUE;
	if (unshare(spaces | CLONE_NEWUSER))
		return refuse("namespaces are not allowed");
	return (write_line("/proc/self/setgroups", "deny") &&
		map_own("/proc/self/uid_map", user) &&
		map_own("/proc/self/gid_map", group)) ||
	       refuse("user namespaces are not allowed");
}

static gboolean lay_out(const char *writable)
{
	const struct attributes own = {.propagation = MS_PRIVATE};
	const struct attributes closed = {.set = READ_ONLY};
	const struct attributes open = {.clear = READ_ONLY};

	if (!set_attributes("/", WHOLE_TREE, own) ||
	    mount(writable, writable, NULL, MS_BIND, NULL))
		return refuse("mounts cannot be changed");
	/* no sockets of services, no terminal to type into for the user */
	if ((!g_str_has_prefix(writable, "/run/") &&
	     g_file_test("/run", G_FILE_TEST_IS_DIR) &&
	     mount("tmpfs", "/run", "tmpfs", 0, "size=64k")) ||
	    (g_file_test("/dev/pts", G_FILE_TEST_IS_DIR) &&
	     mount("tmpfs", "/dev/pts", "tmpfs", 0, "size=64k")))
		return refuse("nothing can be mounted");
	if (!set_attributes("/", WHOLE_TREE, closed) ||
	    !set_attributes(writable, 0, open))
		return refuse("mounts cannot be made read-only");
	return TRUE;
}

/* Root keeps the capabilities over files: there is little left to write to. */
static gboolean give_up_powers(void)
{
	const int last_over_files = 4;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return refuse("privileges cannot be given up");
	for (int cap = last_over_files + 1; cap <= LAST_CAP; cap++)
		if (prctl(PR_CAPBSET_READ, cap, 0, 0, 0) == 1 &&
		    prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) && !getuid())
			return refuse("capabilities cannot be given up");
	return TRUE;
}

int sandbox_run(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "sandbox: nothing to run\n");
		return REFUSED;
	}
	if (!part_ways() || !lay_out(argv[0]) || !give_up_powers())
		return REFUSED;
	if (chdir(argv[1])) {
		refuse(argv[1]);
		return REFUSED;
	}
	execvp(argv[2], argv + 2);
	refuse(argv[2]);
	return 127;
}

GPtrArray *sandbox_words(const struct sandbox *sandbox, const char *folder,
			 const char *const *argv)
{
	GPtrArray *words = g_ptr_array_new();

	g_ptr_array_add(words, (gpointer) "/proc/self/exe");
	g_ptr_array_add(words, (gpointer)SANDBOX_VERB);
	g_ptr_array_add(words, sandbox->writable);
	g_ptr_array_add(words, (gpointer)(folder ? folder : "/"));
	for (; *argv; argv++)
		g_ptr_array_add(words, (gpointer)*argv);
	g_ptr_array_add(words, NULL);
	return words;
}

char **sandbox_environ(const struct sandbox *sandbox, char **environ)
{
	static const char *const own[] = {"SSH_",    "DBUS_",  "XDG_",
					  "GPG_",    "GNUPG",  "AWS_",
					  "DISPLAY", "WAYLAND"};
	static const char *const words[] = {"TOKEN", "SECRET", "PASSWORD",
					    "CREDENTIAL", "_KEY"};
	g_auto(GStrv) names = g_strdupv(environ);

	for (guint i = 0; names[i]; i++) {
		gboolean goes = FALSE;

		names[i][strcspn(names[i], "=")] = '\0';
		for (guint k = 0; k < G_N_ELEMENTS(own); k++)
			goes |= g_str_has_prefix(names[i], own[k]);
		for (guint k = 0; k < G_N_ELEMENTS(words); k++)
			goes |= strstr(names[i], words[k]) != NULL;
		if (goes)
			environ = g_environ_unsetenv(environ, names[i]);
	}
	environ = g_environ_setenv(environ, "HOME", sandbox->home, TRUE);
	return g_environ_setenv(environ, "TMPDIR", sandbox->temporary, TRUE);
}

/* Whether this machine lets us run a program inside. */
static gboolean try_out(const struct sandbox *sandbox, GError **error)
{
	const char *const argv[] = {"true", NULL};
	const struct command command = {.sandbox = sandbox};
	g_autofree char *said = NULL;
	int status = 0;

	if (!command_run(&command, argv, &said, &status, error))
		return FALSE;
	if (status)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "%.200s", g_strstrip(said));
	return !status;
}

struct sandbox *sandbox_new(const char *writable, GError **error)
{
	struct sandbox *sandbox = g_new0(struct sandbox, 1);

	g_mkdir_with_parents(writable, 0777);
	sandbox->writable = place_real(writable);
	if (!sandbox->writable) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot make the folder '%s'", writable);
		sandbox_free(sandbox);
		return NULL;
	}
	sandbox->home =
		g_build_filename(sandbox->writable, "sandbox/home", NULL);
	sandbox->temporary =
		g_build_filename(sandbox->writable, "sandbox/tmp", NULL);
	g_mkdir_with_parents(sandbox->home, 0777);
	g_mkdir_with_parents(sandbox->temporary, 0777);
	if (try_out(sandbox, error))
		return sandbox;
	sandbox_free(sandbox);
	return NULL;
}

void sandbox_free(struct sandbox *sandbox)
{
	if (!sandbox)
		return;
	g_free(sandbox->writable);
	g_free(sandbox->home);
	g_free(sandbox->temporary);
	g_free(sandbox);
}
