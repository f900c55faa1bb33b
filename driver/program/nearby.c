// SPDX-License-Identifier: GPL-2.0
#include "program/nearby.h"

#include <glib.h>
#include <string.h>

/* Length of the folder's path in the first bytes of path. */
static gsize folder_of(const char *path, gsize length)
{
	while (length && path[length - 1] != '/')
		length--;
	return length ? length - 1 : 0;
}

static gboolean is_same(const char *a, gsize n, const char *b, gsize m)
{
	return n == m && !memcmp(a, b, n);
}

static gboolean holds(const char *a, gsize n, const char *b, gsize m)
{
	return n < m && b[n] == '/' && !memcmp(a, b, n);
}

enum nearby nearby(const char *a, const char *b)
{
	gsize n = folder_of(a, strlen(a)), m = folder_of(b, strlen(b));
	gsize up = folder_of(a, n);

	if (is_same(a, n, b, m))
		return NEARBY_TOGETHER;
	if (holds(a, n, b, m) || holds(b, m, a, n))
		return NEARBY_INSIDE;
	if (is_same(a, up, b, folder_of(b, m)) && memchr(a, '/', up))
		return NEARBY_BESIDE;
	return NEARBY_FAR;
}
