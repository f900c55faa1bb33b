static struct lamp_ops ops = {
	.remove_new = lamp_remove,
};
