/* SPDX-License-Identifier: GPL-2.0 */
/* logbook-parts - what the halves of logbook.h share */
#ifndef TREEWIDE_LOGBOOK_PARTS_H
#define TREEWIDE_LOGBOOK_PARTS_H

#include "life/logbook.h"

struct logbook *logbook_new(const char *path, const char *campaign);

/* The file as a logbook; errors as logbook_read(). */
struct logbook *logbook_parse(const char *path, GError **error);

#endif
