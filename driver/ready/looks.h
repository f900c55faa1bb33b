/* SPDX-License-Identifier: GPL-2.0 */
/*
 * looks - the points that a series is checked for, one function each
 *
 * Each adds its point (ready.h). FALSE, with an error: a tool cannot be run.
 */
#ifndef TREEWIDE_LOOKS_H
#define TREEWIDE_LOOKS_H

#include "ready/ready.h"

/* look-mail.c: each mail by itself */
gboolean look_signoffs(struct ready *ready, GError **error);
gboolean look_drafts(struct ready *ready, GError **error);
gboolean look_headers(struct ready *ready, GError **error);

/* look-base.c: what it builds on, and its timing */
gboolean look_base(struct ready *ready, GError **error);
gboolean look_windows(struct ready *ready, GError **error);

/* look-people.c: who takes it */
gboolean look_maintainers(struct ready *ready, GError **error);
gboolean look_load(struct ready *ready, GError **error);

/* look-style.c: the kernel's own checkpatch.pl */
gboolean look_style(struct ready *ready, GError **error);

/* look-flight.c: patches that others have sent meanwhile */
gboolean look_flight(struct ready *ready, GError **error);

#endif
