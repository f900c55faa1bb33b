/* SPDX-License-Identifier: GPL-2.0 */
/*
 * data - the files that come with the program: campaigns and templates
 *
 * They are looked up relative to the program, not to the current folder, which
 * may be a stranger's tree; rules may hold Python.
 */
#ifndef TREEWIDE_DATA_H
#define TREEWIDE_DATA_H

#include <glib.h>

/*
 * The path of a file or folder of the checkout ("wrappers"): below
 * ../share/treewide if the program is installed, else in the checkout that it
 * was built in, else (built far from one) in the current folder. If the name
 * alone leads to the same place it is returned as it is, which keeps messages
 * short. The string is interned and never freed.
 */
const char *data_path(const char *name);

#endif
