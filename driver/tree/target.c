// SPDX-License-Identifier: GPL-2.0
#include "tree/target.h"

#include <string.h>

#include "base/error.h"
#include "base/place.h"

#define RULE	 ".cocci"
#define CAMPAIGN "campaign.conf"

static gboolean is_folder(const char *path)
{
	return path && g_file_test(path, G_FILE_TEST_IS_DIR);
}

static gboolean has_file(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/*
 * Whether a file of this folder has such a suffix; a campaign's equal.h does
 * not count.
 */
static gboolean has_end(const char *folder, const char *const *ends)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	gboolean has = FALSE;

	while (dir && !has && (name = g_dir_read_name(dir)))
		for (const char *const *end = ends; *end && !has; end++)
			has = g_str_has_suffix(name, *end) &&
			      strcmp(name, "equal.h") != 0 &&
			      has_file(folder, name);
	if (dir)
		g_dir_close(dir);
	return has;
}

static gboolean is_campaign(const char *folder)
{
	static const char *const rules[] = {RULE, NULL};
	static const char *const code[] = {".c", ".h", NULL};

	return has_file(folder, CAMPAIGN) ||
	       (has_end(folder, rules) && !has_end(folder, code));
}

/* The word is a path from the current or the root folder. */
static gboolean is_here(const char *word)
{
	return *word == '/' || !strcmp(word, ".") || !strcmp(word, "..") ||
	       g_str_has_prefix(word, "./") || g_str_has_prefix(word, "../");
}

/* Where the word leads to in the tree and from the current folder; or NULL. */
struct ways {
	char *kernel, *inside, *here; /* real paths */
};

static struct ways ways_of(const char *word, const char *kernel)
{
	g_autofree char *inside = kernel && *word != '/'
					  ? g_build_filename(kernel, word, NULL)
					  : NULL;

	return (struct ways){place_real(kernel), place_real(inside),
			     place_real(word)};
}

static void ways_clear(struct ways *ways)
{
	g_free(ways->kernel);
	g_free(ways->inside);
	g_free(ways->here);
}

G_GNUC_PRINTF(2, 3)
static enum target_kind refuse(GError **error, const char *format, ...)
{
	va_list more;

	va_start(more, format);
	g_propagate_error(error, g_error_new_valist(TREEWIDE_ERROR,
						    TREEWIDE_ERROR_INPUT,
						    format, more));
	va_end(more);
	return 0;
}

/* A folder outside of the tree. */
static enum target_kind outside(const char *word, const struct ways *ways,
				GError **error)
{
	if (is_campaign(ways->here))
		return TARGET_RULE;
	if (ways->kernel && place_holds(ways->here, ways->kernel))
		return refuse(error,
			      "'%s' holds the kernel tree itself; name the "
			      "driver's own folder",
			      word);
	if (has_file(ways->here, "MAINTAINERS") &&
	    has_file(ways->here, "Kbuild") && has_file(ways->here, "Makefile"))
		return refuse(error,
			      "'%s' is a kernel tree of its own; give it with "
			      "--kernel, or name a driver's folder",
			      word);
	return TARGET_DRIVER;
}

static enum target_kind kind_of(const char *word, const struct ways *ways,
				char **path, GError **error)
{
	gboolean explicit = is_here(word);
	gboolean own = ways->here && ways->kernel &&
		       place_holds(ways->kernel, ways->here);
	const char *first = explicit && ways->here ? ways->here : ways->inside;
	const char *found = first ? first : ways->here;

	if (g_str_has_suffix(word, RULE) && !is_folder(found)) {
		*path = g_strdup(ways->here ? ways->here : found);
		return found ? TARGET_RULE
			     : refuse(error, "there is no rule '%s'", word);
	}
	*path = g_strdup(found);
	if (!is_folder(found))
		return TARGET_PLACE;
	if (found == ways->here && !own)
		return outside(word, ways, error);
	if (!explicit && !own && is_folder(ways->here) &&
	    strcmp(ways->here, found))
		return refuse(error,
			      "'%s' is a folder of the kernel tree and one "
			      "here, too; write './%s' for this one, or '%s'",
			      word, word, found);
	return has_file(found, CAMPAIGN) ? TARGET_RULE : TARGET_PLACE;
}

enum target_kind target_kind(const char *word, const char *kernel, char **path,
			     GError **error)
{
	struct ways ways;
	enum target_kind kind;
	char *found = NULL;

	*path = NULL;
	if (!strcmp(word, "-"))
		return TARGET_INPUT;
	if (!*word)
		return refuse(error, "an empty word names nothing; leave it "
				     "out, or say what to look at");
	ways = ways_of(word, kernel);
	kind = kind_of(word, &ways, &found, error);
	ways_clear(&ways);
	if (kind)
		*path = g_steal_pointer(&found);
	g_free(found);
	return kind;
}

static const char *name_of(enum target_kind kind)
{
	switch (kind) {
	case TARGET_RULE:
		return "a rule";
	case TARGET_DRIVER:
		return "a driver's folder";
	case TARGET_INPUT:
		return "a patch on standard input";
	default:
		return "a file or folder of the tree";
	}
}

/* "a rule, a driver's folder" */
static char *names_of(guint taken)
{
	GString *names = g_string_new(NULL);

	for (guint kind = TARGET_RULE; kind <= TARGET_INPUT; kind <<= 1)
		if (taken & kind)
			g_string_append_printf(names, "%s%s",
					       names->len ? ", " : "",
					       name_of(kind));
	return g_string_free(names, FALSE);
}

/* Takes path; FALSE: there is one already. */
static gboolean keep(char **slot, char *path, const char *what, GError **error)
{
	if (!*slot) {
		*slot = path;
		return TRUE;
	}
	refuse(error, "one %s at a time: there are '%s' and '%s'", what, *slot,
	       path);
	g_free(path);
	return FALSE;
}

static gboolean add(struct target *target, GPtrArray *places, const char *word,
		    const char *kernel, guint taken, GError **error)
{
	char *path = NULL;
	enum target_kind kind = target_kind(word, kernel, &path, error);

	if (!kind)
		return FALSE;
	if (!(taken & kind)) {
		g_autofree char *names = names_of(taken);

		/* 'generate linux' means the tree */
		if (!kernel)
			refuse(error,
			       "'%s' is %s, and this verb takes %s; a kernel "
			       "tree is given by --kernel",
			       word, name_of(kind),
			       *names ? names : "no words");
		else
			refuse(error, "'%s' is %s, and this verb takes %s",
			       word, name_of(kind),
			       *names ? names : "no words");
		g_free(path);
		return FALSE;
	}
	if (kind == TARGET_RULE)
		return keep(&target->rule, path, "rule", error);
	if (kind == TARGET_DRIVER)
		return keep(&target->driver, path, "driver", error);
	if (kind == TARGET_INPUT)
		target->input = TRUE;
	else
		g_ptr_array_add(places, g_strdup(word));
	g_free(path);
	return TRUE;
}

gboolean target_read(struct target *target, char *const *words,
		     const char *kernel, guint taken, GError **error)
{
	struct target read = {0};
	GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
	gboolean ok = TRUE;

	for (; ok && words && *words; words++)
		ok = add(&read, places, *words, kernel, taken, error);
	if (ok && read.input && places->len) {
		refuse(error,
		       "a patch on standard input ('-') and '%s' exclude each "
		       "other",
		       (char *)places->pdata[0]);
		ok = FALSE;
	}
	if (ok && places->len) {
		g_ptr_array_add(places, NULL);
		read.places = g_strdupv((char **)places->pdata);
	}
	g_ptr_array_unref(places);
	if (ok)
		*target = read;
	else
		target_clear(&read);
	return ok;
}

void target_clear(struct target *target)
{
	g_clear_pointer(&target->rule, g_free);
	g_clear_pointer(&target->driver, g_free);
	g_clear_pointer(&target->places, g_strfreev);
	target->input = FALSE;
}
