struct timer_list;

void stop(struct timer_list *t, int wait)
{
	if (wait)
		del_timer_sync(t);
	else
		(void)del_timer(t);
}
