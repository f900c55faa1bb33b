// SPDX-License-Identifier: GPL-2.0-only
/// name the remove callback of platform drivers .remove
///
/// .remove_new took a callback that returns nothing, while .remove still had to
/// return an int. Now that both are the same member there is no need for two
/// names.
//# treewide: proof=same-object
// Confidence: High
// Options: --no-includes --include-headers

// Only the member's name in the initialiser changes.
@@
identifier driver;
expression callback;
@@
 struct platform_driver driver = {
-	.remove_new = callback,
+	.remove = callback,
 };
