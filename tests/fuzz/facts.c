// SPDX-License-Identifier: GPL-2.0
#include "site/fact.h"
#include "site/unit.h"

#include "fuzz.h"

/* What spatch prints, of two small files. */
FUZZ(facts)
{
	static const char code[] =
		"int f(int a)\n{\n\tint flags = 0;\n\n\tflags |= g(a);\n"
		"\treturn h(flags);\n}\n";
	g_autofree char *text = fuzz_text(data, size);
	GPtrArray *units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	GBytes *bytes = g_bytes_new_static(code, strlen(code));

	for (guint i = 0; i < 2; i++)
		g_ptr_array_add(units, unit_new("fuzz.c", bytes));
	facts_read(text, units, NULL);
	g_ptr_array_unref(units);
	g_bytes_unref(bytes);
	return 0;
}
