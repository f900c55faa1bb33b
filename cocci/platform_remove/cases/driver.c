static struct platform_driver lamp_driver = {
	.probe		= lamp_probe,
	.remove_new	= lamp_remove,
	.driver		= {
		.name	= "lamp",
	},
};
