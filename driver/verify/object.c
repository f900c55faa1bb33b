// SPDX-License-Identifier: GPL-2.0
#include "verify/object.h"

#include <string.h>

#include "base/command.h"
#include "base/error.h"

/* --- relocations */

/* The word of the line that begins with prefix: a symbol's name. */
static char *find_name(const char *line, const char *prefix)
{
	const char *p = line;

	while ((p = strstr(p, prefix))) {
		gsize length = strspn(p, "abcdefghijklmnopqrstuvwxyz"
					 "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					 "0123456789_");

		if (p == line || p[-1] == ' ' || p[-1] == '.')
			return g_strndup(p, length);
		p += length;
	}
	return NULL;
}

static void count(GHashTable *names, char *name)
{
	guint old = GPOINTER_TO_UINT(g_hash_table_lookup(names, name));

	g_hash_table_insert(names, name, GUINT_TO_POINTER(old + 1));
}

GHashTable *objects_parse_calls(const char *said, const GPtrArray *paths,
				const char *prefix)
{
	GHashTable *calls =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				      (GDestroyNotify)g_hash_table_unref);
	g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
	GHashTable *names = NULL;

	/* readelf prints no heading for a single file */
	for (guint i = 0; i < paths->len; i++)
		if (g_file_test(paths->pdata[i], G_FILE_TEST_EXISTS)) {
			names = g_hash_table_new_full(g_str_hash, g_str_equal,
						      g_free, NULL);
			g_hash_table_insert(calls, g_strdup(paths->pdata[i]),
					    names);
		}
	for (guint i = 0; lines[i]; i++) {
		char *name;

		if (g_str_has_prefix(lines[i], "File: ")) {
			names = g_hash_table_lookup(
				calls, lines[i] + strlen("File: "));
			continue;
		}
		name = names ? find_name(lines[i], prefix) : NULL;
		if (name)
			count(names, name);
	}
	return calls;
}

GHashTable *objects_calls(const GPtrArray *paths, const char *prefix,
			  GError **error)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	const struct command command = {0};
	g_autofree char *said = NULL;
	int status;

	g_ptr_array_add(argv, "readelf");
	g_ptr_array_add(argv, "-rW");
	for (guint i = 0; i < paths->len; i++)
		if (g_file_test(paths->pdata[i], G_FILE_TEST_EXISTS))
			g_ptr_array_add(argv, paths->pdata[i]);
	if (argv->len == 2)
		return objects_parse_calls("", paths, prefix);
	g_ptr_array_add(argv, NULL);
	if (!command_run(&command, (const char *const *)argv->pdata, &said,
			 &status, error))
		return NULL;
	return objects_parse_calls(said, paths, prefix);
}

/* --- bytes */

gboolean object_same(const char *before, const char *after)
{
	g_autofree char *a = NULL;
	g_autofree char *b = NULL;
	gsize a_size, b_size;

	return g_file_get_contents(before, &a, &a_size, NULL) &&
	       g_file_get_contents(after, &b, &b_size, NULL) &&
	       a_size == b_size && !memcmp(a, b, a_size);
}

/* --- disassembly */

static int by_name(gconstpointer a, gconstpointer b,
		   gpointer data G_GNUC_UNUSED)
{
	return strcmp(a, b);
}

/* The compiler's own labels: places inside of functions. */
#define LABEL ".L"

/* "0000000000000040 <rds_pin_pages>:" */
static gboolean is_heading(const char *line)
{
	return g_ascii_isxdigit(*line) && strstr(line, " <") &&
	       g_str_has_suffix(line, ">:");
}

/* The name of the function that begins here, or NULL. */
static char *heading(const char *line)
{
	const char *open = is_heading(line) ? strstr(line, " <") + 2 : NULL;

	if (!open || g_str_has_prefix(open, LABEL))
		return NULL;
	return g_strndup(open, strlen(open) - strlen(">:"));
}

/*
 * If the digits at p are an address, returns the text after it: the name of a
 * target, or its relocation; NULL: they are none.
 */
static const char *behind_address(const char *line, const char *p)
{
	gsize digits = strspn(p, "0123456789abcdef");

	if (!digits || (p != line && !strchr(" \t,", p[-1])))
		return NULL;
	if (g_str_has_prefix(p + digits, " <"))
		return p + digits + 1;
	return g_str_has_prefix(p + digits, ": R_") ? p + digits + 2 : NULL;
}

/* The length of "+0x1f" after the name of a code or string section. */
static gsize moving_offset(const char *line, const char *p)
{
	const char *word = p;

	if (!g_str_has_prefix(p, "+0x") && !g_str_has_prefix(p, "-0x"))
		return 0;
	while (word > line && !strchr(" \t<", word[-1]))
		word--;
	return *word == '.' ? 3 + strspn(p + 3, "0123456789abcdef") : 0;
}

/* The length of ".Ltmp" at p if a number that moves comes after it. */
static gsize label_letters(const char *line, const char *p)
{
	gsize letters;

	if (!g_str_has_prefix(p, LABEL) ||
	    (p != line && !strchr(" \t<", p[-1])))
		return 0;
	letters = strcspn(p, "0123456789 +->");
	return g_ascii_isdigit(p[letters]) ? letters : 0;
}

/*
 * Appends " 1a:\tjmp 1f <f+0x1f>" without everything that moves when code
 * before it grows. A line that is only a moved address does not make a function
 * differ: the bytes of the objects have been compared before.
 */
static void append_line(GString *text, const char *line)
{
	const char *colon = strchr(line, ':');
	const char *p = colon && strspn(line, " \t0123456789abcdef") ==
						(gsize)(colon - line)
				? colon + 1
				: line;

	p += strspn(p, " \t");
	while (*p) {
		const char *behind = behind_address(line, p);
		gsize offset = moving_offset(line, p);
		gsize letters = label_letters(line, p);

		if (behind) {
			p = behind;
		} else if (letters) {
			g_string_append_len(text, p, letters);
			p += letters + strspn(p + letters, "0123456789");
		} else if (offset) {
			p += offset;
		} else {
			g_string_append_c(text, *p++);
		}
	}
	g_string_append_c(text, '\n');
}

GTree *object_functions(const char *said)
{
	GTree *functions = g_tree_new_full(by_name, NULL, g_free, g_free);
	g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
	g_autoptr(GString) text = g_string_new(NULL);
	char *name = NULL;

	for (guint i = 0;; i++) {
		char *next = lines[i] ? heading(lines[i]) : NULL;

		if ((next || !lines[i]) && name)
			g_tree_replace(functions, name, g_strdup(text->str));
		if (!lines[i])
			break;
		if (next) {
			name = next;
			g_string_truncate(text, 0);
		} else if (name && *lines[i] && !is_heading(lines[i])) {
			append_line(text, lines[i]);
		}
	}
	return functions;
}

GTree *object_read(const struct toolchain *toolchain, const char *path,
		   GError **error)
{
	g_autofree char *objdump = toolchain_tool(toolchain, "objdump");
	const char *const argv[] = {objdump, "-drw", "--no-show-raw-insn", path,
				    NULL};
	const struct command command = {0};
	g_autofree char *said = NULL;
	int status;

	if (!command_run(&command, argv, &said, &status, error))
		return NULL;
	return object_functions(said);
}

struct comparing {
	GTree *other;
	GPtrArray *names;
};

static gboolean compare_one(gpointer key, gpointer value, gpointer data)
{
	struct comparing *comparing = data;

	if (g_strcmp0(g_tree_lookup(comparing->other, key), value) != 0 &&
	    !g_ptr_array_find_with_equal_func(comparing->names, key,
					      g_str_equal, NULL))
		g_ptr_array_add(comparing->names, g_strdup(key));
	return FALSE;
}

/* Writes the functions of these names to a file. */
static gboolean write_functions(const char *path, GTree *functions,
				const GPtrArray *names, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		const char *code = g_tree_lookup(functions, names->pdata[i]);

		g_string_append_printf(text, "<%s>:\n%s\n",
				       (char *)names->pdata[i],
				       code ? code : "(not there)\n");
	}
	return g_file_set_contents(path, text->str, text->len, error);
}

static gboolean write_report(const char *report, GTree *before, GTree *after,
			     const GPtrArray *names, GError **error)
{
	g_autofree char *old = g_strconcat(report, ".before", NULL);
	g_autofree char *new = g_strconcat(report, ".after", NULL);
	g_autofree char *parent = g_path_get_dirname(report);
	const char *const argv[] = {"diff", "-U8", old, new, NULL};
	const struct command command = {0};
	g_autofree char *said = NULL;
	int status;

	g_mkdir_with_parents(parent, 0777);
	return write_functions(old, before, names, error) &&
	       write_functions(new, after, names, error) &&
	       command_run(&command, argv, &said, &status, error) &&
	       g_file_set_contents(report, said, -1, error);
}

GPtrArray *object_differences(const struct toolchain *toolchain,
			      const char *before, const char *after,
			      const char *report, GError **error)
{
	g_autoptr(GTree) old = object_read(toolchain, before, error);
	g_autoptr(GTree) new =
		old ? object_read(toolchain, after, error) : NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct comparing comparing = {new, names};

	if (!new)
		return NULL;
	g_tree_foreach(old, compare_one, &comparing);
	comparing.other = old;
	g_tree_foreach(new, compare_one, &comparing);
	if (!write_report(report, old, new, names, error))
		return NULL;
	return g_steal_pointer(&names);
}
