// SPDX-License-Identifier: GPL-2.0
#include "engine/opening.h"

#include "engine/smpl-shown.h"
#include "base/text.h"

/* Lines of a list that a letter can take, and of a rule. */
#define LIST_LINES 40
#define RULE_LINES 150

static guint count_kind(const struct opening *opening, enum patch_kind kind)
{
	guint count = 0;

	for (guint i = 0; i < opening->patches->len; i++)
		count += ((struct patch *)opening->patches->pdata[i])->kind ==
			 kind;
	return count;
}

/* Appends the intro and the lines, each on its own; nothing for no lines. */
static void add_list(GString *out, const char *intro, const GPtrArray *lines)
{
	g_autoptr(GString) list = NULL;

	if (!lines->len)
		return;
	list = g_string_new(NULL);
	for (guint i = 0; i < MIN(lines->len, LIST_LINES); i++)
		g_string_append_printf(list, "\n  %s", (char *)lines->pdata[i]);
	if (lines->len > LIST_LINES)
		g_string_append_printf(list,
				       "\n  ... and %u more, see "
				       "ledger.tsv",
				       lines->len - LIST_LINES);
	text_add(out, intro);
	g_string_append_printf(out, "\n%s", list->str);
}

static void add_part(GString *out, GPtrArray *lines, const char *intro)
{
	add_list(out, intro, lines);
	g_ptr_array_unref(lines);
}

/* What is unfinished stands first. */
static void add_unfinished(GString *out, const struct phrases *words,
			   const struct opening *opening)
{
	if (opening->identity->editme) {
		g_autofree char *who = identity_text(opening->identity);
		g_autofree char *text = g_strdup_printf(
			"EDITME: git knows no name and address; the author of "
			"these mails is %s.",
			who);
		g_autofree char *wrapped = text_wrap(text, TEXT_COLUMNS);

		text_add(out, wrapped);
	}
	add_part(out, account_lines(words->account, ACCOUNT_OPEN),
		 "EDITME: nothing accounts for these places:");
}

static void add_numbers(GString *out, const struct phrases *words,
			const struct opening *opening)
{
	const struct account *account = words->account;
	g_autofree char *what = phrase_count(words->results);
	g_autofree char *patches = text_count(
		count_kind(opening, PATCH_CONVERSION), "patch", "patches");
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *wrapped = NULL;

	g_string_append_printf(text, "In %s %s, the series changes %s, in %s.",
			       opening->tree->title, opening->tree->version,
			       what, patches);
	if (account->set->retired->len)
		g_string_append_printf(
			text,
			" Mentions of what goes away: %u converted, %u in "
			"comments, strings and documents, %u left for a "
			"reason, %u open.",
			account->converted, account->stale, account->left,
			account_open(account));
	else
		g_string_append_printf(
			text,
			" Functions that hold what the rule looks for: %u "
			"changed, %u seen and without a match, %u not seen.",
			account->changed, account->seen, account->unseen);
	wrapped = text_wrap(text->str, TEXT_COLUMNS);
	text_add(out, wrapped);
}

/* Patches that reach over several subsystems, by number. */
static char *joint_patches(const struct opening *opening)
{
	g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < opening->patches->len; i++) {
		const struct patch *patch = opening->patches->pdata[i];

		if (patch->kind == PATCH_CONVERSION && patch->values)
			g_ptr_array_add(
				numbers,
				opening->places
					? g_strdup(opening->places->pdata[i])
					: g_strdup_printf("%u", i + 1));
	}
	return text_list(numbers, "");
}

static char *merging(const struct opening *opening)
{
	guint before = count_kind(opening, PATCH_HELPERS);
	guint after = count_kind(opening, PATCH_LOCKDOWN);
	g_autofree char *joint = joint_patches(opening);
	GString *out = g_string_new(NULL);

	if (before == 1)
		g_string_append(out, "Patch 1 comes first: the others build "
				     "upon it. ");
	else if (before)
		g_string_append_printf(out,
				       "Patches 1 to %u come first: the "
				       "others build upon them. ",
				       before);
	g_string_append_printf(
		out,
		"Each of the conversions applies %s, in any order, so "
		"that every subsystem's tree can take its own.",
		before ? "behind that" : "by itself");
	if (*joint)
		g_string_append_printf(
			out,
			" Patch %s changes a declaration and all that goes "
			"with it, in one step, so that the tree builds at each "
			"step.",
			joint);
	if (after)
		g_string_append_printf(
			out, " The last %s once all the others are in.",
			after == 1 ? "patch goes in"
				   : "patches, which take the old names away, "
				     "go in");
	if (opening->nobody)
		g_string_append(out, "\n\nThe tree has no MAINTAINERS: the "
				     "patches are split by folder, and are "
				     "addressed to nobody.");
	return g_string_free(out, FALSE);
}

static void add_rule(GString *out, const struct phrases *words)
{
	g_autofree char *rule = NULL;

	if (words->rule_path)
		return;
	rule = smpl_shown(words->mission, RULE_LINES);
	if (rule) {
		text_add(out, "The semantic patch:");
		g_string_append_printf(out, "\n\n%s", rule);
	} else {
		text_add(out, "The semantic patch is too long to show here; "
			      "it comes with the program that made\nthis.");
	}
}

/* A paragraph that the campaign may have its own words for. */
static gboolean add_text(GString *out, const struct phrases *words,
			 const char *name, const char *otherwise,
			 GError **error)
{
	g_autofree char *text =
		phrase_text(words, NULL, name, otherwise, error);
	g_autofree char *wrapped = text ? text_wrap(text, TEXT_COLUMNS) : NULL;

	if (wrapped)
		text_add(out, wrapped);
	return wrapped != NULL;
}

/* What is said of packs, and of patches that reach over several subsystems. */
static char *joined(const struct opening *opening)
{
	g_autofree char *joint = joint_patches(opening);

	return *joint ? g_strdup_printf(
				"%s\n\nPatch %s changes a declaration and all "
				"that goes with it, in one step, so that the "
				"tree builds at each step.",
				opening->merge, joint)
		      : g_strdup(opening->merge);
}

gboolean opening_write(const struct phrases *words,
		       const struct opening *opening, char **subject,
		       char **body, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *merge =
		opening->merge ? joined(opening) : merging(opening);
	g_autofree char *tool = g_strdup_printf(
		"The series is generated, with Coccinelle %s. To reproduce "
		"it:\n\n  %s",
		words->spatch, words->command);

	add_unfinished(out, words, opening);
	if (!add_text(out, words, "cover", words->mission->message, error))
		return FALSE;
	add_numbers(out, words, opening);
	add_part(out, account_lines(words->account, ACCOUNT_LEFT),
		 "Left as they are:");
	add_part(out, account_lines(words->account, ACCOUNT_STALE),
		 "Comments, strings and documents that still say an old name, "
		 "left for a\nperson:");
	add_list(out,
		 "The patches behind the conversions are withheld while "
		 "an old name is in\nuse:",
		 opening->withheld);
	if (opening->merge) {
		g_autofree char *wrapped = text_wrap(merge, TEXT_COLUMNS);

		text_add(out, wrapped);
	}
	if ((!opening->merge &&
	     !add_text(out, words, "cover-merge", merge, error)) ||
	    !add_text(out, words, "cover-proof",
		      opening->proof ? opening->proof : "", error))
		return FALSE;
	add_rule(out, words);
	if (!add_text(out, words, "cover-tool", tool, error))
		return FALSE;
	*subject = g_strdup(words->mission->title);
	*body = g_strdup(out->str);
	return TRUE;
}
