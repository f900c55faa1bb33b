// SPDX-License-Identifier: GPL-2.0
/* Files that a question leads to, and what their names are used for. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program/nearby.h"
#include "program/program.h"
#include "program/roster.h"
#include "tree/sweep.h"
#include "program/wordindex.h"
#include "program/wordsearch.h"

static const struct {
	const char *path;
	const char *text;
} files[] = {
	{"Makefile", "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\n"},
	{"MAINTAINERS", "\n"},
	{"drivers/a.c",
	 "static int local(struct box *box)\n"
	 "{\n"
	 "\treturn shared_pin(box, 1);\n"
	 "}\n"
	 "static int twin(void) { return 1; }\n"
	 "static int user(void) { return twin() + local(0); }\n"
	 "static const struct ops a_ops = { .release = local, };\n"},
	{"drivers/b.c", "int shared_pin(struct box *box, int flags)\n"
			"{\n"
			"\tbox->pages[flags].count = flags;\n"
			"\tbox->used |= 1;\n"
			"\tfill(&box->used, a & box->used);\n"
			"\tbox->callback = twin_done;\n"
			"\tbox->call(box->used);\n"
			"\treturn twin();\n"
			"}\n"
			"EXPORT_SYMBOL_GPL(shared_pin);\n"
			"int twin(void) { return 2; }\n"},
	{"drivers/c.c", "int third(void) { return twin(); }\n"},
	{"include/b.h", "struct box;\n"
			"int shared_pin(struct box *box, int flags);\n"},
	{"include/near.h", "int not_shared_pin_either(void);\n"},
	{"drivers/x/core.c", "void core(void) { ops->poke_peer(); }\n"},
	{"drivers/x/one/p.c", "struct ops p_ops = { .poke_peer = p, };\n"},
	{"drivers/x/one/sub/q.c", "void q(void) { ops->poke_peer(); }\n"},
	{"drivers/x/two/r.c", "void r(void) { ops->poke_peer(); }\n"},
	{"drivers/y/s.c", "void s(void) { ops->poke_peer(); }\n"},
	{"include/t.h", "struct ops { void (*poke_peer)(void); };\n"},
	{"tools/b.c", "int main(void) { return shared_pin(0, 0); }\n"},
};

struct fixture {
	char *folder;
	struct tree *tree;
	struct program *program;
};

static void set_up(struct fixture *f, gconstpointer data)
{
	struct program_options options = {.threads = 2};

	(void)data;
	f->folder = g_dir_make_tmp("program-XXXXXX", NULL);
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path =
			g_build_filename(f->folder, files[i].path, NULL);
		g_autofree char *parent = g_path_get_dirname(path);

		g_mkdir_with_parents(parent, 0700);
		g_assert_true(
			g_file_set_contents(path, files[i].text, -1, NULL));
	}
	f->tree = tree_open(f->folder, NULL);
	g_assert_nonnull(f->tree);
	options.tree = f->tree;
	f->program = program_new(&options);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
	(void)data;
	program_free(f->program);
	tree_free(f->tree);
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path =
			g_build_filename(f->folder, files[i].path, NULL);

		g_unlink(path);
	}
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path =
			g_build_filename(f->folder, files[i].path, NULL);
		char *slash;

		/* upwards, as far as the folders are empty */
		while ((slash = strrchr(path, '/')) &&
		       slash > path + strlen(f->folder)) {
			*slash = '\0';
			g_rmdir(path);
		}
	}
	g_rmdir(f->folder);
	g_free(f->folder);
}

static void find(struct program *program, const char *word,
		 ...) G_GNUC_NULL_TERMINATED;
static void find(struct program *program, const char *word, ...)
{
	GPtrArray *words = g_ptr_array_new();
	GError *error = NULL;
	va_list more;

	va_start(more, word);
	for (; word; word = va_arg(more, const char *))
		g_ptr_array_add(words, (gpointer)word);
	va_end(more);
	program_find(program, words, &error);
	g_assert_no_error(error);
	g_ptr_array_unref(words);
}

/* "path:line path:line ..." */
static char *show(GArray *uses)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		g_string_append_printf(
			text, "%s%s:%u", i ? " " : "", use->unit->path,
			use->unit->source->tokens[use->token].line);
	}
	g_array_unref(uses);
	return g_string_free(text, FALSE);
}

#define assert_uses(uses, expected)                   \
	do {                                          \
		g_autofree char *shown = show(uses);  \
		g_assert_cmpstr(shown, ==, expected); \
	} while (0)

static void test_find(struct fixture *f, gconstpointer data)
{
	(void)data;
	g_assert_false(program_knows(f->program, "shared_pin", NULL));
	find(f->program, "shared_pin", NULL);
	g_assert_true(program_knows(f->program, "shared_pin", NULL));
	/* whole words, kernel sources only */
	g_assert_cmpuint(program_units(f->program)->len, ==, 3);
	find(f->program, "shared_pin", "twin", NULL);
	g_assert_cmpuint(program_units(f->program)->len, ==, 4);
	find(f->program, "twin", NULL);
	g_assert_cmpuint(program_units(f->program)->len, ==, 4);
}

static void test_find_below(struct fixture *f, gconstpointer data)
{
	char *word = "shared_pin";
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	GError *error = NULL;

	(void)data;
	g_ptr_array_add(words, word);
	program_find_below(f->program, "include", words, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(program_units(f->program)->len, ==, 1);
	g_assert_true(program_knows(f->program, word, "include"));
	g_assert_false(program_knows(f->program, word, NULL));
	g_assert_false(program_knows(f->program, word, "drivers"));
	program_find(f->program, words, &error);
	g_assert_cmpuint(program_units(f->program)->len, ==, 3);
	g_assert_true(program_knows(f->program, word, "drivers"));
}

static void test_find_around(struct fixture *f, gconstpointer data)
{
	static const char *const near[] = {
		"drivers/x/core.c", "drivers/x/one/p.c",
		"drivers/x/one/sub/q.c", "drivers/x/two/r.c"};
	char *word = "poke_peer";
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	const GPtrArray *units = program_units(f->program);
	GError *error = NULL;

	(void)data;
	g_ptr_array_add(words, word);
	g_ptr_array_add(paths, "drivers/x/one/p.c");
	program_find_around(f->program, words, paths, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(units->len, ==, G_N_ELEMENTS(near));
	for (guint i = 0; i < units->len; i++)
		g_assert_cmpstr(((struct unit *)units->pdata[i])->path, ==,
				near[i]);
	g_assert_true(
		program_knows_around(f->program, word, "drivers/x/one/z.c"));
	g_assert_false(program_knows_around(f->program, word, "drivers/y/s.c"));
	g_assert_false(program_knows(f->program, word, NULL));
	/* two drivers of a subsystem are no parts of each other */
	paths->pdata[0] = "drivers/y/s.c";
	program_find_around(f->program, words, paths, &error);
	g_assert_cmpuint(units->len, ==, G_N_ELEMENTS(near) + 1);
	program_find(f->program, words, &error);
	g_assert_cmpuint(units->len, ==, G_N_ELEMENTS(near) + 2);
	g_assert_true(program_knows_around(f->program, word, "fs/none.c"));
}

/* More files than lie side by side in one sheet. */
static void test_roster(void)
{
	enum { FILES = 1300 };
	struct roster *roster = roster_new();
	g_autofree struct marks *marks = g_new0(struct marks, FILES);
	const guint hashes[] = {
		0, 63, 64, 4711, ROSTER_MARKS - 1, ROSTER_MARKS + 63};

	g_assert_cmpuint(roster_next(roster, 0, 0), ==, 0);
	for (guint i = 0; i < FILES; i++) {
		for (guint k = 0; k < G_N_ELEMENTS(hashes); k++)
			if (g_test_rand_int_range(0, 40 * (k + 1)) == 0 ||
			    (i == FILES - 1 && k == 2))
				marks_add(&marks[i], hashes[k]);
		roster_add(roster, &marks[i]);
	}
	for (guint k = 0; k < G_N_ELEMENTS(hashes); k++) {
		guint mark = hashes[k] % ROSTER_MARKS;
		guint next = roster_next(roster, hashes[k], 0);

		for (guint i = 0; i < FILES; i++) {
			gboolean has =
				marks[i].word[mark / 64] >> mark % 64 & 1;

			g_assert_cmpint(i == next, ==, has);
			if (has)
				next = roster_next(roster, hashes[k], i + 1);
		}
		g_assert_cmpuint(next, ==, FILES);
	}
	roster_free(roster);
}

static void test_nearby(void)
{
	static const struct {
		const char *a, *b;
		enum nearby nearby;
	} cases[] = {
		{"net/rds/a.c", "net/rds/b.c", NEARBY_TOGETHER},
		{"a.c", "b.c", NEARBY_TOGETHER},
		{"net/socket.c", "net/rds/b.c", NEARBY_INSIDE},
		{"net/rds/sub/a.c", "net/socket.c", NEARBY_INSIDE},
		{"net/r/a.c", "net/rds/b.c", NEARBY_FAR},
		{"drivers/x/one/a.c", "drivers/x/two/b.c", NEARBY_BESIDE},
		{"drivers/x/one/a.c", "drivers/x/two/sub/b.c", NEARBY_FAR},
		{"drivers/x/one/a.c", "drivers/y/one/b.c", NEARBY_FAR},
		{"drivers/x/a.c", "fs/x/b.c", NEARBY_FAR},
		{"init.c", "drivers/x/b.c", NEARBY_FAR},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpint(nearby(cases[i].a, cases[i].b), ==,
				cases[i].nearby);
		g_assert_cmpint(nearby(cases[i].b, cases[i].a), ==,
				cases[i].nearby);
	}
}

/* Before the index is made, and afterwards. */
static void test_confine(struct fixture *f, gconstpointer data)
{
	static const char *const folders[] = {"include", NULL};

	if (data)
		find(f->program, "no_such_word", NULL);
	program_confine(f->program, folders);
	find(f->program, "shared_pin", "twin", NULL);
	g_assert_cmpuint(program_units(f->program)->len, ==, 1);
	program_confine(f->program, NULL);
}

static void test_kinds(struct fixture *f, gconstpointer data)
{
	struct program *p = f->program;

	(void)data;
	find(p, "shared_pin", NULL);
	assert_uses(program_uses(p, "shared_pin", USE_CALL), "drivers/a.c:3");
	assert_uses(program_uses(p, "shared_pin", USE_DEFINITION),
		    "drivers/b.c:1");
	assert_uses(program_uses(p, "shared_pin", USE_DECLARATION),
		    "include/b.h:2");
	assert_uses(program_uses(p, "shared_pin", USE_EXPORT),
		    "drivers/b.c:10");
	assert_uses(program_uses(p, "local", USE_VALUE), "drivers/a.c:7");
	assert_uses(program_uses(p, "twin_done", USE_VALUE), "drivers/b.c:6");
	assert_uses(program_uses(p, "count", USE_MEMBER_WRITE),
		    "drivers/b.c:3");
	assert_uses(program_uses(p, "pages", USE_MEMBER), "drivers/b.c:3");
	assert_uses(program_uses(p, "used", USE_MEMBER_WRITE), "drivers/b.c:4");
	assert_uses(program_uses(p, "used", USE_MEMBER_ADDRESS),
		    "drivers/b.c:5");
	assert_uses(program_uses(p, "used", USE_MEMBER_READ),
		    "drivers/b.c:5 drivers/b.c:7");
	assert_uses(program_uses(p, "call", USE_ANY), "drivers/b.c:7");
	assert_uses(program_uses(p, "call", USE_MEMBER_CALL), "drivers/b.c:7");
	assert_uses(program_uses(p, "release", USE_MEMBER_INIT),
		    "drivers/a.c:7");
	assert_uses(program_uses(p, "box", USE_TYPE),
		    "drivers/a.c:1 drivers/b.c:1 include/b.h:1 include/b.h:2");
}

/* A static function is another one than its namesake elsewhere. */
static void test_namesakes(struct fixture *f, gconstpointer data)
{
	struct program *p = f->program;
	const struct unit *a, *b;
	struct use mine, theirs;
	GArray *found;

	(void)data;
	find(p, "twin", NULL);
	a = program_read(p, "drivers/a.c");
	b = program_read(p, "drivers/b.c");
	found = program_definitions(p, a, "twin");
	g_assert_cmpuint(found->len, ==, 1);
	mine = g_array_index(found, struct use, 0);
	g_array_unref(found);
	found = program_definitions(p, program_read(p, "drivers/c.c"), "twin");
	g_assert_cmpuint(found->len, ==, 1);
	theirs = g_array_index(found, struct use, 0);
	g_array_unref(found);
	g_assert_true(mine.unit == a && theirs.unit == b);
	g_assert_true(program_is_private(a, mine.item));
	g_assert_false(program_is_private(b, theirs.item));
	assert_uses(program_uses_of(p, a, mine.item, USE_CALL),
		    "drivers/a.c:6");
	assert_uses(program_uses_of(p, b, theirs.item, USE_CALL),
		    "drivers/b.c:8 drivers/c.c:1");
}

static void test_items(struct fixture *f, gconstpointer data)
{
	const struct unit *a;
	GArray *uses;
	const struct use *use;
	g_autofree char *name = NULL;

	(void)data;
	a = program_read(f->program, "drivers/a.c");
	uses = program_uses(f->program, "twin", USE_CALL);
	use = &g_array_index(uses, struct use, 0);
	name = item_name(a->source, use->item);
	g_assert_cmpstr(name, ==, "user");
	g_assert_true(program_item(f->program, a, use->token) == use->item);
	g_array_unref(uses);
	g_assert_null(program_read(f->program, "drivers/none.c"));
}

/* The paths of those that are kernel C; frees found. */
static char *paths_of(GArray *found)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < found->len; i++) {
		const char *path = files[g_array_index(found, guint, i)].path;

		if (wordindex_is_kernel(path, FALSE))
			g_string_append_printf(text, "%s ", path);
	}
	g_array_unref(found);
	return g_string_free(text, FALSE);
}

/* By an index and without one. */
static void assert_holds(struct fixture *f, const char *word,
			 const char *expected)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_autofree char *indexed = NULL, *searched = NULL;
	gboolean skip[G_N_ELEMENTS(files)] = {FALSE};
	struct sweep sweep = {
		.folder = f->folder, .files = paths, .threads = 2};
	struct wordindex *index;

	for (guint i = 0; i < G_N_ELEMENTS(files); i++)
		g_ptr_array_add(paths, (gpointer)files[i].path);
	g_ptr_array_add(words, (gpointer)word);
	g_ptr_array_add(words, "in_no_file_at_all");
	index = wordindex_new(paths, sweep.threads, FALSE);
	sweep.viewers[0] = (struct sweep_viewer){wordindex_view, index};
	g_assert_true(sweep_run(&sweep, NULL));
	indexed = paths_of(wordindex_find(index, words, 0, paths->len, skip));
	g_assert_cmpstr(indexed, ==, expected);
	searched = paths_of(wordsearch_find(f->folder, paths, words, 2, NULL));
	g_assert_cmpstr(searched, ==, expected);
	wordindex_free(index);
}

/* Whole identifiers of every length, at both ends of a file. */
static void test_words(struct fixture *f, gconstpointer data)
{
	(void)data;
	assert_holds(f, "twin", "drivers/a.c drivers/b.c drivers/c.c ");
	assert_holds(f, "twi", "");
	assert_holds(f, "third", "drivers/c.c ");
	assert_holds(f, "twin_done", "drivers/b.c ");
	assert_holds(f, "shared_pin", "drivers/a.c drivers/b.c include/b.h ");
	assert_holds(f, "not_shared_pin_either", "include/near.h ");
	assert_holds(f, "VERSION", "");
	assert_holds(f, "pin_either", "");
	assert_holds(f, "box", "drivers/a.c drivers/b.c include/b.h ");
}

/* A pipe among the files: nobody writes to it, and nobody waits for that. */
static void test_pipe(struct fixture *f, gconstpointer data)
{
	g_autofree char *pipe = g_build_filename(f->folder, "pipe.c", NULL);
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	struct sweep sweep = {
		.folder = f->folder, .files = paths, .threads = 1};

	(void)data;
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	g_ptr_array_add(paths, "pipe.c");
	alarm(10);
	g_assert_true(sweep_run(&sweep, NULL));
	alarm(0);
	g_unlink(pipe);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, test) \
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down)
	ADD("/program/find", test_find);
	ADD("/program/find-below", test_find_below);
	ADD("/program/find-around", test_find_around);
	g_test_add_func("/program/nearby", test_nearby);
	g_test_add_func("/program/roster", test_roster);
	ADD("/program/confine", test_confine);
	g_test_add("/program/confine-later", struct fixture, "later", set_up,
		   test_confine, tear_down);
	ADD("/program/pipe", test_pipe);
	ADD("/program/kinds", test_kinds);
	ADD("/program/namesakes", test_namesakes);
	ADD("/program/items", test_items);
	ADD("/program/words", test_words);
	return g_test_run();
}
