struct device *device_find_child(struct device *parent, void *data,
				 int (*match)(struct device *dev, void *data));

struct device *device_find_child(struct device *parent, void *data,
				 int (*match)(struct device *dev, void *data))
{
	return NULL;
}
