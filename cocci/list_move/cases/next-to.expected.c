void requeue(struct job *job, struct list_head *first, struct list_head *last)
{
	if (job->urgent) {
		list_move(&job->list, first);
	} else {
		list_move_tail(&job->list, last);
	}
}
