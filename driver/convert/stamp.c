// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* statx() */
#include "stamp.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tree.h"

struct stamp {
	GChecksum *sum;
};

struct stamp *stamp_new(void)
{
	struct stamp *stamp = g_new0(struct stamp, 1);

	stamp->sum = g_checksum_new(G_CHECKSUM_SHA256);
	return stamp;
}

/* With its NUL, so that "a", "bc" is not "ab", "c". */
void stamp_text(struct stamp *stamp, const char *text)
{
	g_checksum_update(stamp->sum, (const guchar *)text, strlen(text) + 1);
}

/* What tells that a file was written, without reading it. */
struct mark {
	guint64 size;
	guint64 inode;
	gint64 modified, modified_ns;
	gint64 changed, changed_ns;
};

static void add_stat(struct stamp *stamp, int folder, const char *path)
{
	struct mark mark = {0};
	struct stat st;

	stamp_text(stamp, path);
	if (!fstatat(folder, path, &st, AT_SYMLINK_NOFOLLOW))
		mark = (struct mark){
			.size = st.st_size,
			.inode = st.st_ino,
			.modified = st.st_mtim.tv_sec,
			.modified_ns = st.st_mtim.tv_nsec,
			.changed = st.st_ctim.tv_sec,
			.changed_ns = st.st_ctim.tv_nsec,
		};
	g_checksum_update(stamp->sum, (const guchar *)&mark, sizeof(mark));
}

void stamp_file(struct stamp *stamp, const char *path)
{
	add_stat(stamp, AT_FDCWD, path);
}

void stamp_program(struct stamp *stamp, const char *name)
{
	char *path = g_find_program_in_path(name);

	stamp_text(stamp, name);
	if (path)
		stamp_file(stamp, path);
	g_free(path);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void stamp_folder(struct stamp *stamp, const char *path)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;

	stamp_text(stamp, path);
	while (dir && (name = g_dir_read_name(dir)))
		g_ptr_array_add(names, g_strdup(name));
	if (dir)
		g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		char *full = g_build_filename(path, names->pdata[i], NULL);
		char *text = NULL;
		gsize length;

		if (g_file_test(full, G_FILE_TEST_IS_DIR)) {
			stamp_folder(stamp, full);
		} else if (g_file_get_contents(full, &text, &length, NULL)) {
			stamp_text(stamp, full);
			g_checksum_update(stamp->sum, (const guchar *)text,
					  length);
			g_checksum_update(stamp->sum, (const guchar *)"", 1);
		}
		g_free(text);
		g_free(full);
	}
	g_ptr_array_unref(names);
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
		add_stat(stamp, folder, files->pdata[i]);
	close(folder);
	g_ptr_array_unref(files);
	return TRUE;
}

char *stamp_end(struct stamp *stamp)
{
	char *hash = g_strdup(g_checksum_get_string(stamp->sum));

	g_checksum_free(stamp->sum);
	g_free(stamp);
	return hash;
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

void stamp_remember(const char *build, const char *name, const char *stamp,
		    const char *text)
{
	char *path = path_of(build, name);
	char *folder = g_path_get_dirname(path);
	char *whole = g_strconcat(stamp, "\n", text, NULL);

	if (!g_mkdir_with_parents(folder, 0755))
		g_file_set_contents(path, whole, -1, NULL);
	g_free(whole);
	g_free(folder);
	g_free(path);
}
