// SPDX-License-Identifier: GPL-2.0
#include "base/nearest.h"

#include <string.h>

/* Longer names are not compared. */
#define LETTERS 40

/* Edit distance: letters changed, left out or inserted. */
static guint distance(const char *a, const char *b)
{
	guint row[LETTERS + 1];
	gsize length = strlen(b);

	if (strlen(a) > LETTERS || length > LETTERS)
		return G_MAXUINT;
	for (guint j = 0; j <= length; j++)
		row[j] = j;
	for (guint i = 1; a[i - 1]; i++) {
		guint corner = row[0];

		row[0] = i;
		for (guint j = 1; j <= length; j++) {
			guint changed = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			row[j] = MIN(MIN(row[j], row[j - 1]) + 1, changed);
		}
	}
	return row[length];
}

const char *nearest(const char *word, const char *const *names)
{
	guint least = strlen(word) > 6 ? 4 : strlen(word) > 3 ? 3 : 2;
	const char *found = NULL;

	for (; *names; names++) {
		guint far = distance(word, *names);

		if (far < least) {
			least = far;
			found = *names;
		}
	}
	return found;
}
