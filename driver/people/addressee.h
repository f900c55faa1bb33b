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

/* Whom the cover letter goes to, besides its own people. */
enum cover_to {
	COVER_LISTS, /* the lists of the patches; the maintainers of one
		      * that has no list */
	COVER_ALL, /* their lists and maintainers: headers of a series over
		    * many subsystems grow beyond what servers take */
};

/* "lists" (NULL: that) or "all". Fails with TREEWIDE_ERROR_INPUT. */
gboolean cover_to_parse(const char *word, enum cover_to *to, GError **error);

/* Whom the patch with the helpers goes to. */
enum people_to {
	PEOPLE_OWN, /* its own people; the others name it by a link */
	PEOPLE_ALL, /* and the lists of all patches, which need it */
};

/* "own" (NULL: that) or "all". Fails with TREEWIDE_ERROR_INPUT. */
gboolean people_to_parse(const char *word, enum people_to *to, GError **error);

/*
 * The patch goes through another tree than its own: To whoever takes it there
 * ("Name <mail>"), before all others. takers: may be NULL.
 */
void addressees_put_takers(struct addressees *addressees, char *const *takers);

/* To and Cc of the helpers' own people, then Cc the lists of all patches. */
struct addressees *addressees_of_helpers(const GPtrArray *people,
					 const GPtrArray *patches);

/*
 * People ("Name <mail>") under the names and addresses that they go by today,
 * by the text of a .mailmap (may be NULL). Free with g_strfreev().
 */
char **addressees_today(char *const *people, const char *mailmap);

/*
 * For the cover letter: To and Cc of people (struct person *), then Cc whom to
 * says of the patches (struct patch *). Reviewers get the patch that is theirs
 * and find the cover letter by its thread. With people NULL or empty, those of
 * the first patch; then those of quoted (char *, "Name <mail>"; may be NULL).
 */
struct addressees *addressees_of_cover(const GPtrArray *people,
				       const GPtrArray *patches,
				       enum cover_to to, char *const *quoted);
void addressees_free(struct addressees *addressees);

#endif
