// SPDX-License-Identifier: GPL-2.0
/* A call that has changed stands as the kernel wants it, and only it moves. */
#include "judge.h"

#include "base/edit.h"
#include "rewrite/layout.h"

#define FAST  "pin_user_pages_fast"
#define SHORT "pin_user_pages_fast_shortterm"

/* Each FAST( becomes SHORT(, and FLAG becomes what the case says. */
struct layout_case {
	const char *what;
	const char *before;
	const char *after; /* NULL: nothing but the names changes */
	gboolean unjudged; /* checkpatch.pl has something to say, and may */
};

static const struct layout_case cases[] = {
	{"one line that fits", "\tret = " FAST "(a, n, FOLL_WRITE, p);\n",
	 NULL},
	{"one line grown beyond 80",
	 "\tret = " FAST "(user_addr, nr_pages, gup_flags, pages);\n",
	 "\tret = " SHORT "(user_addr, nr_pages, gup_flags,\n"
	 "\t\t\t\t\t    pages);\n"},
	{"one line that was longer than 80",
	 "\tret = " FAST
	 "(addr, 1, batch->writeable ? FOLL_WRITE : 0, &my_page);\n",
	 NULL},
	{"one line grown beyond 100",
	 "\tret = " FAST
	 "(arg->stat, number_of_pages_stat, FOLL_WRITE, the_pages_stat_array);\n",
	 "\tret = " SHORT "(arg->stat, number_of_pages_stat,\n"
	 "\t\t\t\t\t    FOLL_WRITE, the_pages_stat_array);\n"},
	{"lines that stood at the parenthesis",
	 "\tnpages = " FAST "(hva, 1, FOLL_WRITE,\n\t\t\t\t     pages);\n",
	 "\tnpages = " SHORT "(hva, 1, FOLL_WRITE,\n"
	 "\t\t\t\t\t       pages);\n"},
	{"lines that did not",
	 "\tret = " FAST "(uaddr, nr_pages,\n\t\t\tFOLL_WRITE, pages);\n",
	 "\tret = " SHORT "(uaddr, nr_pages,\n"
	 "\t\t\t\t\t    FOLL_WRITE, pages);\n"},
	{"lines indented by blanks",
	 "\tret = " FAST "(uaddr, nr_pages,\n            FOLL_WRITE, pages);\n",
	 "\tret = " SHORT "(uaddr, nr_pages,\n"
	 "\t\t\t\t\t    FOLL_WRITE, pages);\n"},
	{"an argument a line stays so",
	 "\tret = " FAST "(first_page, requested_pages,\n"
	 "\t\t\t\t  !is_write ? FOLL_WRITE : 0,\n"
	 "\t\t\t\t  pages);\n",
	 "\tret = " SHORT "(first_page, requested_pages,\n"
	 "\t\t\t\t\t    !is_write ? FOLL_WRITE : 0,\n"
	 "\t\t\t\t\t    pages);\n"},
	{"a break behind the parenthesis goes",
	 "\t\tpinned = " FAST "(\n\t\t\t\tloc_addr & PAGE_MASK,\n"
	 "\t\t\t\tnr_pages,\n\t\t\t\tFOLL_WRITE,\n\t\t\t\tpage_list);\n",
	 "\t\tpinned = " SHORT "(loc_addr & PAGE_MASK,\n"
	 "\t\t\t\t\t\t       nr_pages,\n"
	 "\t\t\t\t\t\t       FOLL_WRITE,\n"
	 "\t\t\t\t\t\t       page_list);\n"},
	{"an argument that does not fit breaks at its weakest operator",
	 "\t\tret = " FAST "(obj->userptr.ptr + pinned * PAGE_SIZE,\n"
	 "\t\t\t\t\t  num_pages - pinned, gup_flags,\n"
	 "\t\t\t\t\t  &pvec[pinned]);\n",
	 "\t\tret = " SHORT "(obj->userptr.ptr +\n"
	 "\t\t\t\t\t\t    pinned * PAGE_SIZE,\n"
	 "\t\t\t\t\t\t    num_pages - pinned,\n"
	 "\t\t\t\t\t\t    gup_flags, &pvec[pinned]);\n"},
	{"a ternary breaks behind its question",
	 "\tret = " FAST "(a_long_first_argument, 1,\n"
	 "\t\t\t\t  direction != TO_DEVICE ? FOLL_WRITE : 0,\n"
	 "\t\t\t\t  pages);\n",
	 "\tret = " SHORT "(a_long_first_argument, 1,\n"
	 "\t\t\t\t\t    direction != TO_DEVICE ?\n"
	 "\t\t\t\t\t    FOLL_WRITE : 0,\n"
	 "\t\t\t\t\t    pages);\n"},
	{"nested calls stand at their own parenthesis",
	 "\t\tret = " FAST "(cur_base,\n"
	 "\t\t\t\t     min_t(unsigned int, npages,\n"
	 "\t\t\t\t     SIZE / sizeof(u64)),\n"
	 "\t\t\t\t     gup_flags, page_list);\n",
	 "\t\tret = " SHORT "(cur_base,\n"
	 "\t\t\t\t\t\t    min_t(unsigned int, npages,\n"
	 "\t\t\t\t\t\t\t  SIZE / sizeof(u64)),\n"
	 "\t\t\t\t\t\t    gup_flags, page_list);\n"},
	{"nested call that ends a line in its parenthesis",
	 "\tret = " FAST "(a, min_t(\n\t\tint, b, c),\n\t\tf, p);\n",
	 "\tret = " SHORT "(a, min_t(int, b, c),\n"
	 "\t\t\t\t\t    f, p);\n"},
	{"a closing parenthesis on its own line",
	 "\tret = " FAST "(\n\t\ta,\n\t\tb,\n\t\tc, d\n\t);\n",
	 "\tret = " SHORT "(a,\n"
	 "\t\t\t\t\t    b,\n\t\t\t\t\t    c, d);\n"},
	{"comments keep to their arguments",
	 "\trc = " FAST "(data, /* aligned */\n"
	 "\t\t\t\t nr_pages,\n"
	 "\t\t\t\t m->w ? W : 0,\t/* writable */\n"
	 "\t\t\t\t list);\t/* pointers */\n",
	 "\trc = " SHORT "(data, /* aligned */\n"
	 "\t\t\t\t\t   nr_pages,\n"
	 "\t\t\t\t\t   m->w ? W : 0,\t/* writable */\n"
	 "\t\t\t\t\t   list);\t/* pointers */\n"},
	{"the tab before a comment shrinks when it must",
	 "\trc = " FAST "(data, nr_pages, 0,\n"
	 "\t\t\t\t list_of_pages);\t/* all the pages */\n",
	 "\trc = " SHORT "(data, nr_pages, 0,\n"
	 "\t\t\t\t\t   list_of_pages); /* all the pages */\n"},
	{"a // comment forces a break",
	 "\trc = " FAST "(data, // aligned\n\t\tn, 0, list);\n",
	 "\trc = " SHORT "(data, // aligned\n"
	 "\t\t\t\t\t   n, 0, list);\n"},
	{"a comment on its own lines",
	 "\trc = " FAST "(data,\n"
	 "\t\t\t\t /*\n\t\t\t\t  * as many\n\t\t\t\t  */\n"
	 "\t\t\t\t n, 0, list);\n",
	 "\trc = " SHORT "(data,\n"
	 "\t\t\t\t\t   /*\n\t\t\t\t\t    * as many\n\t\t\t\t\t    */\n"
	 "\t\t\t\t\t   n, 0, list);\n"},
	{"an #ifdef among the arguments: lines move, none is filled",
	 "\trc = " FAST "(data,\n#ifdef CONFIG_X\n\t\t\tn,\n#else\n"
	 "\t\t\tm,\n#endif\n\t\t\tlist);\n",
	 "\trc = " SHORT "(data,\n#ifdef CONFIG_X\n\t\t\t\t\t   n,\n#else\n"
	 "\t\t\t\t\t   m,\n#endif\n\t\t\t\t\t   list);\n",
	 /* checkpatch.pl wants the #ifdef itself at the parenthesis */
	 TRUE},
	{"an #ifdef cuts brackets: left alone",
	 "\trc = " FAST "(data, f(n,\n#ifdef CONFIG_X\n\t\t\t1),\n#else\n"
	 "\t\t\t2),\n#endif\n\t\t\tlist);\n",
	 NULL, TRUE},
	{"what stands behind the call stays behind",
	 "\tif (" FAST "(tce & PAGE_MASK, 1,\n"
	 "\t\t\tFOLL_WRITE,\n\t\t\t&page) != 1)\n\t\treturn -EFAULT;\n",
	 "\tif (" SHORT "(tce & PAGE_MASK, 1,\n"
	 "\t\t\t\t\t  FOLL_WRITE,\n"
	 "\t\t\t\t\t  &page) != 1)\n\t\treturn -EFAULT;\n"},
	{"the condition around it is not touched",
	 "\tif (ready &&\n\t    " FAST "(a, 1,\n\t\t\t\tf, p) != 1 &&\n"
	 "\t    !done)\n\t\treturn -EFAULT;\n",
	 "\tif (ready &&\n\t    " SHORT "(a, 1,\n"
	 "\t\t\t\t\t  f, p) != 1 &&\n"
	 "\t    !done)\n\t\treturn -EFAULT;\n"},
	{"a long condition breaks where it may",
	 "\tif (" FAST "(a, 1, 0, p) != 1 || some_condition(foo, bar))\n"
	 "\t\treturn -EFAULT;\n",
	 "\tif (" SHORT "(a, 1, 0, p) != 1 ||\n"
	 "\t    some_condition(foo, bar))\n\t\treturn -EFAULT;\n"},
	{"a parenthesis behind the call moves too",
	 "\tx = " FAST "(a) + foo(b,\n\t\t\t\t\tc,\n\t\t\t\t\td);\n\ty = 1;\n",
	 "\tx = " SHORT "(a) + foo(b,\n"
	 "\t\t\t\t\t\t   c,\n\t\t\t\t\t\t   d);\n\ty = 1;\n"},
	{"a break behind = stays",
	 "\tnpages =\n\t\t" FAST "(a, n,\n\t\t\t\t    f, p);\n",
	 "\tnpages =\n\t\t" SHORT "(a, n,\n"
	 "\t\t\t\t\t      f, p);\n"},
	{"a break behind = where nothing else helps",
	 "\t\tinstance->the_number_of_pinned_pages = " FAST "(address,\n"
	 "\t\t\t\t\t\t\t   number_of_pages,\n"
	 "\t\t\t\t\t\t\t   gup_flags, pages);\n",
	 "\t\tinstance->the_number_of_pinned_pages =\n"
	 "\t\t\t" SHORT "(address, number_of_pages,\n"
	 "\t\t\t\t\t\t      gup_flags, pages);\n"},
	{"strings keep their breaks",
	 "\tret = " FAST "(dev, \"one \"\n\t\t\t\"two\", x);\n",
	 "\tret = " SHORT "(dev, \"one \"\n"
	 "\t\t\t\t\t    \"two\", x);\n",
	 TRUE},
	{"&& moves to the end of its line",
	 "\tret = " FAST "(dev, a\n\t\t\t&& b, x);\n",
	 "\tret = " SHORT "(dev, a &&\n"
	 "\t\t\t\t\t    b, x);\n"},
	{"a compound literal keeps its shape",
	 "\tret = " FAST "(dev, &(struct x){\n\t\t.a = 1,\n\t\t.b = 2,\n"
	 "\t}, p);\n",
	 NULL},
	{"a statement in braces keeps its shape",
	 "\tret = " FAST "(({\n\t\tint x = f(1);\n\t\tx;\n\t}), p);\n", NULL},
	{"return", "\treturn " FAST "(a, b,\n\t\tc, d);\n",
	 "\treturn " SHORT "(a, b,\n"
	 "\t\t\t\t\t     c, d);\n"},
	{"macro body",
	 "#define GRAB(a, n, p) do {\t\t\t\t\t\t\\\n"
	 "\tint r = " FAST "(a, n, FOLL_WRITE,\t\t\t\\\n"
	 "\t\t\t\t    p);\t\t\t\t\t\\\n"
	 "\tcheck(r);\t\t\t\t\t\t\t\\\n"
	 "} while (0)\n",
	 "#define GRAB(a, n, p) do {\t\t\t\t\t\t\\\n"
	 "\tint r = " SHORT "(a, n, FOLL_WRITE,\t\t\\\n"
	 "\t\t\t\t\t      p);\t\t\t\\\n"
	 "\tcheck(r);\t\t\t\t\t\t\t\\\n"
	 "} while (0)\n"},
	{"macro body with ragged backslashes",
	 "#define GRAB(a, n, p) do { \\\n"
	 "\tint r = " FAST "(a, n, \\\n\t\tp); \\\n"
	 "\tcheck(r); \\\n"
	 "} while (0)\n",
	 "#define GRAB(a, n, p) do { \\\n"
	 "\tint r = " SHORT "(a, n, \\\n"
	 "\t\t\t\t\t      p); \\\n"
	 "\tcheck(r); \\\n"
	 "} while (0)\n"},
	{"macro of one line that grows beyond 80",
	 "#define grab_pages(addr, n, p) " FAST "(addr, n, FOLL_WRITE, p)\n",
	 "#define grab_pages(addr, n, p) " SHORT "(addr, n, \\\n"
	 "\t\t\t\t\t\t\t     FOLL_WRITE, p)\n"},
	{"two calls in one line",
	 "\tret = " FAST "(a, 1, 0, p) + " FAST "(b, 1, 0, q);\n",
	 "\tret = " SHORT "(a, 1, 0, p) +\n"
	 "\t\t" SHORT "(b, 1, 0, q);\n"},
	{"one line that was longer, where a break would be short",
	 "\tret = " FAST
	 "(address, nr_pages, batch_w ? W : 0, &my_pages[i]);\n",
	 NULL},
	{"a line of several that was longer is wrapped with the others",
	 "\tret = " FAST "((unsigned long)user_desc->ptr,\n"
	 "\t\t\t     bufmap->page_count, FOLL_WRITE, bufmap->page_array);\n",
	 "\tret = " SHORT "((unsigned long)user_desc->ptr,\n"
	 "\t\t\t\t\t    bufmap->page_count, FOLL_WRITE,\n"
	 "\t\t\t\t\t    bufmap->page_array);\n"},
	{"a comparison behind the call is not torn apart",
	 "\tif (" FAST "(first, npages, 0, the_pages) != expected_count)\n"
	 "\t\treturn -EFAULT;\n",
	 "\tif (" SHORT "(first, npages, 0,\n"
	 "\t\t\t\t\t  the_pages) != expected_count)\n"
	 "\t\treturn -EFAULT;\n"},
	{"a break behind = inside a condition",
	 "\tif ((somewhere->the_result_of_it = " FAST "(address, p)) < 0)\n"
	 "\t\treturn -EFAULT;\n",
	 "\tif ((somewhere->the_result_of_it =\n"
	 "\t     " SHORT "(address, p)) < 0)\n"
	 "\t\treturn -EFAULT;\n",
	 TRUE},
	{"a call broken behind = before an argument is torn",
	 "\t\t\tdtc->pos_ratio = " FAST "(a, 2 << RATELIM);\n",
	 "\t\t\tdtc->pos_ratio =\n"
	 "\t\t\t\t" SHORT "(a, 2 << RATELIM);\n"},
	{"an argument that was too long stays whole",
	 "\t\tactual_pages = " FAST
	 "((unsigned long)ubuf & PAGE_MASK, num_pages,\n"
	 "\t\t\t\t\t\t   type == READ, pages);\n",
	 "\t\tactual_pages = " SHORT "((unsigned long)ubuf & PAGE_MASK,\n"
	 "\t\t\t\t\t\t\t     num_pages,\n"
	 "\t\t\t\t\t\t\t     type == READ,\n"
	 "\t\t\t\t\t\t\t     pages);\n"},
	{"a new line before the call",
	 "\tif (young(pte) || referenced(folio) || " FAST "(vma->vm_mm,\n"
	 "\t\t\taddress))\n\t\treturn;\n",
	 "\tif (young(pte) || referenced(folio) ||\n"
	 "\t    " SHORT "(vma->vm_mm, address))\n\t\treturn;\n"},
	{"an argument that no break makes fit stays whole",
	 "\t\tpinned = " FAST
	 "(\n\t\t\t\t(unsigned long)xfer->loc_addr & MASK,\n"
	 "\t\t\t\tnr_pages, page_list);\n",
	 NULL, TRUE},
	{"no line beyond 100 where one beyond 80 will do",
	 "\tret = " FAST "(\n"
	 "\t\ta_function_of_a_long_name(pointer_to_a_thing), number_of_it);\n",
	 NULL, TRUE},
	{"aligned as the author did: beyond 80 where no break helps",
	 "\tret = " FAST "(a_function_of_a_long_name(pointer_to_a_thing),\n"
	 "\t\t\t\t  number_of_it);\n",
	 "\tret = " SHORT "(a_function_of_a_long_name(pointer_to_a_thing),\n"
	 "\t\t\t\t\t    number_of_it);\n"},
	{"the tab before a comment stays where shrinking does not help",
	 "\trc = " FAST "(data, nr_pages,\n"
	 "\t\t\t\t list_of_pages);\t/* all the pages there are */\n",
	 "\trc = " SHORT "(data, nr_pages,\n"
	 "\t\t\t\t\t   list_of_pages);\t/* all the pages there are */\n"},
	{"macro of one line whose name is long",
	 "#define grab_pages_of_it(address, number, pages) " FAST "(address)\n",
	 "#define grab_pages_of_it(address, number, pages) \\\n"
	 "\t" SHORT "(address)\n",
	 TRUE},
	{"last line of a macro",
	 "#define GRAB(a, n, p)\t\t\t\t\t\t\t\\\n"
	 "\tdo_something_with_it(a, n),\t\t\t\t\t\\\n"
	 "\t" FAST "(address_of_it(a), FOLL_WRITE, number_of_them, p)\n",
	 "#define GRAB(a, n, p)\t\t\t\t\t\t\t\\\n"
	 "\tdo_something_with_it(a, n),\t\t\t\t\t\\\n"
	 "\t" SHORT "(address_of_it(a), FOLL_WRITE,\t\\\n"
	 "\t\t\t\t      number_of_them, p)\n",
	 TRUE},
	{"the backslash counts",
	 "#define GRAB(a, n, p) do { \\\n"
	 "\tint r = " FAST "(address, nr_page, FOLL_WRITE, p); \\\n"
	 "} while (0)\n",
	 "#define GRAB(a, n, p) do { \\\n"
	 "\tint r = " SHORT "(address, nr_page, FOLL_WRITE, \\\n"
	 "\t\t\t\t\t      p); \\\n"
	 "} while (0)\n"},
	{"a flag that goes, on a line that stays long",
	 "\tret = " FAST "(addr, FOLL_WRITE | GONE,\n"
	 "\t\t\t\t  a_function_with_a_name(and_an_argument_too),\n"
	 "\t\t\t\t  pages);\n",
	 "\tret = " SHORT "(addr, FOLL_WRITE,\n"
	 "\t\t\t\t\t    a_function_with_a_name(and_an_argument_too),\n"
	 "\t\t\t\t\t    pages);\n"},
	{"a flag that goes, with its line",
	 "\tret = " FAST "(addr, 1,\n\t\t\t\t  FOLL_WRITE |\n"
	 "\t\t\t\t  GONE,\n\t\t\t\t  pages);\n",
	 "\tret = " SHORT "(addr, 1,\n\t\t\t\t\t    FOLL_WRITE,\n"
	 "\t\t\t\t\t    pages);\n"},
	{"a macro that the next one would close",
	 "#define GRAB(a) " FAST "(a,\n#define HOLD\t\t b)\n", NULL, TRUE},
	{"a break behind the parenthesis stays where one would be torn",
	 "\tretc = " FAST "(\n"
	 "\t\tpages->source_mm, (uintptr_t)(pages->uptr + index * PAGE_SIZE),\n"
	 "\t\t1, (flags & IOMMUFD_ACCESS_RW_WRITE) ? FOLL_WRITE : 0, &page,\n"
	 "\t\tNULL);\n",
	 NULL, TRUE},
	{"an argument behind one that the author broke stays there",
	 "\tretc = " FAST "(pages->source_mm,\n"
	 "\t\t\t\t   (uintptr_t)(pages->uptr + index * PAGE_SIZE),\n"
	 "\t\t\t\t   1, (flags & IOMMUFD_ACCESS_RW_WRITE) ?\n"
	 "\t\t\t\t   FOLL_WRITE : 0, &page, NULL);\n",
	 "\tretc = " SHORT "(pages->source_mm,\n"
	 "\t\t\t\t\t     (uintptr_t)(pages->uptr +\n"
	 "\t\t\t\t\t\t\t index * PAGE_SIZE),\n"
	 "\t\t\t\t\t     1,\n"
	 "\t\t\t\t\t     (flags & IOMMUFD_ACCESS_RW_WRITE) ?\n"
	 "\t\t\t\t\t     FOLL_WRITE : 0, &page, NULL);\n"},
	{"an argument a line stays so where one is broken",
	 "\tunlocked += " FAST "(dma,\n"
	 "\t\t\t\t\tentry->iova,\n"
	 "\t\t\t\t\tentry->phys >> PAGE_SHIFT_LONG,\n"
	 "\t\t\t\t\tfalse);\n",
	 "\tunlocked += " SHORT "(dma,\n"
	 "\t\t\t\t\t\t  entry->iova,\n"
	 "\t\t\t\t\t\t  entry->phys >>\n"
	 "\t\t\t\t\t\t  PAGE_SHIFT_LONG,\n"
	 "\t\t\t\t\t\t  false);\n"},
	{"many short lines or one break behind =",
	 "\t\tpinned_pages = " FAST "(mm, pa, pinned_pages,\n"
	 "\t\t\t\t\t\t     flags, process_pages,\n"
	 "\t\t\t\t\t\t     &locked_pages, another);\n",
	 "\t\tpinned_pages =\n"
	 "\t\t\t" SHORT "(mm, pa, pinned_pages,\n"
	 "\t\t\t\t\t\t      flags, process_pages,\n"
	 "\t\t\t\t\t\t      &locked_pages, another);\n"},
	{"two arguments are no list",
	 "\t\t    test_young(a) || " FAST "(vma->vm_mm,\n"
	 "\t\t\t\taddress_of_page)) {\n",
	 NULL, TRUE},
	{"tabs stay where an argument would be torn",
	 "\tif (" FAST "(tce & PAGE_MASK, 1,\n"
	 "\t\t\tdirection != DMA_TO_DEVICE ? FOLL_WRITE : 0,\n"
	 "\t\t\t&page) != 1)\n\t\treturn 1;\n",
	 NULL, TRUE},
	{"and go where none is",
	 "\tif (" FAST "(tce & PAGE_MASK, 1,\n"
	 "\t\t\tto_device ? FOLL_WRITE : 0,\n"
	 "\t\t\t&page) != 1)\n\t\treturn 1;\n",
	 "\tif (" SHORT "(tce & PAGE_MASK, 1,\n"
	 "\t\t\t\t\t  to_device ? FOLL_WRITE : 0,\n"
	 "\t\t\t\t\t  &page) != 1)\n\t\treturn 1;\n"},
	{"a nested call keeps the author's columns with its line",
	 "\t\tpinned = " FAST "(cur_base,\n"
	 "\t\t\t\t  min_t(unsigned long, npages,\n"
	 "\t\t\t\t\tPAGE_SIZE / sizeof(struct page *)),\n"
	 "\t\t\t\t  gup_flags, page_list);\n",
	 NULL, TRUE},
	{"a line that had to be broken and fits now",
	 "\tret = " FAST "(start, npages,\n"
	 "\t\t\t\t  FOLL_WRITE_OF_A_LONG | GONE,\n"
	 "\t\t\t\t  g2d_userptr->pages);\n",
	 "\tret = " SHORT "(start, npages,\n"
	 "\t\t\t\t\t    FOLL_WRITE_OF_A_LONG,\n"
	 "\t\t\t\t\t    g2d_userptr->pages);\n"},
	{"the last line too, up to the call's name",
	 "\tret = " FAST "(uaddr, nr, FLAG_WRITE_ALL_OF_IT | GONE,\n"
	 "\t\t\t\t  pages);\n",
	 "\tret = " SHORT "(uaddr, nr, FLAG_WRITE_ALL_OF_IT,\n"
	 "\t\t\t\t\t    pages);\n"},
	{"no argument is torn for a comment behind it",
	 "\trc = " FAST "(data & PAGE_MASK, /* page aligned addr */\n"
	 "\t\t\t\t m->nr_pages, /* how many */\n"
	 "\t\t\t\t m->page_list); /* the pages */\n",
	 "\trc = " SHORT "(data & PAGE_MASK, /* page aligned addr */\n"
	 "\t\t\t\t\t   m->nr_pages, /* how many */\n"
	 "\t\t\t\t\t   m->page_list); /* the pages */\n"},
	{"a chain of operators is filled again",
	 "\tif (" FAST "(gup_flags & ~(FOLL_WRITE | FOLL_LONGTERM |\n"
	 "\t\t\t\tFOLL_FORCE | FOLL_PIN | FOLL_GET |\n"
	 "\t\t\t\tFOLL_FAST_ONLY | FOLL_NOFAULT |\n"
	 "\t\t\t\tFOLL_PCI_P2PDMA | FOLL_HONOR_NUMA_FAULT)))\n"
	 "\t\treturn -EINVAL;\n",
	 "\tif (" SHORT "(gup_flags &\n"
	 "\t\t\t\t\t  ~(FOLL_WRITE | FOLL_LONGTERM |\n"
	 "\t\t\t\t\t    FOLL_FORCE | FOLL_PIN | FOLL_GET |\n"
	 "\t\t\t\t\t    FOLL_FAST_ONLY | FOLL_NOFAULT |\n"
	 "\t\t\t\t\t    FOLL_PCI_P2PDMA |\n"
	 "\t\t\t\t\t    FOLL_HONOR_NUMA_FAULT)))\n"
	 "\t\treturn -EINVAL;\n",
	 TRUE},
	{"values in braces keep to their brace",
	 "\tret = " FAST "(dev, (int[]){ 1,\n\t\t\t\t\t       2 }, p);\n",
	 "\tret = " SHORT "(dev, (int[]){ 1,\n\t\t\t\t\t\t\t 2 }, p);\n", TRUE},
	{"the lines of a comment move with it",
	 "\tret = " FAST "(dev, /* one\n"
	 "\t\t\t\t\t * two\n"
	 "\t\t\t\t\t */\n"
	 "\t\t\t\t  2, p);\n",
	 "\tret = " SHORT "(dev, /* one\n"
	 "\t\t\t\t\t\t   * two\n"
	 "\t\t\t\t\t\t   */\n"
	 "\t\t\t\t\t    2, p);\n",
	 TRUE},
	{"no call", "\tret = " FAST ";\n", NULL},
	{"a call that is not closed", "\tret = " FAST "(a,\n\t\tb;\n}\n", NULL,
	 TRUE},
	{"CR LF lines", "\tret = " FAST "(a,\r\n\t\tb);\r\n", NULL, TRUE},
};

/* Removes "| GONE" where it stands at token i. */
static void drop_flag(const struct source *source, guint i, struct edits *edits)
{
	const struct token *left = &source->tokens[i - 2];
	guint from = left->offset + left->length;

	edits_add(edits, from,
		  source->tokens[i].offset + source->tokens[i].length - from,
		  "");
}

/* Renames every call and lays it out, from the last to the first. */
static char *convert(const char *before, const char *old, const char *new)
{
	g_autoptr(GBytes) bytes = g_bytes_new(before, strlen(before));
	struct source *source = source_new("x.c", bytes);
	struct edits *edits = edits_new();
	GBytes *text;
	char *after;

	for (guint i = 0; i < source->count; i++)
		if (source_is(source, i, old))
			edits_add(edits, source->tokens[i].offset, strlen(old),
				  new);
		else if (source_is(source, i, "GONE"))
			drop_flag(source, i, edits);
	text = edits_apply(edits, bytes, NULL);
	for (guint i = source->count; i-- > 0;) {
		guint offset = source->tokens[i].offset;
		GBytes *laid;

		if (!source_is(source, i, old))
			continue;
		laid = layout_call(text, edits_map(edits, offset), source,
				   offset);
		g_bytes_unref(text);
		text = laid;
	}
	after = g_strndup(g_bytes_get_data(text, NULL), g_bytes_get_size(text));
	g_bytes_unref(text);
	edits_free(edits);
	source_free(source);
	return after;
}

static char *renamed(const char *before)
{
	g_auto(GStrv) parts = g_strsplit(before, FAST, -1);

	return g_strjoinv(SHORT, parts);
}

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *plain = renamed(cases[i].before);
		g_autofree char *after = convert(cases[i].before, FAST, SHORT);
		g_autofree char *again = NULL;

		const char *wanted = cases[i].after ? cases[i].after : plain;

		again = convert(after, SHORT, SHORT);
		if (strcmp(after, wanted) || strcmp(again, after)) {
			g_test_message("%s:\n%swanted:\n%stwice:\n%s",
				       cases[i].what, after, wanted, again);
			g_test_fail();
		}
	}
}

/* Deeper than any code: left alone, and no stack is overrun. */
static void test_deep(void)
{
	GString *deep = g_string_new("\tret = " FAST "(");
	g_autofree char *after = NULL, *plain = NULL;

	for (guint i = 0; i < 5000; i++)
		g_string_append(deep, "(");
	g_string_append(deep, "a,\nb");
	for (guint i = 0; i < 5000; i++)
		g_string_append(deep, ")");
	g_string_append(deep, ");\n");
	after = convert(deep->str, FAST, SHORT);
	plain = renamed(deep->str);
	g_assert_cmpstr(after, ==, plain);
	g_string_free(deep, TRUE);
}

/* The author's own lines are no matter: only what is added is judged. */
static void test_checkpatch(gconstpointer version)
{
	g_autofree char *said = NULL;
	struct judge judge;

	judge_init(&judge);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		gboolean macro = *cases[i].before == '#';
		const char *head =
			macro ? "// SPDX-License-Identifier: GPL-2.0\n\n"
			      : "int foo(void)\n{\n";
		const char *tail = macro ? "" : "}\n";
		g_autofree char *name = g_strdup_printf("case-%u.c", i);
		g_autofree char *before =
			g_strconcat(head, cases[i].before, tail, NULL);
		g_autofree char *after = convert(before, FAST, SHORT);

		if (!cases[i].unjudged)
			judge_add(&judge, name, before, after);
	}
	said = judge_run(&judge, version, NULL);
	if (!said)
		g_test_skip("no linux tree: set KERNEL_612, KERNEL_61");
	else
		g_assert_cmpstr(said, ==, "");
	judge_release(&judge);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/layout/cases", test_cases);
	g_test_add_func("/layout/deep", test_deep);
	g_test_add_data_func("/layout/checkpatch/6.12", "6.12",
			     test_checkpatch);
	g_test_add_data_func("/layout/checkpatch/6.1", "6.1", test_checkpatch);
	return g_test_run();
}
