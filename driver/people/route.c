// SPDX-License-Identifier: GPL-2.0
#include "people/route.h"

#include <string.h>

#include "people/maintainers.h"

/* What the subjects of a tree's patches say in brackets. */
struct house_tag {
	const char *tree, *tag;
};

/*
 * Documentation/process/maintainer-netdev.rst, Documentation/bpf/
 * bpf_devel_QA.rst, and what the patchworks of the others sort by.
 */
static const struct house_tag tags[] = {
	{"netdev/net-next", "net-next"},
	{"bpf/bpf-next", "bpf-next"},
	{"netfilter/nf-next", "nf-next"},
	{"pablo/nf-next", "nf-next"},
	{"klassert/ipsec-next", "ipsec-next"},
	{"wireless/wireless-next", "wireless-next"},
	{"wpan/wpan-next", "wpan-next"},
	{"tnguy/next-queue", "iwl-next"},
};

static const char *tag_of(const char *tree)
{
	for (gsize i = 0; i < G_N_ELEMENTS(tags); i++)
		if (!strcmp(tags[i].tree, tree))
			return tags[i].tag;
	return NULL;
}

/* The URL of "git URL [branch]", or of a line that forgot the first word. */
static const char *behind_kind(const char *line)
{
	gsize word = strcspn(line, " \t");

	if (strstr(line, "://") && strstr(line, "://") < line + word)
		return g_str_has_prefix(line, "git:") || strstr(line, ".git")
			       ? line
			       : NULL;
	if (word != 3 || strncmp(line, "git", 3))
		return NULL;
	line += word;
	return line + strspn(line, " \t");
}

char *route_name(const char *line)
{
	static const char kernel[] = "/kernel/git/";
	g_autofree char *url = NULL;
	char *name, *slash;

	line = behind_kind(line);
	if (!line)
		return NULL;
	url = g_strndup(line, strcspn(line, " \t"));
	while (g_str_has_suffix(url, "/"))
		url[strlen(url) - 1] = '\0';
	if (g_str_has_suffix(url, ".git"))
		url[strlen(url) - strlen(".git")] = '\0';
	name = strstr(url, kernel);
	if (name)
		return g_strdup(name + strlen(kernel));
	/* elsewhere: whose it is, and what it is called */
	slash = strrchr(url, '/');
	if (!slash || slash == url)
		return *url ? g_strdup(url) : NULL;
	for (name = slash; name > url && name[-1] != '/' && name[-1] != ':';)
		name--;
	/* a host is nobody's name */
	return g_strdup(memchr(name, '.', slash - name) && name - url > 2 &&
					!strncmp(name - 2, "//", 2)
				? slash + 1
				: name);
}

/* How well a tree fits for what is no fix: that of the next release first. */
static guint rank_of(const char *line)
{
	g_autofree char *name = route_name(line);
	const char *branch = strrchr(line, ' ');

	if (!name)
		return 0;
	if (tag_of(name) || g_str_has_suffix(name, "-next"))
		return 3;
	return branch && strstr(branch, "next") && !strstr(branch, "/") ? 3 : 2;
}

/* An entry of this status has nobody who takes patches. */
static gboolean is_kept(struct maintainers *m, const char *title)
{
	static const char *const idle[] = {"Orphan", "Obsolete", "Externally"};
	g_autoptr(GPtrArray) status = maintainers_field(m, title, 'S');

	for (guint i = 0; i < status->len; i++)
		for (gsize k = 0; k < G_N_ELEMENTS(idle); k++)
			if (strstr(status->pdata[i], idle[k]))
				return FALSE;
	return TRUE;
}

static gboolean take(struct route *route, struct maintainers *m,
		     const char *title)
{
	g_autoptr(GPtrArray) lines = maintainers_field(m, title, 'T');
	const char *best = NULL;

	for (guint i = 0; i < lines->len; i++)
		if (rank_of(lines->pdata[i]) > (best ? rank_of(best) : 0))
			best = lines->pdata[i];
	if (!best)
		return FALSE;
	route->tree = route_name(best);
	route->url = g_strstrip(g_strdup(behind_kind(best)));
	route->entry = g_strdup(title);
	route->tag = tag_of(route->tree);
	return TRUE;
}

struct route *route_of(struct maintainers *m, const char *path)
{
	struct route *route = g_new0(struct route, 1);
	g_autoptr(GPtrArray) titles = maintainers_entries(m, path, 0);

	for (guint i = 0; i < titles->len; i++)
		if (is_kept(m, titles->pdata[i]) &&
		    take(route, m, titles->pdata[i]))
			break;
	return route;
}

void route_free(struct route *route)
{
	if (!route)
		return;
	g_free(route->tree);
	g_free(route->url);
	g_free(route->entry);
	g_free(route);
}
