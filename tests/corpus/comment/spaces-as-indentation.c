/* case: tabs, in the column of a statement that has blanks */
int copy_one(unsigned long start, struct page **pages)
{
        int ret;

        ret = pin_user_pages_fast(start, 1, FOLL_WRITE, pages);
        return ret;
}
