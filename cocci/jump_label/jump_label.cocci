// SPDX-License-Identifier: GPL-2.0-only
/// include jump_label.h by its own name
///
/// static_key.h does nothing but include jump_label.h.
//# treewide: proof=same-object
// Confidence: High
// Options: --no-includes --include-headers

// A file that includes both needs one of them only.
@both@
@@
 #include <linux/jump_label.h>

@dropped depends on both@
@@
- #include <linux/static_key.h>

@renamed depends on !both@
@@
- #include <linux/static_key.h>
+ #include <linux/jump_label.h>
