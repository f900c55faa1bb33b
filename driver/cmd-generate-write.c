// SPDX-License-Identifier: GPL-2.0
/* generate's folder: the mails of a conversion, and the files beside them. */
#include <string.h>

#include "cmd-generate-write.h"
#include "engine/replay.h"
#include "people/addressee.h"
#include "report/pinreport.h"
#include "series/manifest-fields.h"
#include "site/ledger.h"
#include "site/table.h"

static void add_file(GHashTable *files, const char *name, char *text)
{
	g_hash_table_insert(files, g_strdup(name),
			    g_bytes_new_take(text, strlen(text)));
}

/* The words that are no old name; good until the next call. */
static const char *const *suffixes_of(const struct conversion *conversion)
{
	const struct campaign *campaign = conversion->campaign;
	static const char *suffixes[4];

	suffixes[0] = campaign->longterm_suffix;
	suffixes[1] = campaign->shortterm_suffix;
	suffixes[2] = campaign->flag;
	return suffixes;
}

static gboolean write_one(struct generate_writing *w,
			  struct conversion *conversion,
			  const struct compose *compose, struct series *series,
			  GError **error)
{
	struct sequel *sequel = w->sequel;

	sequel_count(sequel, conversion->references, suffixes_of(conversion));
	if (!sequel_prepare(sequel, series->tree, series->patches,
			    compose->body, w->at->build, error))
		return FALSE;
	series->cover.body = sequel->body;
	series->change_id = sequel->change_id;
	return series_write(series, w->o->output, w->at->build, &w->result,
			    error);
}

static gboolean write_packs(struct generate_writing *w,
			    const struct conversion *conversion,
			    const struct compose *compose,
			    const struct series *series, GError **error)
{
	w->packs_in = (struct packs_input){
		.whole = series,
		.plan = compose->plan,
		.sequel = w->sequel,
		.problem = compose->problem,
		.body = compose->body,
		.todo = *w->todo_in,
		.references = conversion->references,
		.suffixes = suffixes_of(conversion),
		.output = w->o->output,
		.build = w->at->build,
	};
	w->packs = packs_write(&w->packs_in, error);
	return w->packs != NULL;
}

gboolean generate_write(struct generate_writing *w,
			struct conversion *conversion,
			const struct compose *compose, GError **error)
{
	char *label = tree_label(conversion->tree);
	GHashTable *files = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
	struct pinreport pins = {conversion, compose, w->command};
	const struct tree *tree = conversion->tree;
	g_autofree char *kernel =
		g_strdup_printf("%s-%s", tree->name, tree->version);
	g_autofree char *check =
		replay_line(kernel, "", TRUE, conversion->campaign->url);
	struct series series = {
		.check = check,
		.tree = conversion->tree,
		.label = label,
		.identity = w->identity,
		.patches = compose->patches,
		.cover = {.subject = compose->subject,
			  .to = w->o->cover_to,
			  .people_to = w->o->people_to},
		.name = conversion->campaign->name,
		.reroll = w->o->reroll,
		.rfc = w->todo->missing->len > 0,
		.signoff = w->o->signoff,
		.files = files,
		.report = pinreport_page,
		.report_data = &pins,
		.others = generate_others,
	};
	GBytes *mailmap = tree_read(tree, ".mailmap", NULL);
	g_autofree char *names =
		mailmap ? g_strndup(g_bytes_get_data(mailmap, NULL),
				    g_bytes_get_size(mailmap))
			: NULL;
	g_auto(GStrv) quoted =
		addressees_today(conversion->campaign->cc, names);
	gboolean ok;

	series.cover.quoted = quoted;
	g_clear_pointer(&mailmap, g_bytes_unref);
	add_file(files, "sites.tsv", table_sites_tsv(conversion->sites));
	add_file(files, "sites.json", table_sites_json(conversion->sites));
	add_file(files, "ledger.tsv", ledger_tsv(conversion->references));
	if (compose->patches->len)
		add_file(files, TODO_NAME, g_strdup(w->todo->text));
	series.manifest = manifest_fields(conversion, w->command, error);
	if (series.manifest)
		json_object_set_object_member(series.manifest, "options",
					      generate_members(w->o));
	ok = series.manifest &&
	     (compose->plan
		      ? write_packs(w, conversion, compose, &series, error)
		      : write_one(w, conversion, compose, &series, error));
	g_clear_pointer(&series.manifest, json_object_unref);
	g_hash_table_unref(files);
	g_free(label);
	return ok;
}
