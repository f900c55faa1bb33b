// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rule/cocci-parts.h"
#include "code/bracket.h"

static const char *const keywords[] = {
	"auto",	   "break",    "case",	     "char",	"const",  "continue",
	"default", "do",       "double",     "else",	"enum",	  "extern",
	"float",   "for",      "goto",	     "if",	"inline", "int",
	"long",	   "register", "return",     "short",	"signed", "sizeof",
	"static",  "struct",   "switch",     "typedef", "union",  "unsigned",
	"void",	   "volatile", "while",	     "asm",	"typeof", "__typeof__",
	"_Bool",   "__inline", "__inline__", NULL};

gboolean cocci_is_name(const struct source *source, guint i)
{
	return i < source->count && source->tokens[i].kind == TOKEN_IDENT &&
	       !source_is_any(source, i, keywords);
}

static enum cocci_mark mark_of(char c)
{
	return c == '-'	  ? COCCI_MINUS
	       : c == '+' ? COCCI_PLUS
	       : c == '*' ? COCCI_STAR
	       : c == '?' ? COCCI_OPTIONAL
			  : COCCI_CONTEXT;
}

/* Whether a comment that begins in this line goes on in the next. */
static gboolean goes_on(const char *line, gsize length, gboolean comment)
{
	for (gsize i = 0; i + 1 < length; i++) {
		if (comment ? line[i] == '*' && line[i + 1] == '/'
			    : line[i] == '/' && line[i + 1] == '*') {
			comment = !comment;
			i++;
		} else if (!comment && line[i] == '/' && line[i + 1] == '/') {
			break;
		}
	}
	return comment;
}

/* Takes the mark of a line into rule, and a blank in its place. */
static void take_mark(struct cocci_rule *rule, guint number, char *line)
{
	rule->marks[number] = mark_of(*line);
	if (rule->marks[number] != COCCI_CONTEXT) {
		*line = ' ';
		if (rule->marks[number] == COCCI_PLUS && line[1] == '+')
			line[1] = ' ';
	} else if (*line && strchr("(|&)", *line)) {
		rule->heads[number] = *line;
		*line = ' ';
	}
}

static void read_marks(struct cocci_rule *rule, char *text)
{
	gboolean comment = FALSE;
	guint count = 1;
	char *line = text;

	for (const char *p = text; *p; p++)
		count += *p == '\n';
	rule->marks = g_new0(guint8, count + 1);
	rule->heads = g_new0(char, count + 1);
	/* the first line is what stands behind the @@ */
	for (guint i = 0; i < count; i++) {
		gsize length = strcspn(line, "\n");

		if (i && !comment)
			take_mark(rule, i, line);
		comment = goes_on(line, length, comment);
		line += length + 1;
	}
}

/* "f(...) {", "struct x {", "= {" or a # line: more than a statement. */
static gboolean is_toplevel(const struct source *source, guint i)
{
	guint close;

	if (source->tokens[i].kind == TOKEN_HASH)
		return TRUE;
	if (source_is(source, i, "struct") || source_is(source, i, "union") ||
	    source_is(source, i, "enum"))
		return source_is(source, i + 2, "{");
	if (!cocci_is_name(source, i) || !source_is(source, i + 1, "("))
		return FALSE;
	close = source_close(source, i + 1);
	return close < source->count &&
	       source_is(source, source_next(source, close), "{");
}

static void look_at(struct cocci_rule *rule)
{
	const struct source *source = rule->body;

	for (guint i = 0; i < source->count; i++) {
		enum cocci_mark mark = cocci_mark(rule, i);

		if (source->tokens[i].kind == TOKEN_COMMENT &&
		    mark != COCCI_PLUS)
			continue;
		rule->changes |= mark == COCCI_MINUS || mark == COCCI_PLUS;
		rule->stars |= mark == COCCI_STAR;
		rule->toplevel |= is_toplevel(source, i);
	}
}

void cocci_read_body(struct cocci_rule *rule, const char *text)
{
	char *code = g_strdup(text);

	read_marks(rule, code);
	rule->body = cocci_words(code);
	g_free(code);
	look_at(rule);
}
