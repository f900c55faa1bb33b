// SPDX-License-Identifier: GPL-2.0
#include "apply/store.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "code/badline.h"

#define KEY 32 /* bytes of SHA-256 */

enum { STORED_SAME, STORED_CHANGED, STORED_FAILED };

/* Followed by bad lines, then by the result or the reason. */
struct store_head {
	guint8 key[KEY];
	guint32 kind;
	guint32 timeout;
	guint32 bad; /* struct badline */
	guint32 length; /* of the text */
	guint32 sum; /* of all that follows */
};

struct store {
	int fd; /* -1: nothing is written */
	char *data;
	GHashTable *heads; /* key -> struct store_head *, in data */
};

static guint key_hash(gconstpointer key)
{
	guint32 hash;

	memcpy(&hash, key, sizeof(hash));
	return hash;
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, KEY);
}

static void key_of(GBytes *copy, guint8 *key)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize length, digest = KEY;
	const guint8 *text = g_bytes_get_data(copy, &length);

	g_checksum_update(sum, text, length);
	g_checksum_get_digest(sum, key, &digest);
	g_checksum_free(sum);
}

/* FNV-1a: whether a record is whole. */
static guint32 sum_of(const char *data, gsize length)
{
	guint32 sum = 2166136261u;

	for (gsize i = 0; i < length; i++)
		sum = (sum ^ (guint8)data[i]) * 16777619u;
	return sum;
}

static gsize size_of(const struct store_head *head)
{
	return (gsize)head->bad * sizeof(struct badline) + head->length;
}

/* Finds the records that are whole; the length up to the last of them. */
static gsize read_records(struct store *store, gsize length)
{
	gsize at = 0;

	while (length - at >= sizeof(struct store_head)) {
		struct store_head head;
		const char *rest = store->data + at + sizeof(head);
		gsize size;

		memcpy(&head, store->data + at, sizeof(head));
		size = size_of(&head);
		if (size > length - at - sizeof(head) ||
		    head.sum != sum_of(rest, size))
			break;
		g_hash_table_replace(store->heads, store->data + at,
				     store->data + at);
		at += sizeof(head) + size;
	}
	return at;
}

struct store *store_open(const char *build, const char *stamp)
{
	struct store *store = g_new0(struct store, 1);
	g_autofree char *folder = NULL, *path = NULL;
	gsize length = 0;

	store->fd = -1;
	store->heads = g_hash_table_new(key_hash, key_equal);
	if (!build)
		return store;
	folder = g_build_filename(build, "cache", "apply", NULL);
	path = g_build_filename(folder, stamp, NULL);
	if (g_mkdir_with_parents(folder, 0777))
		return store;
	store->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (store->fd < 0)
		return store;
	/* one writes, another that runs meanwhile only reads */
	if (flock(store->fd, LOCK_EX | LOCK_NB)) {
		close(store->fd);
		store->fd = -1;
	}
	if (!g_file_get_contents(path, &store->data, &length, NULL))
		return store;
	length = read_records(store, length);
	if (store->fd >= 0 && ftruncate(store->fd, length)) {
		close(store->fd);
		store->fd = -1;
	}
	return store;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	if (store->fd >= 0)
		close(store->fd);
	g_hash_table_unref(store->heads);
	g_free(store->data);
	g_free(store);
}

void stored_clear(struct stored *stored)
{
	g_clear_pointer(&stored->failed, g_free);
	g_clear_pointer(&stored->result, g_bytes_unref);
	g_clear_pointer(&stored->bad, g_array_unref);
}

gboolean store_get(const struct store *store, GBytes *copy, guint timeout,
		   struct stored *found)
{
	guint8 key[KEY];
	const char *record, *text;
	struct store_head head;

	if (!g_hash_table_size(store->heads))
		return FALSE;
	key_of(copy, key);
	record = g_hash_table_lookup(store->heads, key);
	if (!record)
		return FALSE;
	memcpy(&head, record, sizeof(head));
	if (head.kind == STORED_FAILED && head.timeout < timeout)
		return FALSE;
	record += sizeof(head);
	text = record + head.bad * sizeof(struct badline);
	memset(found, 0, sizeof(*found));
	found->timeout = head.timeout;
	found->bad = g_array_new(FALSE, FALSE, sizeof(struct badline));
	g_array_append_vals(found->bad, record, head.bad);
	if (head.kind == STORED_FAILED)
		found->failed = g_strndup(text, head.length);
	else if (head.kind == STORED_CHANGED)
		found->result = g_bytes_new(text, head.length);
	return TRUE;
}

void store_put(struct store *store, GBytes *copy, const struct stored *made)
{
	struct store_head head = {.timeout = made->timeout,
				  .bad = made->bad ? made->bad->len : 0,
				  .kind = made->failed	 ? STORED_FAILED
					  : made->result ? STORED_CHANGED
							 : STORED_SAME};
	gsize length = made->failed ? strlen(made->failed) : 0;
	const char *text = made->result
				   ? g_bytes_get_data(made->result, &length)
				   : made->failed;
	GString *record;

	if (store->fd < 0)
		return;
	key_of(copy, head.key);
	head.length = length;
	record = g_string_new_len((const char *)&head, sizeof(head));
	if (head.bad)
		g_string_append_len(record, made->bad->data,
				    head.bad * sizeof(struct badline));
	if (length)
		g_string_append_len(record, text, length);
	head.sum =
		sum_of(record->str + sizeof(head), record->len - sizeof(head));
	memcpy(record->str, &head, sizeof(head));
	/* a disk that is full: what is cut off counts as none */
	if (write(store->fd, record->str, record->len) != (gssize)record->len) {
		close(store->fd);
		store->fd = -1;
	}
	g_string_free(record, TRUE);
}
