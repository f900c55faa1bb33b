/* SPDX-License-Identifier: GPL-2.0 */
/*
 * interrupt - delays Ctrl-C until the work at hand is complete
 *
 *	interrupt_hold();
 *	... if (interrupt_pending(error)) clean up and fail ...
 *	interrupt_release();
 *
 * Between hold and release, SIGINT, SIGTERM and SIGHUP are only recorded. The
 * last release restores the former handlers and raises a recorded signal again,
 * which then does what it would have done at once. A signal that was ignored
 * stays ignored. Pairs may be nested. Main thread only.
 */
#ifndef TREEWIDE_INTERRUPT_H
#define TREEWIDE_INTERRUPT_H

#include <glib.h>

void interrupt_hold(void);
void interrupt_release(void);

/* Whether signals are held at the moment. */
gboolean interrupt_held(void);

/*
 * Whether a signal arrived since the first hold; sets
 * TREEWIDE_ERROR_INTERRUPTED if so (error may be NULL).
 */
gboolean interrupt_pending(GError **error);

#endif
