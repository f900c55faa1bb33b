// SPDX-License-Identifier: GPL-2.0
/*
 * The packs of a series, each with its letter, its list of what is missing, and
 * its place in the state of the campaign.
 */
#include <string.h>

#include "base/text.h"
#include "cmd-generate-packs.h"
#include "cmd.h"
#include "people/address.h"
#include "series/planwords.h"
#include "series/summary.h"
#include "tree/patch.h"

struct packs {
	const struct packs_input *in;
	GPtrArray *series; /* struct series *, one a pack */
	GPtrArray *sequels; /* struct sequel * */
	GPtrArray *results; /* struct series_result * */
	GPtrArray *refused; /* char * */
	GPtrArray *texts; /* char *: what the series point at */
	GPtrArray *grounds; /* GPtrArray *: likewise */
	char **home; /* the API's own people, for the letters of the others */
	char **takers; /* the maintainers of its tree */
	char *folder;
	/* what packs_text() tells */
	const struct plan *plan;
	const struct identity *identity;
	guint patches;
};

static void pack_series_free(gpointer data)
{
	struct series *series = data;

	if (series->files)
		g_hash_table_unref(series->files);
	g_free(series);
}

static void sequel_drop(gpointer data)
{
	sequel_free(data);
}

/* Keeps a text as long as the packs. */
static const char *keep(struct packs *packs, char *text)
{
	g_ptr_array_add(packs->texts, text);
	return text;
}

static void add_file(GHashTable *files, const char *name, char *text)
{
	g_hash_table_insert(files, g_strdup(name),
			    g_bytes_new_take(text, strlen(text)));
}

/*
 * Who has the API: with its lists, whom the letter of every pack is for; else
 * who takes what goes through its tree, by the entry that names the tree.
 */
static char **home_people(const struct plan *plan, gboolean lists)
{
	const struct pack *first = plan->packs->pdata[0];
	const struct patch *patch = first->patches->pdata[0];
	GPtrArray *people = g_ptr_array_new();

	for (guint i = 0; i < patch->people->len; i++) {
		const struct person *person = patch->people->pdata[i];

		if (person->role != ROLE_REVIEWER &&
		    (lists || (person->role == ROLE_MAINTAINER &&
			       !g_strcmp0(person->entry, plan->entry))) &&
		    address_valid(person->mail))
			g_ptr_array_add(people,
					g_strdup_printf("%s <%s>",
							person->name
								? person->name
								: "",
							person->mail));
	}
	g_ptr_array_add(people, NULL);
	return (char **)g_ptr_array_free(people, FALSE);
}

/* The patches of the packs in front of this one that it needs. */
static const GPtrArray *ground_of(struct packs *packs, guint index)
{
	const struct plan *plan = packs->in->plan;
	const struct pack *pack = plan->packs->pdata[index];
	GPtrArray *ground;

	if (!index || pack->alone)
		return NULL;
	if (!pack->last)
		return ((struct pack *)plan->packs->pdata[0])->patches;
	ground = g_ptr_array_new();
	for (guint i = 0; i < index; i++) {
		const struct pack *other = plan->packs->pdata[i];

		for (guint k = 0; k < other->patches->len; k++)
			g_ptr_array_add(ground, other->patches->pdata[k]);
	}
	g_ptr_array_add(packs->grounds, ground);
	return ground;
}

/* What is missing of this pack; its mails are RFC until it is there. */
static void look_what_is_missing(struct packs *packs, struct series *series)
{
	struct todo_input in = packs->in->todo;
	struct todo *todo;

	in.patches = series->patches;
	todo = todo_new(&in);
	series->rfc = todo->missing->len > 0;
	series->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      (GDestroyNotify)g_bytes_unref);
	add_file(series->files, TODO_NAME, g_strdup(todo->text));
	todo_free(todo);
}

static void add_pack(struct packs *packs, guint index)
{
	const struct packs_input *in = packs->in;
	const struct pack *pack = in->plan->packs->pdata[index];
	struct series *series = g_new(struct series, 1);
	struct sequel *sequel =
		sequel_part(in->sequel, pack->key, pack->number);
	g_autofree char *name =
		g_strdup_printf("%s-%s", in->whole->name, pack->key);

	*series = *in->whole;
	series->below = pack->folder;
	series->patches = pack->patches;
	series->ground = ground_of(packs, index);
	series->all = in->whole->patches;
	series->tag = pack->tag;
	series->name = keep(packs, g_steal_pointer(&name));
	series->change_id = sequel->change_id;
	series->files = NULL;
	series->report = NULL;
	series->manifest = NULL;
	series->others = NULL;
	if (index)
		series->cover.quoted = packs->home;
	if (pack->ours)
		series->takers = packs->takers;
	look_what_is_missing(packs, series);
	/* one of them knows all places of the tree */
	if (!index)
		sequel_count(sequel, in->references, in->suffixes);
	g_ptr_array_add(packs->series, series);
	g_ptr_array_add(packs->sequels, sequel);
}

/* The words of a pack, knowing what was made of the first one. */
static gboolean write_letter(gpointer data, guint index,
			     const GPtrArray *results, GError **error)
{
	struct packs *packs = data;
	const struct packs_input *in = packs->in;
	const struct pack *pack = in->plan->packs->pdata[index];
	struct series *series = packs->series->pdata[index];
	struct sequel *sequel = packs->sequels->pdata[index];
	const struct series_result *first = index ? results->pdata[0] : NULL;
	struct planwords words = {
		.plan = in->plan,
		.title = in->whole->cover.subject,
		.problem = in->problem,
		.link = first ? first->ids->pdata[0] : NULL,
	};
	const struct patch *helpers =
		((struct pack *)in->plan->packs->pdata[0])->patches->pdata[0];
	g_autofree char *body =
		index ? planwords_letter(&words, pack) : g_strdup(in->body);

	if (index)
		series->cover.subject =
			keep(packs, planwords_subject(&words, pack));
	if (index && helpers->kind == PATCH_HELPERS && !pack->alone)
		series->needs = first->ids->pdata[1];
	if (!sequel_prepare(sequel, series->tree, series->patches, body,
			    in->build, error))
		return FALSE;
	series->cover.body = sequel->body;
	return TRUE;
}

static struct packs *packs_new(const struct packs_input *in)
{
	struct packs *packs = g_new0(struct packs, 1);

	packs->in = in;
	packs->plan = in->plan;
	packs->identity = in->whole->identity;
	packs->patches = in->whole->patches->len;
	packs->series = g_ptr_array_new_with_free_func(pack_series_free);
	packs->sequels = g_ptr_array_new_with_free_func(sequel_drop);
	packs->results = g_ptr_array_new_with_free_func(series_result_free);
	packs->refused = g_ptr_array_new_with_free_func(g_free);
	packs->texts = g_ptr_array_new_with_free_func(g_free);
	packs->grounds = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_ptr_array_unref);
	packs->home = home_people(in->plan, TRUE);
	packs->takers = home_people(in->plan, FALSE);
	packs->folder = g_build_filename(in->output, in->whole->label, NULL);
	for (guint i = 0; i < in->plan->packs->len; i++)
		add_pack(packs, i);
	return packs;
}

static void gather_refused(struct packs *packs)
{
	for (guint i = 0; i < packs->results->len; i++) {
		const struct series_result *result = packs->results->pdata[i];

		for (guint k = 0; result->refused && k < result->refused->len;
		     k++) {
			char *who = result->refused->pdata[k];

			if (!g_ptr_array_find_with_equal_func(
				    packs->refused, who, g_str_equal, NULL))
				g_ptr_array_add(packs->refused, g_strdup(who));
		}
	}
}

struct packs *packs_write(const struct packs_input *in, GError **error)
{
	struct packs *packs = packs_new(in);

	add_file(in->whole->files, PLAN_NAME,
		 planwords_order(in->plan, packs->folder, in->whole->identity));
	if (!series_write_packs(in->whole, packs->series, in->output, in->build,
				write_letter, packs, packs->results, error)) {
		packs_free(packs);
		return NULL;
	}
	for (guint i = 0; i < packs->sequels->len; i++)
		g_string_append(
			in->sequel->said,
			((struct sequel *)packs->sequels->pdata[i])->said->str);
	gather_refused(packs);
	return packs;
}

void packs_free(struct packs *packs)
{
	if (!packs)
		return;
	g_ptr_array_unref(packs->series);
	g_ptr_array_unref(packs->sequels);
	g_ptr_array_unref(packs->results);
	g_ptr_array_unref(packs->refused);
	g_ptr_array_unref(packs->texts);
	g_ptr_array_unref(packs->grounds);
	g_strfreev(packs->home);
	g_strfreev(packs->takers);
	g_free(packs->folder);
	g_free(packs);
}

gboolean packs_note(struct packs *packs)
{
	for (guint i = 0; i < packs->sequels->len; i++)
		if (!cmd_note("generate", packs->sequels->pdata[i],
			      packs->results->pdata[i]))
			return FALSE;
	return TRUE;
}

char *packs_text(const struct packs *packs)
{
	const struct plan *plan = packs->plan;
	const struct series_result *first = packs->results->pdata[0];
	g_autofree char *patches =
		text_count(packs->patches, "patch", "patches");
	g_autofree char *parts = text_count(plan->packs->len, "part", "parts");
	g_autofree char *commands =
		summary_commands(first->folder, packs->identity);
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "%s in %s, in %s (plan '%s'):\n", patches,
			       parts, packs->folder,
			       plan_kind_name(plan->kind));
	for (guint i = 0; i < plan->packs->len; i++) {
		const struct pack *pack = plan->packs->pdata[i];

		g_string_append_printf(
			out, "  %2u  %2u %s  %s\n", pack->number,
			pack->patches->len,
			pack->patches->len == 1 ? "patch  " : "patches",
			pack->tree ? pack->tree : "(no tree is named)");
	}
	g_string_append_printf(out,
			       "%s\nthe order, and the commands of the other "
			       "parts: %s/" PLAN_NAME "\n",
			       commands, packs->folder);
	return g_string_free(out, FALSE);
}

const GPtrArray *packs_refused(const struct packs *packs)
{
	return packs->refused;
}

const char *packs_kept(const struct packs *packs)
{
	return ((struct series_result *)packs->results->pdata[0])->kept;
}
