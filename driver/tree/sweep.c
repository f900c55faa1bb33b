// SPDX-License-Identifier: GPL-2.0
#include "tree/sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

#define AT_ONCE 32 /* files that a thread takes at a time */
#define SPARE	65536 /* so that a buffer rarely has to grow */
#define TOLD	(G_USEC_PER_SEC / 4) /* how often somebody is told */

/* Shared by the threads. */
struct reading {
	const struct sweep *sweep;
	int folder;
	gint next;
	gint failed; /* index + 1 of a file that cannot be read */
};

struct sweep_reader {
	struct reading *reading;
	guint number;
	char *buffer;
	gsize size;
	gsize length; /* of the text */
	gint64 told; /* when */
};

static void make_room(struct sweep_reader *reader, gsize length)
{
	if (reader->size >= length + SWEEP_MARGIN)
		return;
	reader->size = length + SWEEP_MARGIN + SPARE;
	reader->buffer = g_realloc(reader->buffer, reader->size);
}

/* Reads a whole file; FALSE: it cannot be read. */
static gboolean slurp(struct sweep_reader *reader, guint file)
{
	const struct sweep *sweep = reader->reading->sweep;
	int fd = openat(reader->reading->folder, sweep->files->pdata[file],
			O_RDONLY | O_NONBLOCK | O_CLOEXEC |
				(sweep->follow ? 0 : O_NOFOLLOW));
	struct stat st;
	gssize n;

	reader->length = 0;
	make_room(reader, 0);
	if (fd < 0) {
		if (sweep->missing)
			sweep->missing[file] = errno == ENOENT;
		return errno == ELOOP || errno == ENOENT;
	}
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		close(fd);
		return TRUE;
	}
	make_room(reader, st.st_size);
	do {
		n = read(fd, reader->buffer + reader->length,
			 reader->size - SWEEP_MARGIN - reader->length);
		reader->length += MAX(n, 0);
	} while (n > 0 && reader->length + SWEEP_MARGIN < reader->size);
	close(fd);
	return n >= 0;
}

static void show(struct sweep_reader *reader, guint file)
{
	const struct sweep *sweep = reader->reading->sweep;

	memset(reader->buffer + reader->length, 0, SWEEP_MARGIN);
	for (guint i = 0; i < G_N_ELEMENTS(sweep->viewers); i++)
		if (sweep->viewers[i].view)
			sweep->viewers[i].view(sweep->viewers[i].data,
					       reader->number, file,
					       reader->buffer, reader->length);
}

/* What is soon done is not worth a word. */
static void tell(struct sweep_reader *reader, guint done)
{
	const struct sweep *sweep = reader->reading->sweep;
	gint64 now;

	if (reader->number || !sweep->progress)
		return;
	now = g_get_monotonic_time();
	if (!reader->told)
		reader->told = now;
	if (now - reader->told < TOLD)
		return;
	reader->told = now;
	sweep->progress(done, sweep->files->len);
}

static gpointer read_files(gpointer data)
{
	struct sweep_reader *reader = data;
	struct reading *reading = reader->reading;
	guint count = reading->sweep->files->len, i;

	while ((i = g_atomic_int_add(&reading->next, AT_ONCE)) < count) {
		guint end = MIN(i + AT_ONCE, count);

		tell(reader, i);
		for (; i < end; i++) {
			if (slurp(reader, i))
				show(reader, i);
			else
				g_atomic_int_set(&reading->failed, i + 1);
		}
	}
	g_free(reader->buffer);
	return NULL;
}

static void read_all(struct reading *reading)
{
	guint count = reading->sweep->threads;
	GThread **threads = g_new0(GThread *, count);
	struct sweep_reader *readers = g_new0(struct sweep_reader, count);

	for (guint i = 0; i < count; i++) {
		readers[i].reading = reading;
		readers[i].number = i;
		threads[i] = g_thread_new("sweep", read_files, &readers[i]);
	}
	for (guint i = 0; i < count; i++)
		g_thread_join(threads[i]);
	if (reading->sweep->progress)
		reading->sweep->progress(reading->sweep->files->len,
					 reading->sweep->files->len);
	g_free(threads);
	g_free(readers);
}

guint sweep_threads(guint jobs)
{
	return CLAMP(jobs, 1, 64);
}

gboolean sweep_run(const struct sweep *sweep, GError **error)
{
	struct reading reading = {.sweep = sweep};

	reading.folder =
		open(sweep->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (reading.folder < 0) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", sweep->folder,
			    g_strerror(errno));
		return FALSE;
	}
	read_all(&reading);
	close(reading.folder);
	if (!reading.failed)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot read '%s/%s'; make it readable", sweep->folder,
		    (char *)sweep->files->pdata[reading.failed - 1]);
	return FALSE;
}
