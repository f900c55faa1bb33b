void requeue(struct job *job, struct list_head *last)
{
	list_del(&job->list);
	update(job);
	list_add_tail(&job->list, last);
	list_del(&job->other);
	list_add(&job->list, last);
}
