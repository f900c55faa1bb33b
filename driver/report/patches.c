// SPDX-License-Identifier: GPL-2.0
#include "report/patches.h"

#include "tree/patch.h"
#include "words/message.h"

void report_patches_add(struct report *report, const GPtrArray *patches,
			const GPtrArray *mails)
{
	for (guint i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];
		struct report_patch *row = g_new0(struct report_patch, 1);

		if (mails && i + 1 < mails->len)
			row->name = g_strdup(mails->pdata[i + 1]);
		row->subject = g_strdup(patch->subject);
		row->kind = g_strdup(message_kind(patch->kind));
		row->files = patch->changes->len;
		row->people = patch->people->len;
		g_ptr_array_add(report->patches, row);
	}
}
