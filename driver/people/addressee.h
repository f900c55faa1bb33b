/* SPDX-License-Identifier: GPL-2.0 */
/*
 * addressee - who gets which mail of a series, ready for its headers
 *
 * A patch goes To its maintainers, Cc its reviewers and lists; without
 * maintainers, To its lists, else its reviewers. Nobody stands twice.
 */
#ifndef TREEWIDE_ADDRESSEE_H
#define TREEWIDE_ADDRESSEE_H

#include <glib.h>

struct addressees {
	GPtrArray *to; /* char *, formatted by address_format() */
	GPtrArray *cc;
	GPtrArray *refused; /* char *: what is no usable address */
};

/* From struct person *. Free with addressees_free(). */
struct addressees *addressees_of_patch(const GPtrArray *people);

/*
 * For the cover letter: To and Cc of people (struct person *), then Cc every
 * maintainer and list of the patches (struct patch *). Reviewers get the patch
 * that is theirs and find the cover letter by its thread: header sizes and
 * spam filters set a bound. With people NULL or empty, those of the first
 * patch.
 */
struct addressees *addressees_of_cover(const GPtrArray *people,
				       const GPtrArray *patches);
void addressees_free(struct addressees *addressees);

#endif
