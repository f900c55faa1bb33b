// SPDX-License-Identifier: GPL-2.0
#include <json-glib/json-glib.h>
#include <string.h>

#include "convert/audit.h"
#include "site/site.h"
#include "site/table.h"
#include "base/text.h"

/* Width of a terminal. */
#define COLUMNS 80

/* Adds an item below an entry: its head, and indented text. */
static void G_GNUC_PRINTF(4, 5)
	add_item(GString *out, gboolean markdown, const char *head,
		 const char *format, ...)
{
	char *first = markdown ? g_strdup_printf("- %s: ", head)
			       : g_strdup_printf("  %-9s", head);
	va_list more;
	char *text, *lines;

	va_start(more, format);
	text = g_strdup_vprintf(format, more);
	va_end(more);
	lines = text_wrap_indent(text, first, markdown ? "  " : "           ",
				 COLUMNS);
	g_string_append_printf(out, "%s\n", lines);
	g_free(lines);
	g_free(text);
	g_free(first);
}

static void add_head(GString *out, gboolean markdown, const char *file,
		     guint line, const char *what, const char *function)
{
	g_autofree char *rest = g_strdup_printf(":%u: %s in %s()", line, what,
						function ? function : "");
	glong room = COLUMNS - (glong)strlen(rest);
	g_autofree char *path =
		markdown ? g_strdup(file) : text_path(file, MAX(room, 0));

	g_string_append_printf(out, "%s%s%s\n%s", markdown ? "### " : "", path,
			       rest, markdown ? "\n" : "");
}

static void add_release(GString *out, gboolean markdown,
			const struct evidence_release *release)
{
	if (release->mismatch || !release->at.file)
		return;
	add_item(out, markdown, "dropped", "%s:%u: '%s'; run %s%s%s",
		 release->at.file, release->at.line, release->at.text,
		 *release->kinds ? release->kinds : "by nobody seen",
		 *release->ways ? "; " : "", release->ways);
}

/* What the code does: the second half of a contradiction. */
static void add_evidence(GString *out, gboolean markdown,
			 const struct evidence *evidence)
{
	if (evidence->until && evidence->way && evidence->holder.file)
		add_item(out, markdown, "does",
			 "%s: still held when %s() returns",
			 lifetime_name(evidence->lifetime), evidence->until);
	else
		add_item(out, markdown, "does", "%s: %s",
			 lifetime_name(evidence->lifetime), evidence->text);
	if (evidence->holder.file)
		add_item(out, markdown, evidence->vague ? "seen" : "stored",
			 "%s:%u: '%s'", evidence->holder.file,
			 evidence->holder.line, evidence->holder.text);
	for (guint i = 0; i < evidence->releases->len; i++)
		add_release(out, markdown, evidence->releases->pdata[i]);
	if (evidence->notifier)
		add_item(out, markdown, "notifier",
			 "an MMU notifier drops the pages, too");
}

/* People's decision, and what prevents it. */
static char *decision_text(const struct audit_entry *entry)
{
	const struct decision *decision = entry->decision;
	GString *out = g_string_new(NULL);

	if (!decision)
		return g_string_free(out, FALSE);
	g_string_append_printf(out, "%s (%s): %s",
			       decided_name(decision->decided), decision->who,
			       decision->reason);
	if (!entry->site && decision->decided != DECIDED_LEAVE)
		g_string_append_printf(
			out,
			" %s() takes no flags: it needs a way to say so "
			"before this can be done.",
			entry->evidence->callee);
	for (char **link = decision->links; link && *link; link++)
		g_string_append_printf(out, " %s", *link);
	return g_string_free(out, FALSE);
}

static void add_decision(GString *out, gboolean markdown,
			 const struct audit_entry *entry)
{
	g_autofree char *text = decision_text(entry);

	if (*text)
		add_item(out, markdown, "decided", "%s", text);
}

static void add_entry(GString *out, gboolean markdown,
		      const struct audit_entry *entry)
{
	const struct evidence *evidence = entry->evidence;
	char *callee = g_strconcat(evidence->callee, "()", NULL);

	if (entry->release) {
		const struct evidence_line *at = &entry->release->at;

		add_head(out, markdown, at->file, at->line, at->text,
			 at->function);
		add_item(out, markdown, "pinned", "%s:%u: %s in %s()",
			 evidence->file, evidence->line, callee,
			 evidence->function ? evidence->function : "");
	} else {
		add_head(out, markdown, evidence->file, evidence->line, callee,
			 evidence->function);
		if (entry->site)
			add_item(out, markdown, "says", "%s: %s",
				 verdict_name(entry->site->verdict),
				 entry->site->reason);
		add_evidence(out, markdown, evidence);
	}
	for (guint i = 0; entry->costs && i < entry->costs->len; i++)
		add_item(out, markdown, "cost", "%s",
			 (char *)entry->costs->pdata[i]);
	add_decision(out, markdown, entry);
	g_string_append_c(out, '\n');
	g_free(callee);
}

static guint count_of(const struct audit *audit, enum audit_kind kind)
{
	guint count = 0;

	for (guint i = 0; i < audit->entries->len; i++)
		count += ((struct audit_entry *)audit->entries->pdata[i])
				 ->kind == kind;
	return count;
}

static const char *const heads[] = {
	[AUDIT_SUSPECT] = "short-term by the flags, kept by the code",
	[AUDIT_NEEDLESS] = "long-term by the flags, dropped before the call "
			   "returns",
	[AUDIT_REVIEW] = "to review: how long the pin lives is not known",
	[AUDIT_NO_FLAGS] = "pins by functions that take no flags",
	[AUDIT_RELEASE] = "releases that are not meant for pins",
};

/* One screen: the numbers, the suspects, and what to do about them. */
static void add_overview(GString *out, const struct audit *audit,
			 gboolean markdown)
{
	for (enum audit_kind kind = 0; kind < AUDIT_KINDS; kind++)
		g_string_append_printf(out,
				       markdown ? "- %u %s\n" : "  %3u  %s\n",
				       count_of(audit, kind), heads[kind]);
	if (!count_of(audit, AUDIT_SUSPECT))
		return;
	g_string_append(out, markdown ? "\nSuspects:\n\n" : "\nSuspects:\n");
	for (guint i = 0; i < audit->entries->len; i++) {
		const struct audit_entry *entry = audit->entries->pdata[i];
		const struct evidence *e = entry->evidence;
		g_autofree char *rest = g_strdup_printf(
			":%u  %s()", e->line, e->function ? e->function : "");
		glong room = COLUMNS - 2 - (glong)strlen(rest);
		g_autofree char *path = text_path(e->file, MAX(room, 0));

		if (entry->kind == AUDIT_SUSPECT)
			g_string_append_printf(out, "%s%s%s\n",
					       markdown ? "- " : "  ", path,
					       rest);
	}
	g_string_append(out,
			"\nWhoever knows the code says which half is right; "
			"'treewide generate' asks,\n'treewide explain "
			"FILE:LINE' shows one call.\n");
}

char *audit_text(const struct audit *audit, gboolean markdown)
{
	const struct conversion *conversion = audit->conversion;
	g_autofree char *name = g_path_get_basename(conversion->tree->path);
	gboolean beside = conversion->tree->beside;
	GString *out = g_string_new(NULL);

	g_string_append_printf(
		out, "%s%s%sLinux %s: %u calls\n", markdown ? "# " : "",
		beside ? name : "", beside ? ", beside " : "",
		conversion->tree->version, conversion->sites->len);
	g_string_append_c(out, '\n');
	add_overview(out, audit, markdown);
	for (enum audit_kind kind = 0; kind < AUDIT_KINDS; kind++) {
		g_string_append_printf(out, "%s%u %s\n%s",
				       markdown ? "\n## " : "\n",
				       count_of(audit, kind), heads[kind],
				       count_of(audit, kind) ? "\n" : "");
		for (guint i = 0; i < audit->entries->len; i++) {
			const struct audit_entry *entry =
				audit->entries->pdata[i];

			if (entry->kind == kind)
				add_entry(out, markdown, entry);
		}
	}
	return g_string_free(out, FALSE);
}

static char *joined(const GPtrArray *lines)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; lines && i < lines->len; i++)
		g_string_append_printf(out, "%s%s", i ? "; " : "",
				       (char *)lines->pdata[i]);
	return g_string_free(out, FALSE);
}

char *audit_tsv(const struct audit *audit)
{
	GString *out = g_string_new(NULL);

	table_row(out, "kind", "file", "line", "function", "callee", "verdict",
		  "reason", "lifetime", "evidence", "costs", "decision", NULL);
	for (guint i = 0; i < audit->entries->len; i++) {
		const struct audit_entry *entry = audit->entries->pdata[i];
		const struct evidence *e = entry->evidence;
		const struct evidence_line *at =
			entry->release ? &entry->release->at : NULL;
		const char *function = at ? at->function : e->function;
		g_autofree char *line =
			g_strdup_printf("%u", at ? at->line : e->line);
		g_autofree char *costs = joined(entry->costs);
		g_autofree char *decision = decision_text(entry);
		g_autofree char *pinned =
			at ? g_strdup_printf("'%s' drops pages that are pinned "
					     "at %s:%u",
					     at->text, e->file, e->line)
			   : NULL;

		table_row(out, audit_kind_name(entry->kind),
			  at ? at->file : e->file, line,
			  function ? function : "", e->callee,
			  entry->site ? verdict_name(entry->site->verdict) : "",
			  entry->site ? entry->site->reason : "",
			  lifetime_name(e->lifetime), at ? pinned : e->text,
			  costs, decision, NULL);
	}
	return g_string_free(out, FALSE);
}

static JsonObject *line_object(const struct evidence_line *at)
{
	JsonObject *object = json_object_new();

	json_object_set_string_member(object, "file", at->file);
	json_object_set_int_member(object, "line", at->line);
	json_object_set_string_member(object, "function",
				      at->function ? at->function : "");
	json_object_set_string_member(object, "text", at->text);
	return object;
}

static JsonArray *releases_array(const struct evidence *evidence)
{
	JsonArray *array = json_array_new();

	for (guint i = 0; i < evidence->releases->len; i++) {
		const struct evidence_release *release =
			evidence->releases->pdata[i];
		JsonObject *object;

		if (!release->at.file)
			continue;
		object = line_object(&release->at);
		json_object_set_string_member(object, "run", release->kinds);
		json_object_set_string_member(object, "way", release->ways);
		json_object_set_boolean_member(object, "meant_for_pins",
					       !release->mismatch);
		json_array_add_object_element(array, object);
	}
	return array;
}

static JsonObject *entry_object(const struct audit_entry *entry)
{
	g_autofree char *decision = decision_text(entry);
	const struct evidence *evidence = entry->evidence;
	JsonObject *object = json_object_new();
	JsonArray *costs = json_array_new();

	json_object_set_string_member(object, "kind",
				      audit_kind_name(entry->kind));
	json_object_set_string_member(object, "file", evidence->file);
	json_object_set_int_member(object, "line", evidence->line);
	json_object_set_string_member(object, "function",
				      evidence->function ? evidence->function
							 : "");
	json_object_set_string_member(object, "callee", evidence->callee);
	if (entry->site) {
		json_object_set_string_member(object, "flags",
					      entry->site->flags);
		json_object_set_string_member(
			object, "verdict", verdict_name(entry->site->verdict));
		json_object_set_string_member(object, "reason",
					      entry->site->reason);
	}
	json_object_set_string_member(object, "lifetime",
				      lifetime_name(evidence->lifetime));
	json_object_set_string_member(object, "evidence", evidence->text);
	if (evidence->holder.file)
		json_object_set_object_member(object, "stored",
					      line_object(&evidence->holder));
	if (entry->release)
		json_object_set_object_member(object, "release",
					      line_object(&entry->release->at));
	json_object_set_array_member(object, "dropped",
				     releases_array(evidence));
	for (guint i = 0; entry->costs && i < entry->costs->len; i++)
		json_array_add_string_element(costs, entry->costs->pdata[i]);
	json_object_set_array_member(object, "costs", costs);
	if (*decision)
		json_object_set_string_member(object, "decision", decision);
	return object;
}

char *audit_json(const struct audit *audit)
{
	JsonNode *root = json_node_new(JSON_NODE_ARRAY);
	JsonArray *array = json_array_new();
	char *text, *line;

	for (guint i = 0; i < audit->entries->len; i++)
		json_array_add_object_element(
			array, entry_object(audit->entries->pdata[i]));
	json_node_take_array(root, array);
	text = json_to_string(root, TRUE);
	line = g_strconcat(text, "\n", NULL);
	json_node_unref(root);
	g_free(text);
	return line;
}
