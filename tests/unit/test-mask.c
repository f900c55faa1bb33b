// SPDX-License-Identifier: GPL-2.0
/* A copy that shows only what matters, everything at its place. */
#include "code.h"
#include "code/mask.h"

static const char text[] = "#define M(x) pin(x)\n"
			   "static int one(int a)\n"
			   "{\n"
			   "\treturn pin(a); /* } */\n"
			   "}\n"
			   "struct s { int b; };\n"
			   "int two(void) { return pin(FLAG); }\n"
			   "int three(void)\n"
			   "{\n"
			   "\tchar *p __free(kfree) = 0;\n"
			   "\tguard(mutex)(&lock);\n"
			   "\tscoped_guard(mutex, &(x)->lock) {\n"
			   "\t\tpin(p);\n"
			   "\t}\n"
			   "}\n"
			   "#ifdef B\n"
			   "int four(int b)\n"
			   "#else\n"
			   "int four(void)\n"
			   "#endif\n"
			   "{\n"
			   "\treturn 4;\n"
			   "}\n";

struct fixture {
	struct unit *unit;
	struct mask *mask;
	char *copy;
};

static void set_up(struct fixture *f, gconstpointer data)
{
	(void)data;
	f->unit = code_unit(text);
	f->mask = mask_new(f->unit->source, f->unit->items);
	f->copy = NULL;
}

static void tear_down(struct fixture *f, gconstpointer data)
{
	(void)data;
	mask_free(f->mask);
	unit_free(f->unit);
	g_free(f->copy);
}

/* Takes the copy: as long as the file, lines where they were. */
static const char *copy_of(struct fixture *f)
{
	g_autoptr(GBytes) bytes = mask_text(f->mask);
	const char *data = g_bytes_get_data(bytes, NULL);

	g_assert_cmpuint(g_bytes_get_size(bytes), ==, strlen(text));
	for (gsize i = 0; i < strlen(text); i++)
		g_assert_true((data[i] == '\n') == (text[i] == '\n'));
	g_free(f->copy);
	f->copy = g_strndup(data, strlen(text));
	return f->copy;
}

static void test_blank(struct fixture *f, gconstpointer data)
{
	const char *copy = copy_of(f);

	(void)data;
	/* macros and types stay, functions go with their comments */
	g_assert_nonnull(strstr(copy, "#define M(x) pin(x)\n   "));
	g_assert_null(strstr(copy, "one"));
	g_assert_nonnull(strstr(copy, "struct s { int b; };\n"));
	g_assert_null(strstr(copy, "return"));
	g_assert_null(strstr(copy, "/*"));
	g_assert_null(strstr(copy, "two"));
	g_assert_null(strstr(copy, "three"));
	/* all arms of an #if stay what they are */
	g_assert_nonnull(strstr(copy, "#ifdef B\n"
				      "int four(int b)\n"
				      "#else\n"
				      "int four(void)\n"
				      "#endif\n"
				      "{\n"
				      "          \n"
				      "}\n"));
}

static void test_keep(struct fixture *f, gconstpointer data)
{
	const char *copy;

	(void)data;
	mask_keep(f->mask, code_token(f->unit->source, "FLAG", 0));
	copy = copy_of(f);
	g_assert_nonnull(strstr(copy, "int two(void) { return pin(FLAG); }\n"));
	g_assert_null(strstr(copy, "pin(a)"));
	mask_keep_all(f->mask);
	copy = copy_of(f);
	g_assert_nonnull(strstr(copy, "return pin(a); /* } */\n"));
	g_assert_nonnull(strstr(copy, "pin(p)"));
}

/* As it is, until it is to be shown simpler; then alone. */
static void test_simplify(struct fixture *f, gconstpointer data)
{
	const struct source *source = f->unit->source;
	guint token = code_token(source, "scoped_guard", 0);
	const char *copy;

	(void)data;
	mask_keep(f->mask, token);
	copy = copy_of(f);
	g_assert_nonnull(strstr(copy, "\tscoped_guard(mutex, &(x)->lock) {\n"));
	mask_simplify(f->mask, token);
	copy = copy_of(f);
	g_assert_nonnull(strstr(copy, "\tchar *p               = 0;\n"));
	g_assert_nonnull(strstr(copy, "\teached_guard(mutex, &(x)->lock) {\n"));
	g_assert_nonnull(strstr(copy, "struct s {"));
	g_assert_nonnull(strstr(copy, "#define"));
	mask_alone(f->mask);
	copy = copy_of(f);
	g_assert_nonnull(strstr(copy, "\teached_guard(mutex, &(x)->lock) {\n"));
	g_assert_null(strstr(copy, "struct s {"));
	g_assert_null(strstr(copy, "#"));
	g_assert_null(strstr(copy, "four"));
}

/* Where no item can be trusted, words and heads are simpler in all of them. */
static void test_simplify_all(struct fixture *f, gconstpointer data)
{
	const char *copy;

	(void)data;
	mask_keep_all(f->mask);
	mask_simplify(f->mask, 0);
	mask_alone(f->mask);
	copy = copy_of(f);
	g_assert_nonnull(strstr(copy, "\teached_guard(mutex, &(x)->lock) {\n"));
	g_assert_nonnull(strstr(copy, "int two(void) { return pin(FLAG); }\n"));
	g_assert_nonnull(strstr(copy, "struct s {"));
}

static void test_differs(struct fixture *f, gconstpointer data)
{
	const struct source *source = f->unit->source;
	guint token = code_token(source, "scoped_guard", 0);
	guint from = source->tokens[token].offset;
	g_autoptr(GBytes) copy = NULL;

	(void)data;
	mask_keep(f->mask, token);
	mask_hide(f->mask, code_token(source, "pin", 3));
	mask_simplify(f->mask, token);
	copy = mask_text(f->mask);
	g_assert_true(mask_differs(f->mask, copy, from, from + 1));
	g_assert_false(mask_differs(f->mask, copy, from + 12, from + 13));
	/* the hidden name is the file's */
	g_assert_false(mask_differs(f->mask, copy, from + 33, from + 40));
}

static void test_hide(struct fixture *f, gconstpointer data)
{
	const struct source *source = f->unit->source;
	char line[] = "+ return Pin(fLAG) + Pin_more;";
	const char *copy;

	(void)data;
	mask_keep_all(f->mask);
	mask_hide(f->mask, code_token(source, "pin", 1));
	mask_hide(f->mask, code_token(source, "FLAG", 0));
	copy = copy_of(f);
	g_assert_nonnull(strstr(copy, "return Pin(a);"));
	g_assert_nonnull(strstr(copy, "return pin(fLAG);"));
	/* the rest of the text is as it was */
	g_assert_nonnull(strstr(copy, "\t\tpin(p);"));
	mask_reveal(f->mask, line, strlen(line));
	g_assert_cmpstr(line, ==, "+ return pin(FLAG) + pin_more;");
}

/* No file is too small, and none too strange, to be copied. */
static void test_strange(void)
{
	static const char *const texts[] = {
		"",	 "\n",	    "{",
		"}",	 "f(){",    "guard(",
		"guard", "#define", "f() { guard(x }"};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct unit *unit = code_unit(texts[i]);
		struct mask *mask = mask_new(unit->source, unit->items);
		g_autoptr(GBytes) copy = mask_text(mask);

		g_assert_cmpuint(g_bytes_get_size(copy), ==, strlen(texts[i]));
		mask_free(mask);
		unit_free(unit);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, test) \
	g_test_add(name, struct fixture, NULL, set_up, test, tear_down)
	ADD("/mask/blank", test_blank);
	ADD("/mask/keep", test_keep);
	ADD("/mask/simplify", test_simplify);
	ADD("/mask/simplify-all", test_simplify_all);
	ADD("/mask/differs", test_differs);
	ADD("/mask/hide", test_hide);
	g_test_add_func("/mask/strange", test_strange);
	return g_test_run();
}
