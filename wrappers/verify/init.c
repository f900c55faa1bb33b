// SPDX-License-Identifier: GPL-2.0
/*
 * The first process of the kernel that verify boots in qemu: runs each line of
 * /selftests.txt and says how it ended. A tiny kernel has no ACPI to power off
 * with, so it reboots, which -no-reboot turns into an end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(char *line)
{
	char *argv[16], path[64];
	int count = 0, status = -1;
	pid_t child;

	line[strcspn(line, "\n")] = '\0';
	if (!*line || *line == '#')
		return;
	printf("treewide: run %s\n", line);
	fflush(stdout);
	for (char *word = strtok(line, " "); word && count < 15;
	     word = strtok(NULL, " "))
		argv[count++] = word;
	argv[count] = NULL;
	snprintf(path, sizeof(path), "/%s", argv[0]);
	child = fork();
	if (!child) {
		execv(path, argv);
		_exit(127);
	}
	waitpid(child, &status, 0);
	printf("\ntreewide: exit %d\n",
	       WIFEXITED(status) ? WEXITSTATUS(status) : 128);
	fflush(stdout);
}

int main(void)
{
	char line[256];
	FILE *list;

	mount("proc", "/proc", "proc", 0, NULL);
	mount("sysfs", "/sys", "sysfs", 0, NULL);
	mount("debugfs", "/sys/kernel/debug", "debugfs", 0, NULL);
	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	mount("tmpfs", "/tmp", "tmpfs", 0, NULL);
	/* where tests make files of their own */
	if (chdir("/tmp"))
		printf("treewide: no /tmp\n");
	list = fopen("/selftests.txt", "r");
	while (list && fgets(line, sizeof(line), list))
		run(line);
	printf("treewide: done\n");
	fflush(stdout);
	sync();
	reboot(RB_AUTOBOOT);
	return 0;
}
