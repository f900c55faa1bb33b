/* SPDX-License-Identifier: GPL-2.0 */
/*
 * conversion-parts - what the parts of conversion share: opening and scan
 * (conversion.c), verdicts (conversion-decide.c), lifetimes
 * (conversion-lifetimes.c), rewriting (conversion-rewrite.c)
 *
 *	foresight = foresight_begin(conversion);
 *	... the facts of the calls, by spatch ...
 *	foresight_end(foresight);
 *
 * Lifetimes read no fact and no flag, so that neither has to wait for the
 * other. Between begin and end the program is the thread's.
 */
#ifndef TREEWIDE_CONVERSION_PARTS_H
#define TREEWIDE_CONVERSION_PARTS_H

#include "convert/conversion.h"
#include "flags/flags.h"

struct foresight;

/* Starts to find the lifetimes of conversion->pins; NULL: there are none. */
struct foresight *foresight_begin(struct conversion *conversion);

/*
 * Waits for them: conversion->foreseen gets them, or NULL where something
 * could not be read. Frees foresight, which may be NULL.
 */
void foresight_end(struct foresight *foresight);

/*
 * What becomes of most calls is said in their own functions: spatch begins with
 * these before the flags of the others are followed.
 */
void rewriting_begin(const struct conversion *conversion,
		     const struct flags *flags);

/* Tells who listens to the conversion's steps, see conversion_options. */
void conversion_say(const struct conversion *conversion, const char *step,
		    const char *format, ...) G_GNUC_PRINTF(3, 4);

#endif
