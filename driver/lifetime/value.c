// SPDX-License-Identifier: GPL-2.0
#include "lifetime/value.h"

#include <string.h>

#include "base/depth.h"
#include "lifetime/piece.h"
#include "lifetime/tally.h"
#include "code/bracket.h"

static const struct source *source_of(const struct values *values)
{
	return values->routine->unit->source;
}

static const char *const compares[] = {"==", "!=", "<=", ">=", "<", ">", NULL};
static const char *const ors[] = {"||", NULL};
static const char *const ands[] = {"&&", NULL};
static const char *const assigns[] = {"=", NULL};
static const char *const questions[] = {"?", NULL};
static const char *const colons[] = {":", NULL};
static const char *const others[] = {"&", "|", "^",  "+",  "-", "*",
				     "/", "%", "<<", ">>", NULL};

/* Where the classes of this operand are kept, or NULL. */
static guint8 *slot_of(struct values *values, guint first, guint last,
		       gboolean *counted)
{
	const struct source *source = source_of(values);
	guint op;
	int name;

	piece_strip(source, &first, &last);
	op = piece_op(source, first, last, assigns);
	if (op != G_MAXUINT)
		last = source_prev(source, op);
	if (first != last) {
		if (!values->call || first != values->call)
			return NULL;
		*counted = values->counted;
		return &values->result;
	}
	name = routine_name(values->routine, first);
	if (name < 0)
		return NULL;
	*counted = names_has(&values->counts, name);
	return &values->of[name];
}

static guint value_of_call(const struct values *values, guint first)
{
	const struct source *source = source_of(values);

	if (values->call && first == values->call)
		return values->result;
	if (source_is(source, first, "ERR_PTR") ||
	    source_is(source, first, "PTR_ERR") ||
	    source_is(source, first, "ERR_CAST"))
		return VALUE_NEGATIVE;
	return VALUE_ANY;
}

guint value_of(const struct values *values, guint first, guint last)
{
	const struct source *source = source_of(values);
	guint op, colon;
	int name;

	if (values->depth >= DEPTH_MAX)
		return VALUE_ANY;
	piece_strip(source, &first, &last);
	op = piece_op(source, first, last, questions);
	colon = op == G_MAXUINT ? op : piece_op(source, op, last, colons);
	if (colon != G_MAXUINT) {
		struct values yes = *values, no = *values;
		guint can = 0;

		yes.depth = no.depth = values->depth + 1;
		if (value_assume(&yes, first, source_prev(source, op), TRUE))
			can |= source_next(source, op) == colon
				       ? VALUE_POSITIVE | VALUE_NEGATIVE
				       : value_of(&yes, source_next(source, op),
						  source_prev(source, colon));
		if (value_assume(&no, first, source_prev(source, op), FALSE))
			can |= value_of(&no, source_next(source, colon), last);
		return can;
	}
	if (piece_zero(source, first, last))
		return VALUE_ZERO;
	if (piece_pending(source, first, last))
		return VALUE_ANY;
	if (piece_errno(source, first, last))
		return VALUE_NEGATIVE;
	if (first == last) {
		name = routine_name(values->routine, first);
		if (name >= 0)
			return values->of[name];
		if (source->tokens[first].kind == TOKEN_NUMBER ||
		    source_is(source, first, "true") ||
		    (values->routine->positive &&
		     piece_positive_errno(source, first, last)))
			return VALUE_POSITIVE;
		return VALUE_ANY;
	}
	if (values->routine->positive &&
	    piece_positive_errno(source, first, last))
		return VALUE_POSITIVE;
	/* a cast or a call in front of all */
	if (source->tokens[first].kind == TOKEN_IDENT &&
	    source_is(source, source_next(source, first), "(") &&
	    source_close(source, source_next(source, first)) == last)
		return value_of_call(values, first);
	return VALUE_ANY;
}

/* classes of a for which "a op 0", swapped "0 op a", can come out as truth */
static guint against_zero(const struct source *source, guint op, gboolean truth,
			  gboolean swapped)
{
	guint holds;

	if (source_is(source, op, "=="))
		holds = VALUE_ZERO;
	else if (source_is(source, op, "!="))
		holds = VALUE_NEGATIVE | VALUE_POSITIVE;
	else if (source_is(source, op, swapped ? ">" : "<"))
		holds = VALUE_NEGATIVE;
	else if (source_is(source, op, swapped ? ">=" : "<="))
		holds = VALUE_NEGATIVE | VALUE_ZERO;
	else if (source_is(source, op, swapped ? "<" : ">"))
		holds = VALUE_POSITIVE;
	else
		holds = VALUE_POSITIVE | VALUE_ZERO;
	return truth ? holds : VALUE_ANY & ~holds;
}

/* The same for "a op n", where n is what a count of pages should be. */
static guint against_count(const struct source *source, guint op,
			   gboolean truth, gboolean swapped)
{
	gboolean equal = source_is(source, op, "==") ||
			 source_is(source, op, swapped ? "<=" : ">=");
	gboolean unequal = source_is(source, op, "!=") ||
			   source_is(source, op, swapped ? ">" : "<");

	if (!equal && !unequal)
		return VALUE_ANY;
	return equal == truth ? VALUE_POSITIVE : VALUE_NEGATIVE | VALUE_ZERO;
}

/* The same where n is less than all, or anything: the rest may be there, too. */
static guint against_some(const struct source *source, guint op, gboolean truth,
			  gboolean swapped, gboolean one)
{
	if (one && source_is(source, op, swapped ? "<=" : ">="))
		return truth ? VALUE_POSITIVE : VALUE_NEGATIVE | VALUE_ZERO;
	if (one && source_is(source, op, swapped ? ">" : "<"))
		return truth ? VALUE_NEGATIVE | VALUE_ZERO : VALUE_POSITIVE;
	if (source_is(source, op, "==") && truth)
		return VALUE_POSITIVE;
	if (source_is(source, op, "!=") && !truth)
		return VALUE_POSITIVE;
	return VALUE_ANY;
}

/* a == -EAGAIN and the like */
static guint against_errno(const struct source *source, guint op,
			   gboolean truth)
{
	if (source_is(source, op, "==") && truth)
		return VALUE_NEGATIVE;
	if (source_is(source, op, "!=") && !truth)
		return VALUE_NEGATIVE;
	return VALUE_ANY;
}

static gboolean assume_compare(struct values *values, guint first, guint op,
			       guint last, gboolean truth)
{
	const struct source *source = source_of(values);
	guint left = source_prev(source, op), right = source_next(source, op);
	gboolean counted = FALSE, swapped = FALSE;
	guint8 *slot = slot_of(values, first, left, &counted);
	guint can = VALUE_ANY;

	if (piece_zero(source, first, left)) {
		slot = slot_of(values, right, last, &counted);
		return !slot ||
		       (*slot &= against_zero(source, op, truth, TRUE));
	}
	if (!slot || (!counted && !piece_constant(source, right, last))) {
		guint8 *other = slot_of(values, right, last, &counted);

		if (!other || !counted)
			return TRUE;
		slot = other;
		swapped = TRUE;
	}
	if (!swapped && piece_zero(source, right, last))
		can = against_zero(source, op, truth, FALSE);
	else if (!swapped && piece_errno(source, right, last) &&
		 !piece_pending(source, right, last))
		can = against_errno(source, op, truth);
	else if (counted &&
		 tally_is_all(values->routine, values->asked,
			      swapped ? first : right, swapped ? left : last))
		can = against_count(source, op, truth, swapped);
	else if (counted)
		can = against_some(
			source, op, truth, swapped,
			swapped ? first == left && source_is(source, left, "1")
				: right == last &&
					  source_is(source, last, "1"));
	*slot &= can;
	return *slot != 0;
}

static gboolean assume_atom(struct values *values, guint first, guint last,
			    gboolean truth)
{
	const struct source *source = source_of(values);
	guint op = piece_op(source, first, last, compares);
	gboolean counted, pointer_error;
	guint8 *slot;

	if (op != G_MAXUINT)
		return assume_compare(values, first, op, last, truth);
	if (piece_op(source, first, last, others) != G_MAXUINT)
		return TRUE;
	pointer_error = source_is(source, first, "IS_ERR") ||
			source_is(source, first, "IS_ERR_OR_NULL");
	if (pointer_error) {
		gboolean null = source_is(source, first, "IS_ERR_OR_NULL");
		guint bad = VALUE_NEGATIVE | (null ? VALUE_ZERO : 0);
		guint open = source_next(source, first);

		slot = slot_of(values, source_next(source, open),
			       source_prev(source, last), &counted);
		return !slot || (*slot &= truth ? bad : VALUE_ANY & ~bad);
	}
	if (first == last && source->tokens[first].kind == TOKEN_NUMBER)
		return source_is(source, first, "0") != truth;
	slot = slot_of(values, first, last, &counted);
	if (!slot)
		return TRUE;
	*slot &= truth ? VALUE_NEGATIVE | VALUE_POSITIVE : VALUE_ZERO;
	return *slot != 0;
}

/* Whether the first thing that a condition asks is which number of pages. */
static gboolean asks_number(struct values *values, guint first, guint last)
{
	const struct source *source = source_of(values);
	const char *const *joins[] = {ors, ands};
	gboolean left = FALSE, right = FALSE;
	guint op;

	for (guint i = 0; i < G_N_ELEMENTS(joins); i++) {
		piece_strip(source, &first, &last);
		op = piece_op(source, first, last, joins[i]);
		if (op != G_MAXUINT)
			last = source_prev(source, op);
	}
	op = piece_op(source, first, last, compares);
	if (op == G_MAXUINT ||
	    piece_zero(source, first, source_prev(source, op)) ||
	    piece_zero(source, source_next(source, op), last))
		return FALSE;
	slot_of(values, first, source_prev(source, op), &left);
	slot_of(values, source_next(source, op), last, &right);
	return left || right;
}

/*
 * Both operands come out as truth. Who asks for two numbers of pages takes a
 * part of them for a success, and what is neither may be another part.
 */
static gboolean assume_both(struct values *values, guint first, guint op,
			    guint last, gboolean truth)
{
	const struct source *source = source_of(values);
	guint left = source_prev(source, op), right = source_next(source, op);

	if (asks_number(values, first, left) &&
	    asks_number(values, right, last))
		return TRUE;
	return value_assume(values, first, left, truth) &&
	       value_assume(values, right, last, truth);
}

/* At least one of the operands comes out as truth. */
static gboolean assume_either(struct values *values, guint first, guint op,
			      guint last, gboolean truth)
{
	const struct source *source = source_of(values);
	guint left = source_prev(source, op), right = source_next(source, op);
	struct values a = *values, b = *values;
	gboolean one = value_assume(&a, first, left, truth);
	gboolean two = value_assume(&b, right, last, truth);

	if (!one && !two)
		return FALSE;
	if (one != two)
		*values = one ? a : b;
	return TRUE;
}

static gboolean assume(struct values *values, guint first, guint last,
		       gboolean truth)
{
	const struct source *source = source_of(values);
	guint op;

	piece_strip(source, &first, &last);
	if (first > last || last >= source->count)
		return TRUE;
	op = piece_op(source, first, last, questions);
	if (op != G_MAXUINT)
		return TRUE;
	op = piece_op(source, first, last, ors);
	if (op != G_MAXUINT)
		return truth ? assume_either(values, first, op, last, TRUE)
			     : assume_both(values, first, op, last, FALSE);
	op = piece_op(source, first, last, ands);
	if (op != G_MAXUINT)
		return truth ? assume_both(values, first, op, last, TRUE)
			     : assume_either(values, first, op, last, FALSE);
	if (source_is(source, first, "!"))
		return value_assume(values, source_next(source, first), last,
				    !truth);
	return assume_atom(values, first, last, truth);
}

/* Of what lies too deep nothing is known. */
gboolean value_assume(struct values *values, guint first, guint last,
		      gboolean truth)
{
	gboolean can = TRUE;

	if (values->depth < DEPTH_MAX) {
		values->depth++;
		can = assume(values, first, last, truth);
		values->depth--;
	}
	return can;
}

gboolean value_asks(const struct routine *routine, guint *first, guint *last,
		    gboolean *truth)
{
	const struct source *source = routine->unit->source;
	guint op;

	*truth = TRUE;
	piece_strip(source, first, last);
	while (source_is(source, *first, "!") && *first < *last) {
		*truth = !*truth;
		*first = source_next(source, *first);
		piece_strip(source, first, last);
	}
	if (piece_op(source, *first, *last, ors) != G_MAXUINT ||
	    piece_op(source, *first, *last, ands) != G_MAXUINT ||
	    piece_op(source, *first, *last, questions) != G_MAXUINT)
		return FALSE;
	op = piece_op(source, *first, *last, compares);
	if (op != G_MAXUINT) {
		if (!piece_zero(source, source_next(source, op), *last))
			return FALSE;
		if (source_is(source, op, "=="))
			*truth = !*truth;
		else if (!source_is(source, op, "!=") &&
			 !source_is(source, op, ">"))
			return FALSE;
		*last = source_prev(source, op);
	}
	return piece_op(source, *first, *last, others) == G_MAXUINT &&
	       piece_op(source, *first, *last, assigns) == G_MAXUINT;
}
