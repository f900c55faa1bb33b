#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# audit names the call whose flags and code part, with both halves, the lines
# and the costs, in each form; it writes nothing.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
cat >"$T/linux/drivers/beta/kept.c" <<'C'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>
struct kept { struct page **pages; int count; };
static long kept_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct kept *kept = file->private_data;
	int got;

	got = pin_user_pages_fast(arg, kept->count, FOLL_WRITE, kept->pages);
	return got == kept->count ? 0 : -EFAULT;
}
static int kept_release(struct inode *inode, struct file *file)
{
	struct kept *kept = file->private_data;

	unpin_user_pages(kept->pages, kept->count);
	return 0;
}
static const struct file_operations kept_fops = {
	.unlocked_ioctl = kept_ioctl,
	.release = kept_release,
};
C
cat >"$T/linux/drivers/beta/wrong.c" <<'C'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>
struct wrong { struct page *page; };
static long wrong_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wrong *wrong = file->private_data;

	if (pin_user_pages_fast(arg, 1, FOLL_LONGTERM, &wrong->page) != 1)
		return -EFAULT;
	return 0;
}
static void wrong_undo(struct wrong *wrong)
{
	unpin_user_page(wrong->page);
}
static long wrong_drop(struct file *file, unsigned int cmd, unsigned long arg)
{
	wrong_undo(file->private_data);
	return 0;
}
static int wrong_release(struct inode *inode, struct file *file)
{
	struct wrong *wrong = file->private_data;

	put_page(wrong->page);
	return 0;
}
static const struct file_operations wrong_fops = {
	.unlocked_ioctl = wrong_ioctl,
	.compat_ioctl = wrong_drop,
	.release = wrong_release,
};
C
commit_all "$T/linux" "drivers that keep pages"
listing "$T/linux" >"$T/before"
audit() {
	run "$TREEWIDE" audit --kernel "${tree:-$T/linux}" --build "$T/build" \
		--campaign "$CAMPAIGN" "$@"
	[ "$status" -ne 0 ] || ! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
}

audit
expect_status 0
for line in '1 short-term by the flags, kept by the code' \
	'drivers/beta/kept.c:9: pin_user_pages_fast() in kept_ioctl()' \
	"  says     SHORTTERM: 'FOLL_WRITE' in the call; never FOLL_LONGTERM" \
	'  does     ESCAPES: still held when kept_ioctl() returns' \
	'1 releases that are not meant for pins' \
	'drivers/beta/wrong.c:25: put_page(wrong->page) in wrong_release()'; do
	grep -qxF -- "$line" "$T/stdout" || fail "no line '$line'"
done
grep -q '^  stored   drivers/beta/kept.c:9: ' "$T/stdout" || fail "not where they are stored"
tr -s ' \n' ' ' <"$T/stdout" >"$T/joined" # lines are wrapped
grep -q " dropped drivers/beta/kept.c:16: 'unpin_user_pages(kept->pages, kept->count)'" "$T/joined" ||
	fail "not where they are dropped"
grep -q ' cost RLIMIT_MEMLOCK: no accounting of these pages is seen in drivers/beta/kept.c' "$T/joined" ||
	fail "no word on accounting"
grep -q '^  cost     FOLL_WRITE with FOLL_LONGTERM is refused' "$T/stdout" || fail "no word on writing"
cp "$T/stdout" "$T/text"
# The first screen tells how many, which, and what to do.
sed -n 1,24p "$T/text" >"$T/screen"
for line in '    1  short-term by the flags, kept by the code' '  drivers/beta/kept.c:9  kept_ioctl()'; do
	grep -qxF -- "$line" "$T/screen" || fail "not on the first screen: '$line'"
done
grep -q "treewide explain FILE:LINE" "$T/screen" || fail "what to do is not on the first screen"
! grep -E '^.{81}' "$T/text" || fail "a line of more than 80 columns"

# Suspects come first, in a table as well.
audit --format tsv
expect_status 0
[ "$(sed -n 2p "$T/stdout" | cut -f 1-5)" = "$(printf 'suspect\tdrivers/beta/kept.c\t9\tkept_ioctl\tpin_user_pages_fast')" ] ||
	fail "the first row is another"
[ "$(grep -c '^wrong-release' "$T/stdout")" -eq 1 ] || fail "not one wrong release"
rows=$(($(wc -l <"$T/stdout") - 1))
audit --format json
expect_status 0
[ "$(jq length "$T/stdout")" -eq "$rows" ] || fail "JSON has another length"
[ "$(jq -r '.[0] | .kind, .stored.line, .dropped[0].line' "$T/stdout" | tr '\n' ' ')" = "suspect 9 16 " ] ||
	fail "JSON lacks lines"
audit --format md
expect_status 0
[ "$(grep -c '^### ' "$T/stdout")" -eq "$rows" ] || fail "markdown has another length"

# The accounting is seen where it is.
cp "$T/linux/drivers/beta/kept.c" "$T"
sed -i 's/int got;/int got = account_locked_vm(0, 1, 1);/' "$T/linux/drivers/beta/kept.c"
audit
grep -q '^  cost     RLIMIT_MEMLOCK is accounted for here (account_locked_vm at' "$T/stdout" ||
	fail "accounting is not seen"
cp "$T/kept.c" "$T/linux/drivers/beta"

# The draft of a long-term pin's comment says who keeps it, and who drops it.
run "$TREEWIDE" comments --kernel "$T/linux" --build "$T/build" --campaign "$CAMPAIGN" \
	--comments none --comments-for both
expect_status 0
tr -s '\n\t' ' ' <"$T/stdout" | grep -qF \
	'wrong_ioctl pin_user_pages_fast 1 EDITME - kept by wrong_ioctl() beyond its return; user space decides when the pages are dropped, by wrong_undo() <- wrong_drop() <- .compat_ioctl.' ||
	fail "not what is known of wrong_ioctl()"

# Of a pin that a function hands on, it is looked for where the pages are kept.
tree=$T/handed
cp -r "$T/linux" "$tree"
mkdir "$tree/lib"
cat >"$tree/lib/iov_iter.c" <<'C'
#include <linux/mm.h>
static ssize_t extract_user_pages(struct iov_iter *i, struct page ***pages,
				  size_t size)
{
	int got;

	size = want_pages_array(pages, size);
	got = pin_user_pages_fast(i->addr, size, FOLL_WRITE, *pages);
	if (got <= 0)
		return got;
	return got * PAGE_SIZE;
}
ssize_t iov_iter_extract_pages(struct iov_iter *i, struct page ***pages, size_t size)
{
	if (i->user)
		return extract_user_pages(i, pages, size);
	return -EFAULT;
}
C
cat >"$tree/drivers/beta/shm.c" <<'C'
#include <linux/uio.h>
struct shm { struct page **pages; int count; };
int shm_register(struct shm *shm, struct iov_iter *iter)
{
	if (iov_iter_extract_pages(iter, &shm->pages, shm->count) <= 0)
		return -EFAULT;
	return 0;
}
void shm_drop(struct shm *shm)
{
	unpin_user_pages(shm->pages, shm->count);
}
C
cat >"$tree/drivers/beta/dev.c" <<'C'
#include <linux/uio.h>
static long shm_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct iov_iter iter = { .addr = arg };

	return shm_register(file->private_data, &iter);
}
static int shm_release(struct inode *inode, struct file *file)
{
	shm_drop(file->private_data);
	return 0;
}
static const struct file_operations shm_fops = {
	.unlocked_ioctl = shm_ioctl,
	.release = shm_release,
};
/* what this one accounts for are pages of its own */
int shm_other(struct page **pages, unsigned long addr)
{
	if (account_locked_vm(current->mm, 1, true))
		return -ENOMEM;
	return pin_user_pages_fast(addr, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
}
C
git -C "$tree" add -f lib drivers
memlock() {
	audit --format json
	expect_status 0
	jq -r '.[] | select(.file == "lib/iov_iter.c") | .costs[] | select(test("RLIMIT_MEMLOCK"))' "$T/stdout"
}
memlock | grep -q 'no accounting of these pages is seen in drivers/beta/shm.c, drivers/beta/dev.c and lib/iov_iter.c, and' ||
	fail "not where the pages are kept"
# What audit lists explain explains, each way up once.
run "$TREEWIDE" explain --kernel "$tree" --build "$T/build" --campaign "$CAMPAIGN" drivers/beta/shm.c:5
expect_status 0
for line in 'drivers/beta/shm.c:5: iov_iter_extract_pages() in shm_register()' \
	'flags     none: iov_iter_extract_pages() takes no flags' 'lifetime  ESCAPES' \
	'  stored  drivers/beta/shm.c:5' '  drop    shm_drop() at drivers/beta/shm.c:11, when user space lets go'; do
	grep -qxF -- "$line" "$T/stdout" || fail "no line '$line'"
done
[ "$(grep -c '^  caller' "$T/stdout")" -eq "$(grep '^  caller' "$T/stdout" | sort -u | wc -l)" ] || fail "the same line twice"
sed -i 's/^\tif (iov_iter/\tlong locked = account_locked_vm(current->mm, shm->count, true);\n\n&/' "$tree/drivers/beta/shm.c"
memlock | grep -q 'accounted for here (account_locked_vm at drivers/beta/shm.c:5)' || fail "accounting is not seen"
tree=

audit --format xml
expect_error 'text, tsv, json or md'
cp -r "$CAMPAIGN" "$T/campaign"
printf '\n[more]\ntext=x\nflags=y\n' >>"$T/campaign/audit.conf"
CAMPAIGN=$T/campaign audit
expect_error "no key 'flags' is known in group \[more\]"
listing "$T/linux" | diff "$T/before" - || fail "the tree was changed"
