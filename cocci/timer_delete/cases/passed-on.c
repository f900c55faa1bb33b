int stop_all(struct set *s)
{
	return for_each_timer(s, del_timer_sync);
}
