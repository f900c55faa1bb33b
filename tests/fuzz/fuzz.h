/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fuzz - what the fuzz targets share
 *
 *	FUZZ(mailmap)
 *	{
 *		g_autofree char *text = fuzz_text(data, size);
 *
 *		use(text);
 *		return 0;
 *	}
 *
 * A target is a file of its own in this folder, and takes bytes that may come
 * from anywhere. The same file is linked twice: with libFuzzer, which looks for
 * bytes that break it (`make fuzz`), and with replay.c, which goes through
 * those that once did, and others, in corpus/ (part of the unit tests).
 */
#ifndef TREEWIDE_FUZZ_H
#define TREEWIDE_FUZZ_H

#include <glib.h>
#include <string.h>

#ifdef FUZZ_ENGINE
#define FUZZ(name) int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);
#else
#define FUZZ(name) int fuzz_##name(const guint8 *data, gsize size)
#endif

/* The bytes as a text, which ends at a NUL among them. Free with g_free(). */
char *fuzz_text(const guint8 *data, gsize size);

/* Not a byte more, so that the sanitizer sees each that is read too far. */
GBytes *fuzz_bytes(const guint8 *data, gsize size);

/* A folder of this process's own, in memory where there is such a place. */
const char *fuzz_folder(void);

/* Writes a file in it, by a plain name; the path is the caller's: g_free(). */
char *fuzz_file(const char *name, const void *data, gsize size);

#endif
