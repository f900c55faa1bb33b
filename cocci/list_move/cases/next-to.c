void requeue(struct job *job, struct list_head *first, struct list_head *last)
{
	if (job->urgent) {
		list_del(&job->list);
		list_add(&job->list, first);
	} else {
		list_del(&job->list);
		list_add_tail(&job->list, last);
	}
}
