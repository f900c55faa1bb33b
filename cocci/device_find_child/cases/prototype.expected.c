struct device *device_find_child(struct device *parent, const void *data,
				 int (*match)(struct device *dev,
					      const void *data));
