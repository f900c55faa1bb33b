/* SPDX-License-Identifier: GPL-2.0 */
/*
 * placeholders - the words that the driver fills in, for one example
 *
 *	gcc -fsyntax-only -include placeholders.h longterm.c
 *
 * Each template is C as it stands: these are the values that the driver would
 * take from the prototype of pin_user_pages_fast() in 6.12.
 */
#ifndef TREEWIDE_PLACEHOLDERS_H
#define TREEWIDE_PLACEHOLDERS_H

#define RAW		pin_user_pages_fast	/* the raw function's name */
#define CALLEE		RAW			/* what the helper calls */
#define INTERNAL	__pin_user_pages_fast	/* the API's own function */
#define OPTOUT		FOLL_EPHEMERAL		/* the flag of short-term calls */
#define SHIFT		13			/* its bit, one that is free */
#define VALUE		0x2000			/* the same as a number */
#define HELPER		pin_user_pages_fast_longterm
#define RETURNS		int			/* its return type */
#define PARAMETERS	unsigned long start, int nr_pages, \
			unsigned int gup_flags, struct page **pages
#define ARGUMENTS	start, nr_pages, gup_flags, pages
#define FLAGS		gup_flags		/* the flags parameter's name */
#define REFUSED		-EINVAL			/* 0 where no -errno may be returned */
#define REFUSED_WITH	locked			/* what rules out FOLL_LONGTERM */
#define EXPORT		EXPORT_SYMBOL_GPL	/* the raw function's export */
/* In the KUnit suite only: the helper as the tests call it. */
#define CALL		fast_longterm
#define CALL_PARAMETERS	PARAMETERS
#define CALL_ARGUMENTS	start, nr_pages, gup_flags, pages
#define LONGTERM	true
#define CALLS		/* kunit-call.c, for each helper */
#define CASES		/* kunit-case.c, for each helper */

/* The driver resolves #ifdef TREEWIDE_...; all others are the kernel's. */
#define TREEWIDE_EXPORTED		/* the raw function is exported */
#define TREEWIDE_REFUSED_WITH		/* REFUSED_WITH has a value */
#define TREEWIDE_LONGTERM		/* there is a long-term helper */
#define TREEWIDE_SHORTTERM		/* there is a short-term helper */
#define TREEWIDE_OPTOUT			/* short-term calls pass a flag */
#define TREEWIDE_FLIPPED		/* the raw functions mean long-term */

/* As much of the kernel as the templates need. */
#define EINVAL		22
#define FOLL_LONGTERM	(1 << 8)
#define FOLL_EPHEMERAL	(1 << 13)
#define WARN_ON_ONCE(x)	(!!(x))
#define EXPORT_SYMBOL_GPL(name) extern typeof(name) name
struct page;
int pin_user_pages_fast(PARAMETERS);
int pin_user_pages_fast_longterm(PARAMETERS);
int __pin_user_pages_fast(PARAMETERS);

#endif
