// SPDX-License-Identifier: GPL-2.0
/* form-github - workflow commands; GitHub shows them at the line */
#include <string.h>

#include "check/form.h"

/* GitHub's own escapes; a property needs two more. */
static void append(GString *out, const char *text, gboolean property)
{
	for (; *text; text++) {
		guchar c = *text;

		if (c == '%' || c == '\r' || c == '\n' ||
		    (property && (c == ':' || c == ',')))
			g_string_append_printf(out, "%%%02X", c);
		else
			g_string_append_c(out, c);
	}
}

static const char *command_of(enum severity severity)
{
	return severity == SEVERITY_NOTE ? "notice" : severity_name(severity);
}

static void append_finding(GString *out, const struct finding *finding)
{
	char *message = form_message(finding);
	char *file = g_utf8_make_valid(finding->file, -1);

	g_string_append_printf(
		out, "::%s file=", command_of(finding_severity(finding->id)));
	append(out, file, TRUE);
	g_string_append_printf(
		out, ",line=%u,col=%u,endColumn=%u,title=", finding->line,
		finding->column, finding->end_column);
	append(out, finding_name(finding->id), TRUE);
	g_string_append(out, "::");
	append(out, message, FALSE);
	g_string_append_c(out, '\n');
	g_free(message);
	g_free(file);
}

static void append_failure(GString *out, const struct failure *failure)
{
	char *message = form_plain(failure->text);

	g_string_append(out, "::error ");
	if (failure->file) {
		char *file = g_utf8_make_valid(failure->file, -1);

		g_string_append(out, "file=");
		append(out, file, TRUE);
		g_string_append_printf(out, ",line=%u,", MAX(failure->line, 1));
		g_free(file);
	}
	g_string_append(out, "title=not checked::");
	append(out, message, FALSE);
	g_string_append_c(out, '\n');
	g_free(message);
}

void form_github(GString *text, const struct check_report *report)
{
	for (guint i = 0; i < report->failures->len; i++)
		append_failure(text, report->failures->pdata[i]);
	for (guint i = 0; i < report->findings->len; i++) {
		const struct finding *finding = report->findings->pdata[i];

		if (finding->state == FINDING_NEW)
			append_finding(text, finding);
	}
}
