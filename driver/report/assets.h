/* SPDX-License-Identifier: GPL-2.0 */
/*
 * assets - the files beside this one that go into every page
 *
 * The Makefile makes C of them, so that the program needs no source tree.
 */
#ifndef TREEWIDE_ASSETS_H
#define TREEWIDE_ASSETS_H

extern const char assets_style[]; /* report.css */
extern const char assets_script[]; /* report.js */

/*
 * What a browser's Content-Security-Policy calls a text: "sha256-<base64>".
 * Free with g_free().
 */
char *assets_hash(const char *text);

#endif
