static int is_lamp(struct device *dev, void *name)
{
	return !strcmp(dev_name(dev), name);
}

static int not_passed(struct device *dev, void *name)
{
	return 0;
}

struct device *find_lamp(struct device *parent, char *name)
{
	return device_find_child(parent, name, is_lamp);
}
