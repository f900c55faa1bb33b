int is_lamp(struct device *dev, const void *name);

struct device *find_lamp(struct device *parent, char *name)
{
	return device_find_child(parent, name, is_lamp);
}
