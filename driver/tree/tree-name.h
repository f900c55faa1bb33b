/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tree-name - the project that a folder of sources belongs to, its version
 */
#ifndef TREEWIDE_TREE_NAME_H
#define TREEWIDE_TREE_NAME_H

struct tree;

/*
 * Fills name, title, version, major and minor of a tree whose path is set. The
 * folder's name ("foo-1.2") fills in for what no file tells.
 */
void tree_name(struct tree *tree);

/*
 * The value of "NAME = value" in a Makefile's text, or "". Free with g_free().
 */
char *tree_makefile_value(const char *makefile, const char *name);

#endif
