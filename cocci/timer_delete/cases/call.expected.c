struct timer_list;

void stop(struct timer_list *t, int wait)
{
	if (wait)
		timer_delete_sync(t);
	else
		(void)timer_delete(t);
}
