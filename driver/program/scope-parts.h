/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scope-parts - shared by the files of scope
 */
#ifndef TREEWIDE_SCOPE_PARTS_H
#define TREEWIDE_SCOPE_PARTS_H

#include "program/scope.h"

/*
 * The variable that the name at token `name` means if it is used at token `at`;
 * -1: none.
 */
int scope_find_at(const struct scope *scope, guint name, guint at);

/* Marks each variable that may be written without an event for it. */
void scope_find_blind(struct scope *scope);

#endif
