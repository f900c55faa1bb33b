// SPDX-License-Identifier: GPL-2.0
#include "lifetime/weigh.h"

#include <string.h>

#include "lifetime/places.h"
#include "lifetime/ruling.h"
#include "lifetime/telling.h"

static void add_caller(struct evidence *evidence, const struct chain *chain,
		       enum lifetime held)
{
	struct evidence_caller *caller = g_new0(struct evidence_caller, 1);
	const struct routine *top = telling_top(chain);

	caller->function = g_strdup(top->word);
	caller->file = g_strdup(top->unit->path);
	caller->line = top->unit->source->tokens[top->item->name].line;
	switch (chain->end) {
	case CHAIN_DROPPED:
		caller->lifetime = LIFETIME_SCOPED;
		caller->why = telling_dropped(chain);
		caller->drop = telling_drop(chain);
		break;
	case CHAIN_HELD:
		caller->lifetime = held;
		caller->why = telling_held(chain, held == LIFETIME_UNKNOWN &&
							  telling_vague(chain));
		break;
	case CHAIN_OTHER:
		caller->lifetime = LIFETIME_UNKNOWN;
		caller->why = g_strdup_printf("handed on by %s()",
					      telling_top(chain)->word);
		break;
	case CHAIN_UNSURE:
		caller->lifetime = LIFETIME_UNKNOWN;
		caller->why = g_strdup(chain->why);
		break;
	}
	g_ptr_array_add(evidence->callers, caller);
}

static void add_release(struct evidence *evidence,
			const struct release *release)
{
	struct evidence_release *r = g_new0(struct evidence_release, 1);
	GString *kinds = g_string_new(NULL), *ways = g_string_new(NULL);

	if (release->mismatch)
		telling_call(&r->at, &release->line);
	else
		telling_line(&r->at, &release->line);
	r->mismatch = release->mismatch;
	r->counted = release->counted;
	for (guint i = 0; i < TRIGGER_KINDS; i++) {
		const struct trigger *trigger = &release->triggers.of[i];

		if (!trigger->found)
			continue;
		g_string_append_printf(kinds, "%s%s", kinds->len ? ", " : "",
				       trigger_name(i));
		g_string_append_printf(ways, "%s%s", ways->len ? "; " : "",
				       trigger->way);
		r->counted |= trigger->counted;
		evidence->notifier |= i == TRIGGER_NOTIFIER;
	}
	if (release->previous && !kinds->len)
		g_string_append(kinds, "by the next call");
	r->kinds = g_string_free(kinds, FALSE);
	r->ways = g_string_free(ways, FALSE);
	g_ptr_array_add(evidence->releases, r);
}

/* The lifetime of chains that are held when the kernel returns. */
static enum lifetime weigh_held(const GPtrArray *chains, const struct ruling *v,
				const struct chain **best, guint *held)
{
	const struct spot_line *store = NULL;
	gboolean several = FALSE;

	*best = NULL;
	*held = 0;
	for (guint i = 0; i < chains->len; i++) {
		const struct chain *chain = chains->pdata[i];

		if (chain->end != CHAIN_HELD)
			continue;
		(*held)++;
		several |= store && (store->unit != chain->store.unit ||
				     store->token != chain->store.token);
		store = &chain->store;
		if (!*best || chain->loose < (*best)->loose ||
		    chain->entry > (*best)->entry ||
		    (chain->entry == (*best)->entry &&
		     chain->rank > (*best)->rank))
			*best = chain;
	}
	if (!*best || !(*best)->store.unit)
		return LIFETIME_UNKNOWN;
	/* a caller that is not seen may drop what its own objects keep */
	if ((*best)->loose && !v->letgo)
		return LIFETIME_UNKNOWN;
	if (v->user && v->done && !v->counted)
		return several ? LIFETIME_UNKNOWN : LIFETIME_ASYNC;
	if (v->user)
		return LIFETIME_ESCAPES;
	if (v->done)
		return LIFETIME_ASYNC;
	if (v->previous || v->teardown)
		return LIFETIME_ESCAPES;
	return LIFETIME_UNKNOWN;
}

/* The places that the line which keeps the pages puts them in. */
static GHashTable *kept_in(const struct chain *chain)
{
	GHashTable *places = places_new();
	const struct spot_line *store = &chain->store;

	for (guint i = 0; i < chain->path->len; i++) {
		const struct routine *routine = chain->path->pdata[i];
		const struct source *source = routine->unit->source;
		const struct call_place *call;
		guint before;

		if (routine->item != store->item)
			continue;
		before = source_prev(source, store->token);
		call = routine_call(routine, store->token);
		if (call)
			places_add(routine, store->token, call->close, places);
		else if (source_is(source, store->token, "="))
			places_add_one(routine, use_chain(source, before),
				       before, places);
	}
	return places;
}

static gboolean agrees(const struct chain *chain, GHashTable *read)
{
	GHashTable *kept;
	gboolean meet;

	if (!chain->store.unit)
		return FALSE;
	kept = kept_in(chain);
	meet = places_meet(kept, read, TRUE);
	g_hash_table_unref(kept);
	return meet;
}

/*
 * Of ways up that say the same, the one whose pages are those that the release
 * reads: what keeps them and what drops them belong together.
 */
static const struct chain *pick_agreeing(const GPtrArray *chains,
					 const struct chain *best,
					 const struct trigger *trigger)
{
	if (!trigger->places || agrees(best, trigger->places))
		return best;
	for (guint i = 0; i < chains->len; i++) {
		const struct chain *chain = chains->pdata[i];

		if (chain->end == CHAIN_HELD &&
		    chain->rank >= MIN(best->rank, 3) &&
		    chain->loose == best->loose &&
		    chain->entry == best->entry &&
		    chain->indirect == best->indirect &&
		    agrees(chain, trigger->places))
			return chain;
	}
	return best;
}

static gboolean same_store(const struct chain *a, const struct chain *b)
{
	return a->store.unit && a->store.unit == b->store.unit &&
	       a->store.token == b->store.token && a->rank >= 3;
}

/*
 * A way up that is not understood, where the pages may be kept by something
 * else than on the way that is.
 */
static gboolean is_open(const GPtrArray *chains, const struct chain *best)
{
	for (guint i = 0; i < chains->len; i++) {
		const struct chain *chain = chains->pdata[i];

		if (chain->end == CHAIN_UNSURE && !same_store(chain, best))
			return TRUE;
	}
	return FALSE;
}

static const struct chain *first_of(const GPtrArray *chains, enum chain_end end)
{
	for (guint i = 0; i < chains->len; i++)
		if (((struct chain *)chains->pdata[i])->end == end)
			return chains->pdata[i];
	return NULL;
}

static guint count_of(const GPtrArray *chains, enum chain_end end)
{
	guint count = 0;

	for (guint i = 0; i < chains->len; i++)
		count += ((struct chain *)chains->pdata[i])->end == end;
	return count;
}

/* The release that a lifetime rests on, in the words of a comment. */
static char *way_of(const struct ruling *v, enum lifetime lifetime)
{
	if (lifetime == LIFETIME_ASYNC)
		return g_strdup(v->done->triggers.of[TRIGGER_DONE].way);
	if (lifetime == LIFETIME_ESCAPES && v->user)
		return g_strdup(v->user->triggers.of[v->kind].way);
	if (lifetime == LIFETIME_ESCAPES && v->previous)
		return g_strdup_printf("the next call of %s()",
				       v->previous->function);
	if (lifetime == LIFETIME_ESCAPES)
		return g_strdup(v->teardown->triggers.of[TRIGGER_TEARDOWN].way);
	return NULL;
}

static char *held_evidence(const struct chain *best, const struct ruling *v,
			   enum lifetime lifetime)
{
	gboolean vague = lifetime == LIFETIME_UNKNOWN && telling_vague(best);
	char *held = telling_held(best, vague), *release = NULL, *text;

	if (lifetime == LIFETIME_ESCAPES && !v->user && !v->previous)
		release = telling_release(v->teardown, TRIGGER_TEARDOWN);
	else if (lifetime == LIFETIME_ESCAPES)
		release = telling_release(v->user ? v->user : v->previous,
					  v->kind);
	else if (lifetime == LIFETIME_ASYNC)
		release = telling_release(v->done, TRIGGER_DONE);
	else if (v->user && v->done)
		release = g_strdup("both user space and completions drop pages "
				   "kept there");
	else if (v->user || v->done)
		release = g_strdup("other ways up are not like this one");
	else
		release = g_strdup("who drops them is not seen");
	text = g_strdup_printf("%s; %s", held, release);
	g_free(held);
	g_free(release);
	return text;
}

void weigh(const GPtrArray *chains, const GPtrArray *releases,
	   struct evidence *evidence)
{
	struct ruling v = ruling_of(releases);
	const struct chain *unsure = first_of(chains, CHAIN_UNSURE);
	const struct chain *other = first_of(chains, CHAIN_OTHER);
	const struct chain *dropped = first_of(chains, CHAIN_DROPPED), *best;
	guint held;
	enum lifetime lifetime = weigh_held(chains, &v, &best, &held);

	for (guint i = 0; i < chains->len; i++)
		add_caller(evidence, chains->pdata[i], lifetime);
	for (guint i = 0; releases && i < releases->len; i++)
		add_release(evidence, releases->pdata[i]);
	if (best && v.user && lifetime == LIFETIME_ESCAPES)
		best = pick_agreeing(chains, best,
				     &v.user->triggers.of[v.kind]);
	if (best)
		telling_line(&evidence->holder, &best->store);
	/*
	 * A function that is called through a pointer may be called with
	 * other objects than those that hold pages.
	 */
	if (held && best->indirect && dropped)
		lifetime = LIFETIME_UNKNOWN;
	/* one way that is not understood may be worse than all others */
	if (held && lifetime == LIFETIME_ASYNC && is_open(chains, best))
		lifetime = LIFETIME_UNKNOWN;
	evidence->lifetime = lifetime;
	if (held) {
		evidence->until = g_strdup(telling_top(best)->word);
		evidence->vague =
			lifetime == LIFETIME_UNKNOWN && telling_vague(best);
		evidence->way = way_of(&v, lifetime);
		evidence->text = held_evidence(best, &v, lifetime);
	} else if (other) {
		evidence->handed_on = g_strdup(telling_top(other)->word);
		evidence->text = g_strdup_printf("handed on by %s()",
						 telling_top(other)->word);
	} else if (unsure) {
		evidence->text = g_strdup(unsure->why);
	} else if (dropped) {
		guint others = count_of(chains, CHAIN_DROPPED) - 1;
		char *text = telling_dropped(dropped);

		evidence->lifetime = LIFETIME_SCOPED;
		if (others == 1)
			evidence->text = g_strdup_printf(
				"%s; so does 1 other way up", text);
		else if (others)
			evidence->text = g_strdup_printf(
				"%s; so do %u other ways up", text, others);
		else
			evidence->text = g_strdup(text);
		g_free(text);
	} else {
		evidence->text = g_strdup("nothing is known of this pin");
	}
}
