/* SPDX-License-Identifier: GPL-2.0 */
#ifndef __MM_INTERNAL_H
#define __MM_INTERNAL_H

#include <linux/mm.h>

enum {
	/* set by pin_user_pages*(), never by their callers */
	FOLL_PIN = 1 << 19,
};

static inline bool wants_long(unsigned int flags)
{
	return flags & FOLL_LONGTERM;
}

#endif /* __MM_INTERNAL_H */
