/* SPDX-License-Identifier: GPL-2.0 */
/*
 * route - the tree that a patch goes through, by T: and S: of MAINTAINERS
 *
 *	struct route *route = route_of(m, "drivers/vhost/vdpa.c");
 *
 *	printf("%s", route->tree);		"mst/vhost"
 *	route_free(route);
 *
 * The most specific entry that names a git tree, and has somebody who looks
 * after it, decides: a driver without a tree of its own goes through that of
 * the folder above.
 */
#ifndef TREEWIDE_ROUTE_H
#define TREEWIDE_ROUTE_H

#include <glib.h>

struct maintainers;

struct route {
	char *tree; /* "netdev/net-next"; NULL: MAINTAINERS names none */
	char *url; /* as T: has it, with the branch behind it; or NULL */
	char *entry; /* title of the entry that says so, or NULL */
	const char *tag; /* "net-next" in [PATCH net-next]; NULL: none */
};

/* Never NULL. Free with route_free(), which takes NULL. */
struct route *route_of(struct maintainers *m, const char *path);
void route_free(struct route *route);

/* "netdev/net-next" of a T: line; NULL: it is no git tree. g_free() it. */
char *route_name(const char *line);

#endif
