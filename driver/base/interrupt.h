/* SPDX-License-Identifier: GPL-2.0 */
/*
 * interrupt - Ctrl-C waits until what must be whole is whole
 *
 *	interrupt_hold();
 *	... if (interrupt_pending(error)) clean up and fail ...
 *	interrupt_release();
 *
 * Between hold and release SIGINT, SIGTERM and SIGHUP are only remembered.
 * The last release restores what was there before and delivers a remembered
 * signal again: it then does what it would have done at once. A signal that
 * was ignored stays ignored. Pairs may be nested. Main thread only.
 */
#ifndef TREEWIDE_INTERRUPT_H
#define TREEWIDE_INTERRUPT_H

#include <glib.h>

void interrupt_hold(void);
void interrupt_release(void);

/* Whether somebody holds them. */
gboolean interrupt_held(void);

/*
 * Whether a signal came since the first hold; sets TREEWIDE_ERROR_INTERRUPTED
 * when it did (error may be NULL).
 */
gboolean interrupt_pending(GError **error);

#endif
