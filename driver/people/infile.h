/* SPDX-License-Identifier: GPL-2.0 */
/*
 * infile - the mail addresses in a file's own text
 *
 * get_maintainer.pl also sends to the addresses in a device-tree binding
 * (*.yaml).
 */
#ifndef TREEWIDE_INFILE_H
#define TREEWIDE_INFILE_H

#include "people/dialect.h"

/*
 * All addresses of the text, in order and with repetitions, each as
 * "Name <mail>" or a bare mail: char *. Free with g_ptr_array_unref().
 */
GPtrArray *infile_addresses(const struct dialect *dialect, const GString *text);

#endif
