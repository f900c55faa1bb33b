// SPDX-License-Identifier: GPL-2.0
#include "code/guardclass.h"

#include <string.h>

#include "code/macros.h"

enum fate {
	FATE_UNKNOWN,
	FATE_LOCKS, /* it waits until it has the lock */
	FATE_MAY_FAIL,
};

static gboolean holds(const struct source *source, guint i, const char *text)
{
	const struct token *token = &source->tokens[i];

	return g_strstr_len(source->text + token->offset, token->length,
			    text) != NULL;
}

/* Whether token i is the two tokens a and b, written together. */
static gboolean is_joined(const struct source *source, guint a, guint b,
			  const char *word)
{
	guint length = source->tokens[a].length;

	return strlen(word) == length + source->tokens[b].length &&
	       !memcmp(word, source->text + source->tokens[a].offset, length) &&
	       !memcmp(word + length, source->text + source->tokens[b].offset,
		       source->tokens[b].length);
}

/* The meaning of a DEFINE_...(class, ...) at this token. */
static enum fate read_definition(const struct source *source, guint i,
				 const char *word)
{
	guint base = i + 2, comma = i + 3, ext = i + 4;
	gboolean cond;

	if (source->tokens[i].kind != TOKEN_IDENT || ext >= source->count ||
	    !source_is(source, i + 1, "("))
		return FATE_UNKNOWN;
	cond = holds(source, i, "COND");
	if (cond && source_is(source, comma, ",") &&
	    is_joined(source, base, ext, word))
		return FATE_MAY_FAIL;
	if (!source_is(source, base, word) || !holds(source, i, "DEFINE"))
		return FATE_UNKNOWN;
	if (cond)
		return holds(source, i, "IS_COND") ? FATE_MAY_FAIL
						   : FATE_UNKNOWN;
	return holds(source, i, "GUARD") || holds(source, i, "CLASS")
		       ? FATE_LOCKS
		       : FATE_UNKNOWN;
}

static enum fate read_source(const struct source *source, const char *word)
{
	enum fate fate = FATE_UNKNOWN;

	for (guint i = 0; i < source->count; i++)
		fate = MAX(fate, read_definition(source, i, word));
	return fate;
}

/* By the names of the kernel's own classes. */
static enum fate by_name(const char *word)
{
	static const char *const endings[] = {"_try",		"_intr",
					      "_kill",		"_trylock",
					      "_interruptible", "_killable"};
	static const char *const common[] = {"mutex",
					     "mutex_init",
					     "spinlock",
					     "spinlock_irq",
					     "spinlock_irqsave",
					     "spinlock_bh",
					     "raw_spinlock",
					     "raw_spinlock_irq",
					     "raw_spinlock_irqsave",
					     "raw_spinlock_bh",
					     "raw_spinlock_nested",
					     "rwsem_read",
					     "rwsem_write",
					     "read_lock",
					     "read_lock_irq",
					     "read_lock_irqsave",
					     "write_lock",
					     "write_lock_irq",
					     "write_lock_irqsave",
					     "rcu",
					     "srcu",
					     "preempt",
					     "irq",
					     "irqsave",
					     "migrate",
					     "device",
					     "cpus_read_lock",
					     "mmap_read_lock",
					     "mmap_write_lock",
					     "percpu_read",
					     "percpu_write",
					     "local_lock",
					     "rtnl",
					     "task_lock",
					     "pagefault"};

	for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
		if (g_str_has_suffix(word, endings[i]))
			return FATE_MAY_FAIL;
	for (guint i = 0; i < G_N_ELEMENTS(common); i++)
		if (!strcmp(word, common[i]))
			return FATE_LOCKS;
	return FATE_UNKNOWN;
}

gboolean guardclass_may_fail(const struct source *source, guint name)
{
	g_autofree char *word = source_word(source, name);
	const GPtrArray *others = NULL;
	enum fate fate = read_source(source, word);

	if (fate == FATE_UNKNOWN)
		fate = by_name(word);
	if (fate == FATE_UNKNOWN && source->book)
		others = source->book->guarding(source->book);
	for (guint i = 0; others && i < others->len; i++)
		fate = MAX(fate, read_source(others->pdata[i], word));
	return fate != FATE_LOCKS;
}
