/* SPDX-License-Identifier: GPL-2.0 */
/*
 * depth - a limit for nesting
 *
 * Every recursive reader (of brackets, statements, prefix operators) stops at
 * this depth and treats whatever is nested deeper as unreadable: a malicious
 * file must not use up the stack or a compiler's time. Code that people write
 * never comes near it.
 */
#ifndef TREEWIDE_DEPTH_H
#define TREEWIDE_DEPTH_H

#define DEPTH_MAX 200

#endif
