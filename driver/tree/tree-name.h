/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tree-name - which project a folder of sources is of, and its version
 *
 * For tree.c alone.
 */
#ifndef TREEWIDE_TREE_NAME_H
#define TREEWIDE_TREE_NAME_H

struct tree;

/*
 * Fills name, title, version, major and minor of a tree whose path is known.
 * What no file says comes from the folder's name ("foo-1.2").
 */
void tree_name(struct tree *tree);

/* The value of "NAME = value" in a Makefile's text; "": none. g_free(). */
char *tree_makefile_value(const char *makefile, const char *name);

#endif
