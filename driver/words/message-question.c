// SPDX-License-Identifier: GPL-2.0
#include "words/message-question.h"

#include "words/message-part.h"
#include "site/site.h"
#include "words/subject.h"
#include "base/text.h"

/* What one caller of a helper does with its pages, where somebody decided. */
char *message_keepers(const struct message_input *in, const GPtrArray *sites,
		      GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		g_autofree char *text = NULL;

		if (!site->known)
			continue;
		text = message_text(in, "keeper",
				    (const char *const[]){"VIA", site->via,
							  "KEEPER",
							  site->keeper, "KNOWN",
							  site->known, NULL},
				    error);
		if (!text)
			return NULL;
		text_add(out, text);
	}
	return g_strdup(out->str);
}

/* What the flags say, what the code does, and what can be done about it. */
char *message_question(const struct message_input *in, const GPtrArray *sites,
		       GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);
	g_autoptr(GPtrArray) functions = subject_functions(sites);
	g_autofree char *names = text_list(functions, "()");
	gboolean common = FALSE;

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		g_autofree char *base = g_path_get_basename(site->file);
		g_autofree char *line = g_strdup_printf("%u", site->line);
		g_autofree char *text = message_text(
			in, site->via ? "question-common" : "question-call",
			(const char *const[]){
				"FUNCTION",
				site->function ? site->function : "a macro",
				"FILE", base, "LINE", line, "CALLEE",
				site->callee, "FLAGS", site->reason, "CODE",
				site->evidence, "COST", site->cost, "VIA",
				site->via ? site->via : "", "KEEPER",
				site->keeper ? site->keeper : "", NULL},
			error);

		if (!text)
			return NULL;
		common |= site->via != NULL;
		text_add(list, text);
	}
	return message_text(in,
			    common		 ? "question-helper"
			    : functions->len > 1 ? "question-many"
						 : "question",
			    (const char *const[]){"FUNCTIONS", names, "LIST",
						  list->str, NULL},
			    error);
}
