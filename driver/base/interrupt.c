// SPDX-License-Identifier: GPL-2.0
#include "base/interrupt.h"

#include <signal.h>

#include "base/error.h"

static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
static struct sigaction before[G_N_ELEMENTS(numbers)];
static volatile sig_atomic_t remembered;
static guint depth;

static void remember(int number)
{
	remembered = number;
}

void interrupt_hold(void)
{
	struct sigaction action = {.sa_handler = remember};
	guint i;

	if (depth++)
		return;
	remembered = 0;
	action.sa_flags = SA_RESTART;
	sigemptyset(&action.sa_mask);
	for (i = 0; i < G_N_ELEMENTS(numbers); i++) {
		sigaction(numbers[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
}

void interrupt_release(void)
{
	guint i;

	g_return_if_fail(depth > 0);
	if (--depth)
		return;
	for (i = 0; i < G_N_ELEMENTS(numbers); i++)
		sigaction(numbers[i], &before[i], NULL);
	if (remembered)
		raise(remembered);
}

gboolean interrupt_held(void)
{
	return depth > 0;
}

gboolean interrupt_pending(GError **error)
{
	if (!depth || !remembered)
		return FALSE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INTERRUPTED,
		    "interrupted: what was there before is unchanged");
	return TRUE;
}
