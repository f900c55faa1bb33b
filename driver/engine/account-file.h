/* SPDX-License-Identifier: GPL-2.0 */
/* account-file - the mentions of one file; for account.c alone */
#ifndef TREEWIDE_ACCOUNT_FILE_H
#define TREEWIDE_ACCOUNT_FILE_H

#include "engine/account.h"
#include "apply/apply.h"

/* Adds the file's mentions; result: what the rules did to it, or NULL. */
void account_file(struct account *account, const char *path, GBytes *before,
		  const struct applied *result);

#endif
