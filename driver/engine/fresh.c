// SPDX-License-Identifier: GPL-2.0
#include "engine/fresh.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/scratch.h"

enum kind { KIND_NAME, KIND_HEADER, KIND_TYPE, KIND_MEMBER, KIND_NONE };

/* One half of the renaming: "struct a.m" is member m of "struct a". */
struct half {
	enum kind kind;
	char *name; /* the identifier, type, header or member */
	char *type; /* of a member, or NULL */
};

static gboolean matches(const char *pattern, const char *text)
{
	return g_regex_match_simple(pattern, text, 0, 0);
}

static struct half half_of(const char *words)
{
	static const char name[] = "[A-Za-z_][A-Za-z0-9_]*";
	g_autofree char *plain = g_strdup_printf("^%s$", name);
	g_autofree char *type =
		g_strdup_printf("^(struct|union|enum) %s$", name);
	g_autofree char *member =
		g_strdup_printf("^(struct|union) %s\\.%s$", name, name);
	const char *dot = strchr(words, '.');

	if (matches(plain, words))
		return (struct half){KIND_NAME, g_strdup(words), NULL};
	if (matches(type, words))
		return (struct half){KIND_TYPE, g_strdup(words), NULL};
	if (matches(member, words))
		return (struct half){KIND_MEMBER, g_strdup(dot + 1),
				     g_strndup(words, dot - words)};
	if (matches("^[A-Za-z0-9_+./-]+\\.h$", words))
		return (struct half){KIND_HEADER, g_strdup(words), NULL};
	return (struct half){KIND_NONE, g_strdup(words), NULL};
}

static void half_clear(struct half *half)
{
	g_free(half->name);
	g_free(half->type);
}

static const char *suffix_of(enum kind kind)
{
	return kind == KIND_NAME ? "" : kind == KIND_MEMBER ? " (member)" : "";
}

static char *rule_text(const struct half *old, const struct half *new)
{
	GString *out = g_string_new("// SPDX-License-Identifier: "
				    "GPL-2.0-only\n");

	g_string_append_printf(
		out,
		"/// use %s instead of %s%s\n"
		"///\n"
		"/// EDITME: say why in a paragraph or two. This is the "
		"message of each patch.\n"
		"//# treewide: proof=builds\n"
		"// Options: --no-includes --include-headers\n\n",
		new->name, old->name, suffix_of(old->kind));
	switch (old->kind) {
	case KIND_HEADER:
		g_string_append_printf(out,
				       "@@\n@@\n- #include <%s>\n"
				       "+ #include <%s>\n",
				       old->name, new->name);
		break;
	case KIND_MEMBER:
		g_string_append_printf(out,
				       "@@\n%s *x;\n@@\n- x->%s\n+ x->%s\n\n"
				       "@@\n%s x;\n@@\n- x.%s\n+ x.%s\n",
				       old->type, old->name, new->name,
				       old->type, old->name, new->name);
		break;
	default:
		g_string_append_printf(out, "@@\n@@\n- %s\n+ %s\n", old->name,
				       new->name);
	}
	return g_string_free(out, FALSE);
}

static char *case_text(enum kind kind, const struct half *half)
{
	switch (kind) {
	case KIND_HEADER:
		return g_strdup_printf("#include <%s>\n\nint x;\n", half->name);
	case KIND_TYPE:
		return g_strdup_printf("int f(%s *p)\n{\n\t%s x;\n\n\treturn "
				       "g(p, &x);\n}\n",
				       half->name, half->name);
	case KIND_MEMBER:
		return g_strdup_printf("int f(%s *p)\n{\n\t%s x;\n\n\tx.%s = "
				       "p->%s;\n\treturn g(&x);\n}\n",
				       half->type, half->type, half->name,
				       half->name);
	default:
		return g_strdup_printf("int f(int x)\n{\n\treturn %s(x);\n}\n",
				       half->name);
	}
}

static gboolean put(const char *folder, const char *below, const char *name,
		    char *text, GError **error)
{
	g_autofree char *parent = g_build_filename(folder, below, NULL);
	g_autofree char *path = g_build_filename(parent, name, NULL);
	gboolean ok;

	ok = !g_mkdir_with_parents(parent, 0777);
	if (!ok)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot make '%s': %s", parent, g_strerror(errno));
	ok = ok && g_file_set_contents(path, text, -1, error);
	g_free(text);
	return ok;
}

static gboolean write_all(const char *folder, const struct half *old,
			  const struct half *new, GError **error)
{
	g_autofree char *name = g_path_get_basename(folder);
	g_autofree char *rule = g_strconcat(name, ".cocci", NULL);

	if (put(folder, "", rule, rule_text(old, new), error) &&
	    put(folder, "cases", "first.c", case_text(old->kind, old), error) &&
	    put(folder, "cases", "first.expected.c", case_text(old->kind, new),
		error))
		return TRUE;
	scratch_remove(folder, NULL);
	return FALSE;
}

gboolean fresh_write(const char *folder, const char *old, const char *new,
		     GError **error)
{
	struct half a = half_of(old), b = half_of(new);
	gboolean ok = FALSE;

	if (g_file_test(folder, G_FILE_TEST_EXISTS))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is there already; name another folder",
			    folder);
	else if (a.kind == KIND_NONE || b.kind == KIND_NONE)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' is no name, no 'struct x', no 'struct x.m' "
			    "and no header",
			    a.kind == KIND_NONE ? old : new);
	else if (a.kind != b.kind || g_strcmp0(a.type, b.type) ||
		 !strcmp(a.name, b.name))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' cannot be renamed to '%s': give two names of "
			    "one kind",
			    old, new);
	else
		ok = write_all(folder, &a, &b, error);
	half_clear(&a);
	half_clear(&b);
	return ok;
}
