/* SPDX-License-Identifier: GPL-2.0 */
/*
 * house - whose rules for mails a patch comes under
 *
 * Some maintainers have written rules (P: lines of MAINTAINERS): an upper case
 * letter after the prefix, the order of a body, a tree's name in the tag.
 */
#ifndef TREEWIDE_HOUSE_H
#define TREEWIDE_HOUSE_H

#include <glib.h>

#include "tree/patch.h"

enum house {
	HOUSE_PLAIN,
	HOUSE_TIP, /* context, problem, solution; Uppercase summary */
	HOUSE_KVM_X86, /* what changed comes first; Uppercase summary */
	HOUSE_NET, /* [PATCH net-next] when it is sent on its own */
};

/*
 * The house of a patch, by the P:, T: and L: lines of its MAINTAINERS entry,
 * else by the lists among its people. maintainers: the file's text.
 */
enum house house_of(const char *maintainers, const struct patch *patch);

/*
 * The tree to name in the tag when the patch is sent alone ("net-next" for
 * [PATCH net-next]), or NULL. A series for several trees carries none.
 */
const char *house_tag(enum house house);

#endif
