// SPDX-License-Identifier: GPL-2.0
#include "rewrite/remarks.h"

#include "fuzz.h"

/* What was read is written, and says the same when it is read again. */
FUZZ(comments)
{
	g_autofree char *path = fuzz_file("comments.txt", data, size);
	struct remarks *remarks =
		remarks_load(path, "Pin lifetime:", "EDITME", NULL);

	for (guint i = 0; remarks && i < remarks->list->len; i++) {
		const struct remark *remark = remarks->list->pdata[i];
		g_autofree char *form = remarks_form(
			NULL, remark->file, remark->function, remark->callee,
			remark->turn, remark->text);

		g_assert_nonnull(form);
		remarks_find(remarks, remark->file, remark->function,
			     remark->callee, remark->turn);
	}
	if (remarks)
		remarks_free(remarks);
	return 0;
}
