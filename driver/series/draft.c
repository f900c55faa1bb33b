// SPDX-License-Identifier: GPL-2.0
#include "series/draft.h"

#include "base/git.h"

/* A value in git's configuration format, inside of quotes. */
static void add_value(GString *text, const char *value)
{
	for (; *value; value++) {
		if (*value == '"' || *value == '\\')
			g_string_append_c(text, '\\');
		if (*value == '\n')
			g_string_append(text, "\\n");
		else
			g_string_append_c(text, *value);
	}
}

/* The cover letter's words, as the description of the branch. */
static gboolean describe(struct repository *repository,
			 const struct draft_options *options, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	g_string_append_printf(text, "[branch \"%s\"]\n\tdescription = \"",
			       repository->branch);
	add_value(text, options->cover_subject);
	add_value(text, "\n\n");
	add_value(text, options->cover_body);
	add_value(text, "\n");
	g_string_append(text, "\"\n");
	return repository_put(repository, "config", text->str, "a", error);
}

static void draft_free(struct draft *draft)
{
	if (!draft)
		return;
	g_free(draft->name);
	g_clear_pointer(&draft->text, g_bytes_unref);
	g_free(draft);
}

/* Reads the files whose names format-patch printed. */
static GPtrArray *read_drafts(GBytes *printed, GError **error)
{
	GPtrArray *drafts =
		g_ptr_array_new_with_free_func((GDestroyNotify)draft_free);
	g_autofree char *text = g_strndup(g_bytes_get_data(printed, NULL),
					  g_bytes_get_size(printed));
	g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
	guint i;

	for (i = 0; lines[i]; i++) {
		struct draft *draft;
		char *contents;
		gsize length;

		if (!g_file_get_contents(lines[i], &contents, &length, error)) {
			g_ptr_array_unref(drafts);
			return NULL;
		}
		draft = g_new0(struct draft, 1);
		draft->name = g_path_get_basename(lines[i]);
		draft->text = g_bytes_new_take(contents, length);
		g_ptr_array_add(drafts, draft);
	}
	return drafts;
}

static GPtrArray *draft_argv(const struct repository *repository,
			     const struct draft_options *options)
{
	static const char *const fixed[] = {
		"format-patch",
		"--numbered",
		"--cover-letter",
		"--cover-from-description=subject",
		"--no-thread",
		"--no-attach",
		"--no-from",
		"--no-to",
		"--no-cc",
		"--no-add-header",
		"--no-notes",
		"--no-renames",
		"--no-ext-diff",
		"--no-textconv",
		"--no-color",
		"--diff-algorithm=myers",
		"--indent-heuristic",
		"--unified=3",
		"--src-prefix=a/",
		"--dst-prefix=b/",
		"--encode-email-headers",
		"--filename-max-length=64",
	};
	GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);
	guint i;

	for (i = 0; i < G_N_ELEMENTS(fixed); i++)
		g_ptr_array_add(argv, g_strdup(fixed[i]));
	g_ptr_array_add(
		argv, g_strconcat("--subject-prefix=", options->prefix, NULL));
	if (options->reroll > 1)
		g_ptr_array_add(argv, g_strdup_printf("--reroll-count=%u",
						      options->reroll));
	g_ptr_array_add(argv, options->signature
				      ? g_strconcat("--signature=",
						    options->signature, NULL)
				      : g_strdup("--no-signature"));
	if (repository->tree->commit)
		g_ptr_array_add(
			argv,
			g_strconcat("--base=", repository->tree->commit, NULL));
	g_ptr_array_add(argv, g_strdup("-o"));
	g_ptr_array_add(argv, g_build_filename(repository->scratch->path,
					       "mails", NULL));
	g_ptr_array_add(argv, g_strdup_printf("%s..%s", repository->floor,
					      repository->branch));
	g_ptr_array_add(argv, NULL);
	return argv;
}

GPtrArray *drafts_make(struct repository *repository,
		       const struct draft_options *options, GError **error)
{
	g_autoptr(GPtrArray) argv = draft_argv(repository, options);
	g_auto(GStrv) env = g_strdupv(repository->environ);
	g_autoptr(GBytes) out = NULL;
	g_autofree char *date = g_strdup_printf("@%" G_GINT64_FORMAT " +0000",
						repository->date);

	if (!describe(repository, options, error))
		return NULL;
	/* whom the cover letter is from, and when */
	env = g_environ_setenv(env, "GIT_COMMITTER_NAME",
			       options->identity->name, TRUE);
	env = g_environ_setenv(env, "GIT_COMMITTER_EMAIL",
			       options->identity->mail, TRUE);
	env = g_environ_setenv(env, "GIT_COMMITTER_DATE", date, TRUE);
	out = git_run(env, (const char *const *)argv->pdata, NULL, error);
	return out ? read_drafts(out, error) : NULL;
}
