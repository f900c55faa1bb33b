// SPDX-License-Identifier: GPL-2.0
#include "convert/conversion-parts.h"

#include "site/reference.h"

/* Lifetimes that a thread looks for, and its data. */
struct foresight {
	struct conversion *conversion;
	struct lexicon *lexicon;
	GThread *thread;
};

struct lexicon *conversion_lexicon(const struct conversion *conversion,
				   GError **error)
{
	g_autofree char *path = g_build_filename(conversion->campaign->folder,
						 "lifetime.conf", NULL);

	return lexicon_load(path, error);
}

/* The raw calls, with only what is needed to find their lifetimes. */
static GPtrArray *raw_pins(const struct conversion *conversion)
{
	GPtrArray *pins =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);

	for (guint i = 0; i < conversion->references->len; i++) {
		const struct reference *call = conversion->references->pdata[i];
		struct site *pin;

		if (call->kind != REFERENCE_CALL ||
		    !family_find(conversion->family, call->word))
			continue;
		pin = site_new(call->file, call->word);
		pin->offset = call->offset;
		g_ptr_array_add(pins, pin);
	}
	return pins;
}

void conversion_foresee(struct conversion *conversion, GPtrArray *pins)
{
	g_clear_pointer(&conversion->pins, g_ptr_array_unref);
	/* a lifted call has two lifetimes, which only its callers tell apart */
	if (!conversion->options.lift)
		conversion->pins = pins ? pins : raw_pins(conversion);
	else if (pins)
		g_ptr_array_unref(pins);
}

static gpointer look(gpointer data)
{
	const struct foresight *foresight = data;
	struct conversion *conversion = foresight->conversion;

	return lifetimes_find(conversion->program, conversion->family,
			      foresight->lexicon, conversion->pins, NULL);
}

struct foresight *foresight_begin(struct conversion *conversion)
{
	struct foresight *foresight;
	struct lexicon *lexicon =
		conversion->pins ? conversion_lexicon(conversion, NULL) : NULL;

	if (!lexicon)
		return NULL;
	foresight = g_new0(struct foresight, 1);
	foresight->conversion = conversion;
	foresight->lexicon = lexicon;
	foresight->thread = g_thread_new("lifetimes", look, foresight);
	return foresight;
}

void foresight_end(struct foresight *foresight)
{
	if (!foresight)
		return;
	foresight->conversion->foreseen = g_thread_join(foresight->thread);
	lexicon_free(foresight->lexicon);
	g_free(foresight);
}

struct lifetimes *conversion_lifetimes_of(struct conversion *conversion,
					  GPtrArray *sites, GError **error)
{
	struct lifetimes *lifetimes = g_steal_pointer(&conversion->foreseen);
	struct lexicon *lexicon;

	if (lifetimes && lifetimes_give(lifetimes, sites))
		return lifetimes;
	lifetimes_free(lifetimes);
	lexicon = conversion_lexicon(conversion, error);
	lifetimes = lexicon ? lifetimes_find(conversion->program,
					     conversion->family, lexicon, sites,
					     error)
			    : NULL;
	lexicon_free(lexicon);
	return lifetimes;
}

gboolean conversion_lifetimes(struct conversion *conversion, GError **error)
{
	conversion_say(conversion, "LIFE", "%u pins", conversion->sites->len);
	conversion->lifetimes =
		conversion_lifetimes_of(conversion, conversion->sites, error);
	return conversion->lifetimes != NULL;
}

struct lifetimes *conversion_gets(struct conversion *conversion, GError **error)
{
	const char *folder = conversion->campaign->folder;
	g_autofree char *path = g_build_filename(folder, "lifetime.conf", NULL);
	g_autofree char *over =
		g_build_filename(folder, "lifetime-get.conf", NULL);
	struct lexicon *lexicon;
	struct lifetimes *lifetimes;

	if (!g_file_test(over, G_FILE_TEST_EXISTS))
		return NULL;
	lexicon = lexicon_load_over(path, over, error);
	if (!lexicon)
		return NULL;
	lifetimes = lifetimes_find(conversion->program, conversion->family,
				   lexicon, NULL, error);
	lexicon_free(lexicon);
	return lifetimes;
}
