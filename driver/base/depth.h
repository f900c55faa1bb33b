/* SPDX-License-Identifier: GPL-2.0 */
/*
 * depth - how deep things may lie in each other
 *
 * Whatever reads brackets in brackets, statements in statements or operators
 * in front of operators by calling itself stops here, and takes what lies
 * deeper for something that it cannot read: a file that somebody made for it
 * must not use up the stack, nor a compiler's time. Code that people write ends
 * far above it.
 */
#ifndef TREEWIDE_DEPTH_H
#define TREEWIDE_DEPTH_H

#define DEPTH_MAX 200

#endif
