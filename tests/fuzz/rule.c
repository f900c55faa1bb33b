// SPDX-License-Identifier: GPL-2.0
#include "rule/cocci.h"

#include "fuzz.h"

FUZZ(rule)
{
	g_autofree char *text = fuzz_text(data, size);
	struct cocci *cocci = cocci_parse("fuzz.cocci", text, NULL);

	if (cocci)
		cocci_free(cocci);
	return 0;
}
