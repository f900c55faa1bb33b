int stop_all(struct set *s)
{
	return for_each_timer(s, timer_delete_sync);
}
