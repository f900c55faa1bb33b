// SPDX-License-Identifier: GPL-2.0
/* form-gcc - lines that editors can jump to, and like those of 0-day's mails */
#include "check/form.h"

void form_gcc(GString *text, const struct check_report *report, gboolean lkp)
{
	for (guint i = 0; i < report->findings->len; i++) {
		const struct finding *finding = report->findings->pdata[i];
		char *file, *message;

		if (finding->state != FINDING_NEW &&
		    !(lkp && finding->state == FINDING_OLD))
			continue;
		file = form_file(finding->file);
		message = form_message(finding);
		g_string_append_printf(
			text, "%s%s:%u:%u: %s: %s [%s]\n",
			lkp && finding->state == FINDING_NEW ? ">> " : "", file,
			finding->line, finding->column,
			severity_name(finding_severity(finding->id)), message,
			finding_name(finding->id));
		g_free(file);
		g_free(message);
	}
}
