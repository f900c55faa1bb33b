// SPDX-License-Identifier: GPL-2.0
#include "words/prefix.h"

#include <string.h>

/* What follows the head of a prefix. */
enum pick {
	PICK_NONE, /* nothing */
	PICK_FIRST, /* the first folder or file under the rule's folder */
	PICK_LAST, /* the folder that the file stands in */
	PICK_STEM, /* the file's name without its ending */
};

/* How the subjects of one part of the kernel begin. */
struct path_rule {
	const char *folder; /* "*" stands for one folder's name */
	const char *head; /* "*": the name that the folder's * took */
	const char *glue; /* between head and what is picked */
	enum pick pick;
	gboolean capital;
};

/* Sorted; the longest folder that matches counts, the last of several. */
static const struct path_rule rules[] = {
	{"", "", "", PICK_FIRST, FALSE},
	{"*/", "*", ": ", PICK_NONE, FALSE},
	{"Documentation/", "docs", ": ", PICK_NONE, FALSE},
	{"arch/*/", "*", ": ", PICK_FIRST, FALSE},
	{"arch/*/kvm/", "KVM: *", "", PICK_NONE, TRUE},
	{"arch/arm/", "ARM", ": ", PICK_FIRST, FALSE},
	{"arch/loongarch/", "LoongArch", ": ", PICK_NONE, TRUE},
	{"arch/mips/", "MIPS", ": ", PICK_FIRST, FALSE},
	{"arch/powerpc/", "powerpc", "/", PICK_FIRST, TRUE},
	{"arch/powerpc/kvm/", "KVM: PPC", "", PICK_NONE, TRUE},
	{"arch/s390/", "s390", "/", PICK_FIRST, FALSE},
	{"arch/s390/kvm/", "KVM: s390", "", PICK_NONE, TRUE},
	{"arch/s390/kvm/pci", "KVM: s390: pci", "", PICK_NONE, TRUE},
	{"arch/x86/", "x86", "/", PICK_FIRST, TRUE},
	{"arch/x86/kvm/", "KVM: x86", "", PICK_NONE, TRUE},
	{"arch/x86/kvm/mmu/", "KVM: x86/mmu", "", PICK_NONE, TRUE},
	{"arch/x86/kvm/svm/", "KVM: SVM", "", PICK_NONE, TRUE},
	{"arch/x86/kvm/svm/sev.", "KVM: SEV", "", PICK_NONE, TRUE},
	{"arch/x86/kvm/vmx/", "KVM: VMX", "", PICK_NONE, TRUE},
	{"crypto/", "crypto", ": ", PICK_FIRST, FALSE},
	{"drivers/*/", "*", ": ", PICK_FIRST, FALSE},
	{"drivers/accel/", "accel", "/", PICK_FIRST, FALSE},
	{"drivers/block/", "", "", PICK_FIRST, FALSE},
	{"drivers/gpu/drm/", "drm", "/", PICK_FIRST, FALSE},
	{"drivers/gpu/drm/amd/", "drm", "/", PICK_FIRST, FALSE},
	{"drivers/gpu/drm/vmwgfx/", "drm/vmwgfx", "", PICK_NONE, TRUE},
	{"drivers/hid/", "HID", ": ", PICK_FIRST, FALSE},
	{"drivers/infiniband/", "RDMA", "/", PICK_FIRST, TRUE},
	{"drivers/infiniband/core/", "RDMA", "/", PICK_STEM, TRUE},
	{"drivers/infiniband/hw/", "RDMA", "/", PICK_FIRST, TRUE},
	{"drivers/infiniband/sw/", "RDMA", "/", PICK_FIRST, TRUE},
	{"drivers/infiniband/ulp/", "RDMA", "/", PICK_FIRST, TRUE},
	{"drivers/input/", "Input", ": ", PICK_FIRST, FALSE},
	{"drivers/iommu/", "iommu", "/", PICK_FIRST, TRUE},
	{"drivers/media/", "media", ": ", PICK_LAST, FALSE},
	{"drivers/net/", "", "", PICK_FIRST, FALSE},
	{"drivers/net/ethernet/", "net", "/", PICK_LAST, FALSE},
	{"drivers/net/wireless/", "wifi", ": ", PICK_LAST, FALSE},
	{"drivers/nvme/", "nvme", ": ", PICK_NONE, FALSE},
	{"drivers/pci/", "PCI", "/", PICK_FIRST, TRUE},
	{"drivers/platform/*/", "platform/*", ": ", PICK_FIRST, FALSE},
	{"drivers/scsi/", "scsi", ": ", PICK_FIRST, TRUE},
	{"drivers/vdpa/vdpa_user/", "vduse", "", PICK_NONE, FALSE},
	{"drivers/vfio/", "vfio", "/", PICK_STEM, FALSE},
	{"drivers/vfio/*/", "vfio/*", ": ", PICK_NONE, FALSE},
	{"drivers/video/fbdev/", "fbdev", ": ", PICK_FIRST, FALSE},
	{"drivers/xen/", "xen", "/", PICK_FIRST, FALSE},
	{"fs/", "fs", ": ", PICK_NONE, FALSE},
	{"fs/*/", "*", ": ", PICK_NONE, FALSE},
	{"io_uring/", "io_uring", "/", PICK_STEM, FALSE},
	{"kernel/*/", "*", ": ", PICK_NONE, FALSE},
	{"kernel/events/", "perf", "/", PICK_STEM, TRUE},
	{"kernel/trace/", "tracing", ": ", PICK_NONE, TRUE},
	{"kernel/trace/trace_events_user.", "tracing/user_events", "",
	 PICK_NONE, TRUE},
	{"lib/", "", "", PICK_STEM, FALSE},
	{"mm/", "mm", "/", PICK_STEM, FALSE},
	{"net/*/", "net/*", ": ", PICK_NONE, FALSE},
	{"net/bluetooth/", "Bluetooth", ": ", PICK_NONE, TRUE},
	{"net/core/", "net", ": ", PICK_NONE, FALSE},
	{"net/mac80211/", "wifi", ": ", PICK_LAST, FALSE},
	{"net/xdp/", "xsk", "", PICK_NONE, FALSE},
	{"scripts/", "", "", PICK_FIRST, FALSE},
	{"scripts/coccinelle/", "coccinelle", ": ", PICK_NONE, FALSE},
	{"security/*/", "*", ": ", PICK_NONE, FALSE},
	{"sound/", "ALSA", ": ", PICK_LAST, TRUE},
	{"sound/soc/", "ASoC", ": ", PICK_FIRST, TRUE},
	{"tools/testing/selftests/*/", "selftests/*", "", PICK_NONE, FALSE},
	{"virt/kvm/", "KVM", "", PICK_NONE, TRUE},
};

/* Folders that say nothing about what is in them. */
static const char *const vague[] = {
	"base", "char",	     "common", "core", "devices", "drivers", "host",
	"hw",	"interface", "lib",    "main", "src",	  NULL};

/*
 * Length of the path's beginning that the pattern matches, 0 when it does
 * not; *name and *length get what the * took.
 */
static gsize match(const char *pattern, const char *path, const char **name,
		   gsize *length)
{
	const char *start = path;

	for (; *pattern; pattern++) {
		if (*pattern != '*') {
			if (*path++ != *pattern)
				return 0;
			continue;
		}
		*name = path;
		*length = strcspn(path, "/");
		path += *length;
	}
	return path - start;
}

static const struct path_rule *find_rule(const char *path, char **name,
					 const char **rest)
{
	const struct path_rule *best = &rules[0];
	gsize longest = 0;

	*name = NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
		const char *taken = NULL;
		gsize length = 0;
		gsize n = match(rules[i].folder, path, &taken, &length);

		/* of two of one length, the later one has no * */
		if (!n || n < longest)
			continue;
		longest = n;
		best = &rules[i];
		g_free(*name);
		*name = taken ? g_strndup(taken, length) : NULL;
	}
	*rest = path + longest;
	return best;
}

/* Whether the title has this word, its hyphens left out or not. */
static gboolean title_has(const char *title, const char *word)
{
	g_autofree char *low = g_ascii_strdown(title, -1);
	g_autofree char *key = g_ascii_strdown(word, -1);
	g_auto(GStrv) words = g_strsplit_set(low, " \t/(),", -1);

	for (char **w = words; *w; w++) {
		g_auto(GStrv) halves = g_strsplit(*w, "-", -1);
		g_autofree char *joined = g_strjoinv("", halves);

		if (g_str_equal(joined, key) ||
		    g_strv_contains((const char *const *)halves, key))
			return TRUE;
	}
	return FALSE;
}

/*
 * What a file's name without its ending tells beyond its folder: the leading
 * words that the MAINTAINERS entry has too, else the name if it is one word.
 */
static char *short_stem(const char *stem, const char *title)
{
	gsize known = 0, end;

	for (gsize start = 0; title && stem[start]; start = end + 1) {
		g_autofree char *word = NULL;

		end = start + strcspn(stem + start, "-_");
		word = g_strndup(stem + start, end - start);
		if (!title_has(title, word))
			break;
		known = end;
		if (!stem[end])
			break;
	}
	if (known)
		return g_strndup(stem, known);
	return strpbrk(stem, "-_") ? g_strdup("") : g_strdup(stem);
}

/* The stem without the folder's own name before it: "vfio_x" in vfio is "x". */
static const char *skip_own(const char *stem, const char *folder)
{
	gsize length = strlen(folder);

	if (!length || strncmp(stem, folder, length) != 0)
		return stem;
	if (!stem[length])
		return stem + length;
	return strchr("-_", stem[length]) ? stem + length + 1 : stem;
}

static char *pick_name(enum pick pick, const char *head, const char *rest,
		       const char *title)
{
	g_auto(GStrv) parts = g_strsplit(rest, "/", -1);
	guint folders = g_strv_length(parts) - 1;
	const char *stem = parts[folders];
	guint i;

	parts[folders][strcspn(parts[folders], ".")] = '\0';
	stem = skip_own(stem, head);
	if (pick == PICK_NONE)
		return g_strdup("");
	if (pick == PICK_STEM)
		return g_strdup(skip_own(stem, "iommu"));
	if (pick == PICK_LAST) {
		for (i = folders; i > 0; i--)
			if (!g_strv_contains(vague, parts[i - 1]))
				return g_strdup(parts[i - 1]);
		return short_stem(stem, title);
	}
	for (i = 0; i < folders; i++)
		if (!g_strv_contains(vague, parts[i]))
			return g_strdup(parts[i]);
	return short_stem(stem, title);
}

struct prefix *prefix_by_path(const char *path, const char *title)
{
	struct prefix *prefix = g_new0(struct prefix, 1);
	g_autofree char *name = NULL;
	g_autofree char *head = NULL;
	g_autofree char *picked = NULL;
	const char *rest;
	const struct path_rule *rule = find_rule(path, &name, &rest);
	g_auto(GStrv) halves = g_strsplit(rule->head, "*", -1);

	head = g_strjoinv(name ? name : "", halves);
	picked = pick_name(rule->pick, head, rest, title);
	prefix->capital = rule->capital;
	if (!*picked)
		prefix->text = g_steal_pointer(&head);
	else if (g_str_has_prefix(picked, head))
		prefix->text = g_steal_pointer(&picked); /* iommu/iommufd */
	else
		prefix->text = g_strconcat(head, rule->glue, picked, NULL);
	return prefix;
}
