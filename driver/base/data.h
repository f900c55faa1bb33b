/* SPDX-License-Identifier: GPL-2.0 */
/*
 * data - the files that come with the program: campaigns and templates
 *
 * They are found from where the program lies, not from the current folder: that
 * may be a stranger's tree, and rules may hold Python.
 */
#ifndef TREEWIDE_DATA_H
#define TREEWIDE_DATA_H

#include <glib.h>

/*
 * Where a file or folder of a checkout ("wrappers") is, for this program: below
 * ../share/treewide once it is installed, else in the checkout that it was
 * built in, else (built far from one) in the current folder. The name itself
 * where that is the same: messages are short then. It is kept: a word
 * of the user's may take its place.
 */
const char *data_path(const char *name);

#endif
