// SPDX-License-Identifier: GPL-2.0
/*
 * The KUnit suite. Each @need names a word, and the file of the tree that has to
 * hold it for TREEWIDE_<NAME> to be defined; else the text behind the colon goes
 * to the message. Where the file of a @must lacks its word, there is no suite.
 *
 * @must PARAM include/kunit/test.h KUNIT_CASE_PARAM: There is no KUnit suite for
 *	the helpers: the KUnit of this tree has no KUNIT_CASE_PARAM().
 * @must SKIP include/kunit/test.h kunit_skip: There is no KUnit suite for the
 *	helpers: the KUnit of this tree has no kunit_skip().
 * @must NULL include/kunit/test.h KUNIT_EXPECT_NULL: There is no KUnit suite for
 *	the helpers: the KUnit of this tree has no KUNIT_EXPECT_NULL().
 * @need VM_MMAP include/kunit/test.h kunit_vm_mmap: The KUnit suite only tests
 *	that FOLL_LONGTERM is refused: this tree has no kunit_vm_mmap(), so a
 *	test has no user memory to pin.
 * @need DIRTY_TRACKED mm/gup.c vma_needs_dirty_tracking: The KUnit suite has no
 *	case that shows FOLL_LONGTERM at work: this tree does not refuse
 *	long-term pins of file mappings that need dirty tracking.
 * treewide: begin
 */
// SPDX-License-Identifier: GPL-2.0
/*
 * KUnit tests for the pin_user_pages*() helpers that say how long a pin lives
 *
 * Every test runs once for each helper. What sets the long-term helpers apart
 * is that FOLL_LONGTERM reaches mm/gup.c; what all have in common is that their
 * callers cannot pass it.
 */
#include <kunit/test.h>
#ifdef TREEWIDE_DIRTY_TRACKED
#include <linux/anon_inodes.h>
#include <linux/file.h>
#include <linux/fs.h>
#endif
#include <linux/mm.h>
#ifdef TREEWIDE_VM_MMAP
#include <linux/mman.h>
#endif
#include <linux/moduleparam.h>
#ifdef TREEWIDE_VM_MMAP
#include <linux/pagemap.h>
#include <linux/sched.h>
#endif

#define TEST_PAGES	4

/* A warning in the log is a failure for whoever reads logs by machine. */
static bool test_warnings;
module_param(test_warnings, bool, 0444);
MODULE_PARM_DESC(test_warnings, "Run the tests that make helpers warn");

struct helper {
	const char *name;
	long (*pin)(unsigned long start, unsigned long nr_pages,
		    unsigned int gup_flags, struct page **pages);
	bool longterm;
};

CALLS

static const struct helper helpers[] = {
CASES
};

static void describe(const struct helper *helper, char *description)
{
	strscpy(description, helper->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(helper, helpers, describe);

#ifdef TREEWIDE_VM_MMAP
static unsigned long map(struct kunit *test, struct file *file,
			 unsigned long flags)
{
	unsigned long start;

	start = kunit_vm_mmap(test, file, 0, TEST_PAGES * PAGE_SIZE,
			      PROT_READ | PROT_WRITE, flags, 0);
	KUNIT_ASSERT_NE(test, start, 0);
	KUNIT_ASSERT_FALSE(test, IS_ERR_VALUE(start));

	return start;
}

#endif
/* How long a pin lives is said by the helper's name, and by nothing else. */
static void test_refuses_foll_longterm(struct kunit *test)
{
	const struct helper *helper = test->param_value;
	struct page *pages[TEST_PAGES] = {};
	bool tainted = test_taint(TAINT_WARN);
	unsigned long start = 0;

	if (!test_warnings)
		kunit_skip(test, "it warns: set test_warnings=1 to run it");
	if (panic_on_warn)
		kunit_skip(test, "the warning would panic");
#ifdef TREEWIDE_VM_MMAP
	start = map(test, NULL, MAP_ANONYMOUS | MAP_PRIVATE);
#endif

	KUNIT_EXPECT_EQ(test, -EINVAL,
			helper->pin(start, TEST_PAGES,
				    FOLL_WRITE | FOLL_LONGTERM, pages));
	/* a taint stays: only the first warning of a boot can be seen by it */
	if (!tainted)
		KUNIT_EXPECT_TRUE(test, test_taint(TAINT_WARN));
	KUNIT_EXPECT_NULL(test, pages[0]);
}
#ifdef TREEWIDE_VM_MMAP

static void test_pins_all_pages(struct kunit *test)
{
	const struct helper *helper = test->param_value;
	unsigned long start = map(test, NULL, MAP_ANONYMOUS | MAP_PRIVATE);
	struct page *pages[TEST_PAGES] = {};
	long pinned;

	pinned = helper->pin(start, TEST_PAGES, FOLL_WRITE, pages);
	KUNIT_EXPECT_EQ(test, pinned, TEST_PAGES);
	if (pinned > 0)
		unpin_user_pages(pages, pinned);
}

static void test_marks_folios_pinned(struct kunit *test)
{
	const struct helper *helper = test->param_value;
	unsigned long start = map(test, NULL, MAP_ANONYMOUS | MAP_PRIVATE);
	struct page *pages[TEST_PAGES] = {};
	struct folio *folio;

	KUNIT_ASSERT_EQ(test, 1, helper->pin(start, 1, FOLL_WRITE, pages));
	folio = page_folio(pages[0]);
	folio_get(folio);
	KUNIT_EXPECT_TRUE(test, folio_maybe_dma_pinned(folio));

	unpin_user_pages(pages, 1);
	KUNIT_EXPECT_FALSE(test, folio_maybe_dma_pinned(folio));
	folio_put(folio);
}
#ifdef TREEWIDE_DIRTY_TRACKED

static vm_fault_t test_fault(struct vm_fault *vmf)
{
	vmf->page = alloc_page(GFP_KERNEL | __GFP_ZERO);

	return vmf->page ? 0 : VM_FAULT_OOM;
}

static vm_fault_t test_page_mkwrite(struct vm_fault *vmf)
{
	lock_page(vmf->page);

	return VM_FAULT_LOCKED;
}

static const struct vm_operations_struct test_vm_ops = {
	.fault		= test_fault,
	.page_mkwrite	= test_page_mkwrite,
};

static int test_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_ops = &test_vm_ops;

	return 0;
}

static const struct file_operations test_fops = {
	.mmap	= test_mmap,
};

/*
 * A file that wants to know of each write cannot be told of those that a device
 * does to a page it keeps: there mm/gup.c refuses FOLL_LONGTERM, and only that.
 */
static void test_dirty_tracked_file(struct kunit *test)
{
	const struct helper *helper = test->param_value;
	struct page *pages[TEST_PAGES] = {};
	unsigned long start;
	struct file *file;
	long pinned;

	file = anon_inode_getfile("[pin_user_pages_kunit]", &test_fops, NULL,
				  O_RDWR);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	start = map(test, file, MAP_SHARED);
	fput(file);

	pinned = helper->pin(start, TEST_PAGES, FOLL_WRITE, pages);
	KUNIT_EXPECT_EQ(test, pinned, helper->longterm ? -EFAULT : TEST_PAGES);
	if (pinned > 0)
		unpin_user_pages(pages, pinned);
}
#endif
#endif

static struct kunit_case pin_user_pages_cases[] = {
	KUNIT_CASE_PARAM(test_refuses_foll_longterm, helper_gen_params),
#ifdef TREEWIDE_VM_MMAP
	KUNIT_CASE_PARAM(test_pins_all_pages, helper_gen_params),
	KUNIT_CASE_PARAM(test_marks_folios_pinned, helper_gen_params),
#ifdef TREEWIDE_DIRTY_TRACKED
	KUNIT_CASE_PARAM(test_dirty_tracked_file, helper_gen_params),
#endif
#endif
	{}
};

static struct kunit_suite pin_user_pages_suite = {
	.name		= "pin_user_pages",
	.test_cases	= pin_user_pages_cases,
};

kunit_test_suite(pin_user_pages_suite);
