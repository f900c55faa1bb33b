#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A pin in one file, its release in another that does not name the API: the check
# of a file, of a range and of a patch finds a release that is wrong.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
L=$T/linux

tiny_tree "$L"
mkdir -p "$L/drivers/two" "$L/lib/far"
cat >"$L/drivers/two/pin.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>
#include "two.h"

long two_pin(struct two *two, unsigned long addr)
{
	two->n = pin_user_pages_fast(addr, 16, FOLL_WRITE, two->pages);
	return two->n < 0 ? two->n : 0;
}
END
cat >"$L/drivers/two/two.h" <<'END'
/* SPDX-License-Identifier: GPL-2.0 */
struct two {
	struct page *pages[16];
	long n;
};
long two_pin(struct two *two, unsigned long addr);
END
cat >"$L/drivers/two/ops.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include "two.h"

static long two_ioctl(struct file *file, unsigned int cmd, unsigned long addr)
{
	return two_pin(file->private_data, addr);
}

static int two_release(struct inode *inode, struct file *file)
{
	struct two *two = file->private_data;
	long i;

	for (i = 0; i < two->n; i++)
		unpin_user_page(two->pages[i]);
	return 0;
}

static const struct file_operations two_fops = {
	.unlocked_ioctl = two_ioctl,
	.release = two_release,
};
END
commit_all "$L" "two: a driver of two files"

right() { cp "$T/right.c" "$L/drivers/two/ops.c"; }
cp "$L/drivers/two/ops.c" "$T/right.c"
check "$L" drivers/two/ops.c
expect_status 0
check "$L" --base HEAD
expect_status 0

sed -i 's/unpin_user_page(/put_page(/' "$L/drivers/two/ops.c"
at=$(grep -n put_page "$L/drivers/two/ops.c" | cut -d : -f 1)
check "$L" drivers/two/ops.c
expect_status 1
expect_findings <<END
drivers/two/ops.c:$at wrong-release
END
check "$L" --base HEAD
expect_status 1
expect_findings <<END
drivers/two/ops.c:$at wrong-release
END
git -C "$L" diff >"$T/wrong.patch"
right
for state in apart applied; do
	[ $state = apart ] || git -C "$L" apply "$T/wrong.patch"
	INPUT=$T/wrong.patch check "$L" -
	expect_status 1
	expect_findings <<-END
	drivers/two/ops.c:$at wrong-release
	END
done

# What was wrong before is not the patch's; what others' files have is nobody's.
commit_all "$L" "two: drop them wrongly"
sed -i 's/^static int two_release/\/* Runs at the last close. *\/\n&/' "$L/drivers/two/ops.c"
check "$L" --base HEAD
expect_status 0
grep -q '1 old' "$T/stderr" || fail "an old finding is not counted"
cat >"$L/lib/far/other.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
void far_drop(struct page *page)
{
	put_page(page);
}
END
check "$L" lib/far/other.c
expect_status 0
check "$L" drivers/two/pin.c
expect_status 1
expect_findings <<END
drivers/two/ops.c:$((at + 1)) wrong-release
drivers/two/pin.c:7 raw-call
END

# The release lies far away, linked by a function's name alone.
sed 's,"two.h","../../drivers/two/two.h",' "$L/drivers/two/ops.c" >"$L/lib/far/ops.c"
rm "$L/drivers/two/ops.c"
commit_all "$L" "two: let go from afar"
check "$L" lib/far/ops.c
expect_status 1
expect_findings <<END
lib/far/ops.c:$((at + 1)) wrong-release
END

# A changed file that has only another name of the API, which a header gives it.
cat >"$L/drivers/two/names.h" <<'END'
#define TWO_PIN pin_user_pages_fast
#define TWO_PIN_AGAIN TWO_PIN
END
commit_all "$L" "two: other names"
cat >"$L/drivers/two/again.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include "names.h"
long two_again(unsigned long addr, struct page **pages)
{
	return TWO_PIN_AGAIN(addr, 16, FOLL_WRITE, pages);
}
END
git -C "$L" add -f drivers/two/again.c
check "$L" --base HEAD
expect_status 1
expect_findings <<END
drivers/two/again.c:5 raw-call
END
git -C "$L" diff --cached >"$T/again.patch"
rm "$L/drivers/two/again.c"
git -C "$L" reset -q
INPUT=$T/again.patch check "$L" -
expect_status 1
expect_findings <<END
drivers/two/again.c:5 raw-call
END

# A new file of calls that is no .c: what the patch brings is not what was there.
cat >"$L/drivers/two/calls.def" <<'END'
static long two_more(unsigned long addr, struct page **pages)
{
	return pin_user_pages_fast(addr, 16, FOLL_WRITE, pages);
}
END
sed -i '1a #include "calls.def"' "$L/drivers/two/pin.c"
git -C "$L" add -f drivers/two
git -C "$L" diff --cached >"$T/calls.patch"
INPUT=$T/calls.patch check "$L" -
expect_status 1
expect_findings <<END
drivers/two/calls.def:3 raw-call
END
