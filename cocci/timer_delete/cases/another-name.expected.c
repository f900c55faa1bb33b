int f(struct ops *o, struct timer_list *t)
{
	my_del_timer(t);
	return try_to_del_timer_sync(t);
}
