// SPDX-License-Identifier: GPL-2.0
/* form-junit - XML for tools that show test reports */
#include "check/form.h"

/* Escapes for XML; control characters, which XML cannot hold, are dropped. */
static char *xml(const char *text)
{
	char *plain = form_plain(text);
	char *escaped = g_markup_escape_text(plain, -1);

	g_free(plain);
	return escaped;
}

static void append_finding(GString *out, const struct finding *finding)
{
	char *file = xml(finding->file);
	char *message = form_message(finding), *escaped = xml(message);
	const char *name = finding_name(finding->id);

	g_string_append_printf(
		out,
		"    <testcase classname=\"%s\" name=\"%s at line %u, column %u\">\n"
		"      <failure type=\"%s\" message=\"%s\">%s:%u:%u: %s: %s</failure>\n"
		"    </testcase>\n",
		file, name, finding->line, finding->column, name, escaped, file,
		finding->line, finding->column,
		severity_name(finding_severity(finding->id)), escaped);
	g_free(file);
	g_free(message);
	g_free(escaped);
}

static void append_failure(GString *out, const struct failure *failure)
{
	char *file = xml(failure->file ? failure->file : "check");
	char *text = xml(failure->text);

	g_string_append_printf(
		out,
		"    <testcase classname=\"%s\" name=\"can be looked at\">\n"
		"      <error type=\"not-checked\" message=\"%s\">%s:%u: %s</error>\n"
		"    </testcase>\n",
		file, text, file, failure->line, text);
	g_free(file);
	g_free(text);
}

void form_junit(GString *text, const struct check_report *report)
{
	guint failed = findings_count(report->findings, FINDING_NEW);
	guint errors = report->failures->len;
	guint tests = MAX(failed + errors, 1);
	char *suite = xml(report->campaign);

	g_string_append_printf(
		text,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<testsuites tests=\"%u\" failures=\"%u\" errors=\"%u\">\n"
		"  <testsuite name=\"%s\" tests=\"%u\" failures=\"%u\" errors=\"%u\">\n",
		tests, failed, errors, suite, tests, failed, errors);
	for (guint i = 0; i < report->failures->len; i++)
		append_failure(text, report->failures->pdata[i]);
	for (guint i = 0; i < report->findings->len; i++) {
		const struct finding *finding = report->findings->pdata[i];

		if (finding->state == FINDING_NEW)
			append_finding(text, finding);
	}
	if (!failed && !errors)
		g_string_append_printf(
			text,
			"    <testcase classname=\"%s\" name=\"nothing found\"/>\n",
			suite);
	g_string_append(text, "  </testsuite>\n</testsuites>\n");
	g_free(suite);
}
