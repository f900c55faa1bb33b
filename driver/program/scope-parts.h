/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scope-parts - what the files of scope share
 */
#ifndef TREEWIDE_SCOPE_PARTS_H
#define TREEWIDE_SCOPE_PARTS_H

#include "program/scope.h"

/* What the name at token `name` means where it is used at token `at`; -1: none. */
int scope_find_at(const struct scope *scope, guint name, guint at);

/* Marks each variable that may be written in a way that no event shows. */
void scope_find_blind(struct scope *scope);

#endif
