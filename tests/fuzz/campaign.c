// SPDX-License-Identifier: GPL-2.0
#include "site/campaign.h"

#include "fuzz.h"

FUZZ(campaign)
{
	g_autofree char *path = fuzz_file("campaign.conf", data, size);
	g_autofree char *texts = g_build_filename(fuzz_folder(), "texts", NULL);
	struct campaign *campaign;

	g_mkdir_with_parents(texts, 0700);
	campaign = campaign_load(fuzz_folder(), NULL);
	if (!campaign)
		return 0;
	campaign_is_core(campaign, "mm/gup.c");
	campaign_is_test(campaign, "mm/gup_test.c");
	campaign_free(campaign);
	return 0;
}
