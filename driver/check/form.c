// SPDX-License-Identifier: GPL-2.0
#include "check/form.h"

#include <string.h>

static const char *const names[] = {
	[FORM_GCC] = "gcc",	[FORM_GITHUB] = "github",
	[FORM_SARIF] = "sarif", [FORM_JUNIT] = "junit",
	[FORM_JSON] = "json",	[FORM_LKP] = "lkp",
};

gboolean form_of(const char *name, enum form *form)
{
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!strcmp(name, names[i])) {
			*form = i;
			return TRUE;
		}
	}
	return FALSE;
}

/* What terminals and XML must not see: C0, C1, line ends, directions. */
static gboolean is_odd(gunichar c)
{
	return g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 ||
	       (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	       c == 0xfffe || c == 0xffff;
}

static void append_byte(GString *out, guchar c)
{
	if (c == '\n')
		g_string_append(out, "\\n");
	else if (c == '\t')
		g_string_append(out, "\\t");
	else
		g_string_append_printf(out, "\\%03o", c);
}

/* Copies the text; escapes bytes of `also`, odd characters, invalid UTF-8. */
static char *escape(const char *text, const char *also)
{
	GString *out = g_string_new(NULL);

	while (*text) {
		gunichar c = g_utf8_get_char_validated(text, -1);
		const char *next = text + 1;

		if (c != (gunichar)-1 && c != (gunichar)-2)
			next = g_utf8_next_char(text);
		else
			c = 0;
		if (!c || is_odd(c) || (c < 128 && strchr(also, c)))
			for (; text < next; text++)
				append_byte(out, *text);
		else
			g_string_append_len(out, text, next - text);
		text = next;
	}
	return g_string_free(out, FALSE);
}

char *form_plain(const char *text)
{
	return escape(text, "");
}

char *form_file(const char *file)
{
	char *plain = escape(file, "\\\":");
	char *quoted;

	/* a leading blank or ">" would look like a line of another form */
	if (!strcmp(plain, file) && *file != ' ' && *file != '>')
		return plain;
	quoted = g_strdup_printf("\"%s\"", plain);
	g_free(plain);
	return quoted;
}

char *form_message(const struct finding *finding)
{
	char *whole = finding->advice ? g_strdup_printf("%s; %s", finding->text,
							finding->advice)
				      : g_strdup(finding->text);
	char *plain = form_plain(whole);

	g_free(whole);
	return plain;
}

char *form_write(enum form form, const struct check_report *report)
{
	GString *text = g_string_new(NULL);

	switch (form) {
	case FORM_GCC:
	case FORM_LKP:
		form_gcc(text, report, form == FORM_LKP);
		break;
	case FORM_GITHUB:
		form_github(text, report);
		break;
	case FORM_SARIF:
		form_sarif(text, report);
		break;
	case FORM_JUNIT:
		form_junit(text, report);
		break;
	case FORM_JSON:
		form_json(text, report);
		break;
	}
	return g_string_free(text, FALSE);
}
