// SPDX-License-Identifier: GPL-2.0
#include "report/pinreport.h"

#include <string.h>

#include "convert/audit.h"
#include "report/page.h"
#include "report/patches.h"
#include "report/pinchain.h"
#include "site/ledger.h"
#include "site/reference.h"
#include "site/site.h"
#include "words/message.h"

/* Words for people, of what the tables shout. */
static const char *said(enum verdict verdict)
{
	static const char *const words[] = {
		[VERDICT_CONDITIONAL] = "depends",
		[VERDICT_LONGTERM] = "long-term",
		[VERDICT_SHORTTERM] = "short-term",
	};

	return words[verdict];
}

static enum report_state state_of(const struct site *site)
{
	return site_is_suspect(site)	       ? REPORT_SUSPECT
	       : site->fits		       ? REPORT_FITS
	       : site->outcome == OUTCOME_LEFT ? REPORT_LEFT
					       : REPORT_CONVERTED;
}

static void add_texts(struct report_place *place, const struct site *site)
{
	place->word = g_strdup(site->callee);
	place->flags = g_strdup(site->flags);
	place->verdict = g_strdup(verdict_name(site->verdict));
	place->reason = g_strdup(site->reason);
	place->lifetime = g_strdup(lifetime_name(site->lifetime));
	place->evidence = g_strdup(site->evidence);
	place->outcome = g_strdup(outcome_name(site->outcome));
	place->outcome_reason = g_strdup(site->outcome_reason);
	place->says = g_strdup(said(site->verdict));
	place->does = g_strdup(pinchain_lifetime(site->lifetime));
}

static void add_site(struct report *report, const struct site *site,
		     const struct conversion *conversion,
		     struct maintainers *people)
{
	struct report_place *place = report_place_add(
		report, site->file, site->line, site->function);
	const struct evidence *evidence =
		conversion->lifetimes
			? lifetimes_of(conversion->lifetimes, site)
			: NULL;

	add_texts(place, site);
	place->state = state_of(site);
	place->again = site->again;
	if (people)
		place->subsystem =
			g_strdup(maintainers_entry(people, site->file));
	report_step_add(place, "pinned", site->file, site->line, NULL)
		->function = g_strdup(site->function);
	report_cite(place, "flags", site->reason);
	if (evidence)
		pinchain_add(place, evidence);
	if (site->known)
		report_note_add(place, "Decided", site->known);
}

/* The place of an entry of the audit. */
static struct report_place *place_of(const struct report *report,
				     const struct evidence *evidence)
{
	for (guint i = 0; i < report->places->len; i++) {
		struct report_place *place = report->places->pdata[i];

		if (place->line == evidence->line &&
		    !strcmp(place->file, evidence->file) &&
		    !g_strcmp0(place->word, evidence->callee))
			return place;
	}
	return NULL;
}

/* What the flag would cost, of each suspect. */
static gboolean add_costs(struct report *report,
			  const struct conversion *conversion, GError **error)
{
	struct audit *audit = audit_new(conversion, NULL, error);

	for (guint i = 0; audit && i < audit->entries->len; i++) {
		const struct audit_entry *entry = audit->entries->pdata[i];
		struct report_place *place = place_of(report, entry->evidence);

		for (guint k = 0; place && entry->costs && entry->site &&
				  k < entry->costs->len;
		     k++)
			report_note_add(place, "Cost", entry->costs->pdata[k]);
	}
	if (!audit)
		return FALSE;
	audit_free(audit);
	return TRUE;
}

static gboolean is_place(const struct report *report,
			 const struct reference *reference)
{
	for (guint i = 0; i < report->places->len; i++) {
		const struct report_place *place = report->places->pdata[i];

		if (reference->kind == REFERENCE_CALL &&
		    place->line == reference->line &&
		    !strcmp(place->file, reference->file))
			return TRUE;
	}
	return FALSE;
}

static void add_reference(struct report *report,
			  const struct reference *reference,
			  struct maintainers *people)
{
	struct report_place *place;

	if (reference->fate == FATE_UNPARSED ||
	    (reference->fate == FATE_UNACCOUNTED && !report->planned)) {
		place = report_place_add(report, reference->file,
					 reference->line, NULL);
		place->word = g_strdup(reference->word);
		place->state = REPORT_OPEN;
		place->outcome = g_strdup(reference_fate_name(reference));
		place->outcome_reason = g_strdup(reference->reason);
		if (people)
			place->subsystem = g_strdup(
				maintainers_entry(people, reference->file));
		report_step_add(place, "named", reference->file,
				reference->line, NULL);
	} else if (reference->fate == FATE_LEFT ||
		   reference->fate == FATE_KIND ||
		   reference->fate == FATE_OWN) {
		report_rest_add(report, reference->file, reference->line,
				reference->word,
				reference_kind_name(reference->kind),
				reference->reason);
	}
}

static void add_references(struct report *report,
			   const struct conversion *conversion,
			   struct maintainers *people)
{
	const GPtrArray *references = conversion->references;

	for (guint i = 0; i < references->len; i++)
		if (!is_place(report, references->pdata[i]))
			add_reference(report, references->pdata[i], people);
}

/* Which patch converts each place, which are in the order of the sites. */
static void add_patches(struct report *report,
			const struct conversion *conversion,
			const GPtrArray *patches)
{
	for (guint i = 0; i < patches->len; i++) {
		g_autoptr(GPtrArray) converted = message_sites(
			patches->pdata[i], conversion->sites, TRUE);
		guint at;

		for (guint k = 0; k < converted->len; k++)
			if (g_ptr_array_find(conversion->sites,
					     converted->pdata[k], &at))
				((struct report_place *)
					 report->places->pdata[at])
					->patch = i + 1;
	}
}

static void describe(struct report *report, const struct conversion *conversion,
		     const char *command)
{
	const struct tree *tree = conversion->tree;
	g_autofree char *name = g_path_get_basename(tree->path);
	char *about = campaign_text(conversion->campaign, "cover-problem", NULL,
				    NULL);

	if (about) {
		g_free(report->about);
		report->about = about;
	}
	report->kernel = g_strdup_printf("%s%s%s %s", tree->beside ? name : "",
					 tree->beside ? ", beside " : "",
					 tree->title ? tree->title : "Linux",
					 tree->version);
	report->base = g_strdup(tree->commit);
	report->command = g_strdup(command);
	report->tool =
		g_strconcat("Coccinelle ", conversion->spatch->version, NULL);
	report->one = "call";
	report->many = "calls";
	report->suspects = "Short-term by the flags, kept by the code.";
}

static gboolean fill(struct report *report, const struct pinreport *of,
		     const GPtrArray *mails, struct maintainers *people,
		     GError **error)
{
	const struct conversion *conversion = of->conversion;

	for (guint i = 0; i < conversion->sites->len; i++)
		add_site(report, conversion->sites->pdata[i], conversion,
			 people);
	if (of->compose) {
		report_patches_add(report, of->compose->patches, mails);
		add_patches(report, conversion, of->compose->patches);
		report->references = conversion->references->len;
		report->unaccounted =
			ledger_unaccounted(conversion->references);
	}
	if (conversion->lifetimes && !add_costs(report, conversion, error))
		return FALSE;
	add_references(report, conversion, people);
	report_finish(report);
	return TRUE;
}

struct report *pinreport_new(const struct pinreport *of, const GPtrArray *mails,
			     GError **error)
{
	const struct campaign *campaign = of->conversion->campaign;
	const struct tree *tree = of->conversion->tree;
	struct maintainers *people = NULL;
	struct report *report;

	if (!tree->beside) {
		people = maintainers_load(tree, error);
		if (!people)
			return NULL;
	}
	report = report_new(campaign->name, campaign->title);
	describe(report, of->conversion, of->command);
	report->planned = !of->compose;
	if (!fill(report, of, mails, people, error))
		g_clear_pointer(&report, report_free);
	maintainers_free(people);
	return report;
}

char *pinreport_page(gpointer of, const GPtrArray *mails, GError **error)
{
	const struct pinreport *pins = of;
	struct report *report = pinreport_new(pins, mails, error);
	char *page =
		report ? report_page(report, pins->conversion->tree) : NULL;

	report_free(report);
	return page;
}
