/* SPDX-License-Identifier: GPL-2.0 */
/*
 * setting - what is taken for granted where code in arms of #if is read
 *
 *	setting = setting_new(program, KERNEL(6, 12));
 *	setting_take(setting, unit, first, last, TRUE);
 *	if (setting_of(setting, unit, first, last) == FATE_LEFT_OUT)
 *	setting_free(setting);
 *
 * The tree's version decides comparisons with KERNEL_VERSION(); a macro that
 * the driver itself defines is defined where that line is compiled. All else
 * is open until it is taken for true or false: where a pin stands in an arm,
 * that arm is compiled.
 */
#ifndef TREEWIDE_SETTING_H
#define TREEWIDE_SETTING_H

#include <glib.h>

#include "code/arm.h"
#include "program/program.h"

struct setting;

/* major 0: the version decides nothing. Free with setting_free(). */
struct setting *setting_new(struct program *program, guint major, guint minor);
struct setting *setting_copy(const struct setting *setting);
/* Takes over all of the other, which is freed. */
void setting_become(struct setting *setting, struct setting *other);
void setting_free(struct setting *setting);

/*
 * From now on the condition of a directive (its word is the token before
 * first) is true, or false. FALSE: it cannot be, by what was taken before; the
 * setting is then of no use. A version other than the tree's can be taken.
 */
gboolean setting_take(struct setting *setting, const struct unit *unit,
		      guint first, guint last, gboolean truth);

/* Whether the condition of a directive holds. */
enum fate setting_of(const struct setting *setting, const struct unit *unit,
		     guint first, guint last);

/* Two settings with the same text are the same. Owned by the setting. */
const char *setting_text(const struct setting *setting);

#endif
