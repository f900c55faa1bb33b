/* case: the comment has the statement's own white space */
int copy_one(unsigned long start, struct page **pages)
{
        int ret;

        /*
         * Pin lifetime: EDITME - copy_one() holds this pin; say who drops it,
         * and when.
         */
        ret = pin_user_pages_fast_shortterm(start, 1, FOLL_WRITE, pages);
        return ret;
}
