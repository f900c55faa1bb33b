// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* statx() */
#include "convert/stamp.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/process.h"
#include "tree/tree.h"

/* Seconds that a program may take to print its version. */
#define ASKED_TIMEOUT 60

struct stamp {
	GChecksum *sum;
	GPtrArray *asked; /* struct running: programs that say their version */
};

struct stamp *stamp_new(void)
{
	struct stamp *stamp = g_new0(struct stamp, 1);

	stamp->sum = g_checksum_new(G_CHECKSUM_SHA256);
	stamp->asked = g_ptr_array_new();
	return stamp;
}

/* With its NUL, so that "a", "bc" is not "ab", "c". */
void stamp_text(struct stamp *stamp, const char *text)
{
	g_checksum_update(stamp->sum, (const guchar *)text, strlen(text) + 1);
}

/* Shows whether a file was written, without reading it. */
struct file_mark {
	guint64 size;
	guint64 inode;
	gint64 modified, modified_ns;
	gint64 changed, changed_ns;
};

/* how: AT_SYMLINK_NOFOLLOW, or 0 for a link's target. */
static void add_stat(struct stamp *stamp, int folder, const char *path, int how)
{
	struct file_mark mark = {0};
	struct stat st;

	stamp_text(stamp, path);
	if (!fstatat(folder, path, &st, how))
		mark = (struct file_mark){
			.size = st.st_size,
			.inode = st.st_ino,
			.modified = st.st_mtim.tv_sec,
			.modified_ns = st.st_mtim.tv_nsec,
			.changed = st.st_ctim.tv_sec,
			.changed_ns = st.st_ctim.tv_nsec,
		};
	g_checksum_update(stamp->sum, (const guchar *)&mark, sizeof(mark));
}

void stamp_binary(struct stamp *stamp, const char *path)
{
	add_stat(stamp, AT_FDCWD, path, 0);
}

void stamp_file(struct stamp *stamp, const char *path)
{
	char *text = NULL;
	gsize length = 0;

	stamp_text(stamp, path);
	if (g_file_get_contents(path, &text, &length, NULL))
		g_checksum_update(stamp->sum, (const guchar *)text, length);
	/* marks the end; and a missing file is not an empty one */
	stamp_text(stamp, text ? "" : "missing");
	g_free(text);
}

/*
 * A name may be that of a script or launcher which starts another program: only
 * its own output tells. The answer is collected at the end, while the tree is
 * being examined.
 */
void stamp_program(struct stamp *stamp, const char *name)
{
	const struct process process = {.timeout = ASKED_TIMEOUT};
	char *path = g_find_program_in_path(name);
	const char *argv[] = {path, "--version", NULL};
	struct running *running;

	stamp_text(stamp, path ? path : name);
	if (!path)
		return;
	stamp_binary(stamp, path);
	running = process_begin(&process, argv, NULL);
	if (running)
		g_ptr_array_add(stamp->asked, running);
	g_free(path);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted; none if it cannot be read. */
static GPtrArray *names_in(const char *path)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		g_ptr_array_add(names, g_strdup(name));
	if (dir)
		g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	return names;
}

void stamp_folder(struct stamp *stamp, const char *path)
{
	GPtrArray *names = names_in(path);

	stamp_text(stamp, path);
	for (guint i = 0; i < names->len; i++) {
		char *full = g_build_filename(path, names->pdata[i], NULL);

		if (g_file_test(full, G_FILE_TEST_IS_DIR))
			stamp_folder(stamp, full);
		else
			stamp_file(stamp, full);
		g_free(full);
	}
	g_ptr_array_unref(names);
}

/*
 * How far back this commit's history reaches, which a fetch changes: the end of
 * a shallow clone, and what a partial one has fetched since.
 */
static void add_depth(struct stamp *stamp, const struct tree *tree)
{
	static const char *const names[] = {"shallow", "info/grafts"};
	g_autofree char *common = g_path_get_dirname(tree->objects);
	g_autofree char *packs = g_build_filename(tree->objects, "pack", NULL);
	g_autoptr(GPtrArray) files = names_in(packs);

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path =
			g_build_filename(common, names[i], NULL);

		stamp_file(stamp, path);
	}
	for (guint i = 0; i < files->len; i++)
		if (g_str_has_suffix(files->pdata[i], ".promisor"))
			stamp_text(stamp, files->pdata[i]);
}

gboolean stamp_tree(struct stamp *stamp, const struct tree *tree,
		    GError **error)
{
	GPtrArray *files = tree_files(tree, error);
	int folder = open(tree->path, O_PATH | O_DIRECTORY | O_CLOEXEC);

	if (!files || folder < 0) {
		g_clear_pointer(&files, g_ptr_array_unref);
		if (folder >= 0)
			close(folder);
		return FALSE;
	}
	stamp_text(stamp, tree->path);
	stamp_text(stamp, tree->commit ? tree->commit : "");
	for (guint i = 0; i < files->len; i++)
		add_stat(stamp, folder, files->pdata[i], AT_SYMLINK_NOFOLLOW);
	if (tree->objects)
		add_depth(stamp, tree);
	close(folder);
	g_ptr_array_unref(files);
	return TRUE;
}

/* The programs' answers. */
static void add_answers(struct stamp *stamp)
{
	for (guint i = 0; i < stamp->asked->len; i++) {
		struct ended ended;

		if (process_end(stamp->asked->pdata[i], &ended, NULL))
			g_checksum_update(stamp->sum, (const guchar *)ended.out,
					  ended.length);
		stamp_text(stamp, "");
		ended_clear(&ended);
	}
}

char *stamp_end(struct stamp *stamp)
{
	char *hash;

	add_answers(stamp);
	hash = g_strdup(g_checksum_get_string(stamp->sum));
	g_checksum_free(stamp->sum);
	g_ptr_array_unref(stamp->asked);
	g_free(stamp);
	return hash;
}

char *stamp_seal(const char *stamp, const char *path)
{
	char *text = NULL, *sum, *seal;
	gsize length;

	if (!g_file_get_contents(path, &text, &length, NULL))
		return NULL;
	sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
					  (const guchar *)text, length);
	seal = g_strconcat(stamp, " ", sum, NULL);
	g_free(sum);
	g_free(text);
	return seal;
}

static char *path_of(const char *build, const char *name)
{
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA1, name, -1);
	char *path = g_build_filename(build, "stamps", hash, NULL);

	g_free(hash);
	return path;
}

char *stamp_recall(const char *build, const char *name, const char *stamp)
{
	char *path = path_of(build, name);
	char *text = NULL, *recalled = NULL;

	if (g_file_get_contents(path, &text, NULL, NULL) &&
	    g_str_has_prefix(text, stamp) && text[strlen(stamp)] == '\n')
		recalled = g_strdup(text + strlen(stamp) + 1);
	g_free(text);
	g_free(path);
	return recalled;
}

gboolean stamp_remember(const char *build, const char *name, const char *stamp,
			const char *text, GError **error)
{
	char *path = path_of(build, name);
	char *folder = g_path_get_dirname(path);
	char *whole = g_strconcat(stamp, "\n", text, NULL);
	GError *cause = NULL;
	gboolean ok;

	g_mkdir_with_parents(folder, 0755);
	ok = g_file_set_contents(path, whole, -1, &cause);
	if (!ok)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "the next run works anew, since this one cannot be "
			    "remembered: %s",
			    cause->message);
	g_clear_error(&cause);
	g_free(whole);
	g_free(folder);
	g_free(path);
	return ok;
}
