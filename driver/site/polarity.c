// SPDX-License-Identifier: GPL-2.0
#include "site/polarity.h"

#include <string.h>

#include "base/error.h"

static const char *const names[] = {
	[POLARITY_EXPLICIT] = "explicit",
	[POLARITY_LONGTERM_DEFAULT] = "longterm-default",
	[POLARITY_SHORTTERM_DEFAULT] = "shortterm-default",
	[POLARITY_EPHEMERAL] = "ephemeral",
};

gboolean polarity_parse(const char *word, enum polarity *polarity,
			GError **error)
{
	if (!word) {
		*polarity = POLARITY_EXPLICIT;
		return TRUE;
	}
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i], word))
			continue;
		*polarity = i;
		return TRUE;
	}
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "no polarity '%s' is known; --polarity (POLARITY) takes "
		    "%s, %s, %s or %s",
		    word, names[0], names[1], names[2], names[3]);
	return FALSE;
}

const char *polarity_name(enum polarity polarity)
{
	return names[polarity];
}

gboolean polarity_names(enum polarity polarity, enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_LONGTERM:
		return polarity == POLARITY_EXPLICIT ||
		       polarity == POLARITY_SHORTTERM_DEFAULT;
	case VERDICT_SHORTTERM:
		return polarity == POLARITY_EXPLICIT ||
		       polarity == POLARITY_LONGTERM_DEFAULT;
	default:
		return FALSE;
	}
}

gboolean polarity_flips(enum polarity polarity)
{
	return polarity == POLARITY_LONGTERM_DEFAULT ||
	       polarity == POLARITY_EPHEMERAL;
}

gboolean polarity_has_flag(enum polarity polarity)
{
	return polarity == POLARITY_EPHEMERAL;
}

gboolean polarity_comments(enum polarity polarity)
{
	return polarity != POLARITY_SHORTTERM_DEFAULT;
}

gboolean polarity_hides_raw(enum polarity polarity)
{
	return polarity == POLARITY_EXPLICIT;
}
