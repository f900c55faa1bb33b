// SPDX-License-Identifier: GPL-2.0
#include "check/finding.h"

#include <string.h>

static const struct {
	const char *name;
	enum severity severity;
	gboolean optional;
	const char *title;
} kinds[FINDING_COUNT] = {
	[FINDING_RAW_CALL] = {"raw-call", SEVERITY_ERROR, FALSE,
			      "a raw call that does not say how long it is "
			      "for"},
	[FINDING_FLAG] = {"flag-outside-helpers", SEVERITY_ERROR, FALSE,
			  "the flag that the helpers took over"},
	[FINDING_NO_COMMENT] = {"missing-comment", SEVERITY_ERROR, FALSE,
				"a short-term call without the comment that "
				"it must carry"},
	[FINDING_UNWRITTEN] = {"unwritten-comment", SEVERITY_WARNING, FALSE,
			       "a comment that no person has written yet"},
	[FINDING_LONGTERM_COMMENT] = {"missing-longterm-comment", SEVERITY_NOTE,
				      TRUE,
				      "a long-term call without a comment"},
	[FINDING_CONTRADICTED] = {"contradicted-comment", SEVERITY_ERROR, FALSE,
				  "a comment that the code contradicts"},
	[FINDING_SUSPECT] = {"suspect", SEVERITY_WARNING, FALSE,
			     "short-term by name, kept by the code"},
	[FINDING_RELEASE] = {"wrong-release", SEVERITY_ERROR, FALSE,
			     "a pinned page that is released as if it were "
			     "not pinned"},
	[FINDING_NO_REASON] = {"suppression-without-reason", SEVERITY_ERROR,
			       FALSE, "a suppression that does not say why"},
	[FINDING_UNUSED] = {"unused-suppression", SEVERITY_WARNING, FALSE,
			    "a suppression that suppresses nothing"},
	[FINDING_NOT_FAST] = {"slow-shortterm", SEVERITY_NOTE, TRUE,
			      "a short-term call that is not the fast one"},
	[FINDING_OLD_NAME] = {"old-name", SEVERITY_ERROR, FALSE,
			      "a name that is to be gone"},
	[FINDING_RULE_MATCHES] = {"rule-matches", SEVERITY_ERROR, FALSE,
				  "code that the rule would change"},
};

gboolean finding_is_of(enum finding_id id, gboolean rule)
{
	switch (id) {
	case FINDING_OLD_NAME:
	case FINDING_RULE_MATCHES:
		return rule;
	case FINDING_NO_REASON:
	case FINDING_UNUSED:
		return TRUE;
	default:
		return !rule;
	}
}

const char *finding_name(enum finding_id id)
{
	return kinds[id].name;
}

enum finding_id finding_id_of(const char *name)
{
	enum finding_id id = 0;

	while (id < FINDING_COUNT && strcmp(kinds[id].name, name))
		id++;
	return id;
}

const char *finding_title(enum finding_id id)
{
	return kinds[id].title;
}

enum severity finding_severity(enum finding_id id)
{
	return kinds[id].severity;
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {"error", "warning", "note"};

	return names[severity];
}

gboolean finding_is_optional(enum finding_id id)
{
	return kinds[id].optional;
}

static void finding_free(gpointer data)
{
	struct finding *finding = data;

	g_free(finding->file);
	g_free(finding->function);
	g_free(finding->word);
	g_free(finding->text);
	g_free(finding->advice);
	g_free(finding->context);
	g_free(finding->fingerprint);
	g_free(finding);
}

GPtrArray *findings_new(void)
{
	return g_ptr_array_new_with_free_func(finding_free);
}

struct finding *findings_add(GPtrArray *findings, enum finding_id id,
			     const char *file, guint line, guint column)
{
	struct finding *finding = g_new0(struct finding, 1);

	finding->id = id;
	finding->file = g_strdup(file);
	finding->line = line;
	finding->column = column;
	finding->end_column = column;
	g_ptr_array_add(findings, finding);
	return finding;
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct finding *x = *(struct finding *const *)a;
	const struct finding *y = *(struct finding *const *)b;
	int order = strcmp(x->file, y->file);

	if (order)
		return order;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return (int)x->id - (int)y->id;
}

static void add_part(GChecksum *sum, const char *part)
{
	if (part)
		g_checksum_update(sum, (const guchar *)part, -1);
	g_checksum_update(sum, (const guchar *)"", 1);
}

static char *digest(const struct finding *finding, guint number)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	char *text;

	add_part(sum, finding_name(finding->id));
	add_part(sum, finding->file);
	add_part(sum, finding->function);
	add_part(sum, finding->word);
	add_part(sum, finding->context);
	if (number) {
		char *more = g_strdup_printf("%u", number);

		add_part(sum, more);
		g_free(more);
	}
	text = g_strndup(g_checksum_get_string(sum), 32);
	g_checksum_free(sum);
	return text;
}

void findings_finish(GPtrArray *findings)
{
	GHashTable *seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	g_ptr_array_sort(findings, by_place);
	for (guint i = 0; i < findings->len; i++) {
		struct finding *finding = findings->pdata[i];
		char *plain = digest(finding, 0);
		guint number =
			GPOINTER_TO_UINT(g_hash_table_lookup(seen, plain));

		g_free(finding->fingerprint);
		finding->fingerprint = digest(finding, number);
		g_hash_table_insert(seen, plain, GUINT_TO_POINTER(number + 1));
	}
	g_hash_table_unref(seen);
}

guint findings_count(const GPtrArray *findings, enum finding_state state)
{
	guint count = 0;

	for (guint i = 0; i < findings->len; i++)
		count += ((struct finding *)findings->pdata[i])->state == state;
	return count;
}

static void failure_free(gpointer data)
{
	struct failure *failure = data;

	g_free(failure->file);
	g_free(failure->text);
	g_free(failure);
}

GPtrArray *failures_new(void)
{
	return g_ptr_array_new_with_free_func(failure_free);
}

void failures_add(GPtrArray *failures, const char *file, guint line,
		  const char *text)
{
	struct failure *failure = g_new0(struct failure, 1);

	failure->file = g_strdup(file);
	failure->line = line;
	failure->text = g_strdup(text);
	g_ptr_array_add(failures, failure);
}
