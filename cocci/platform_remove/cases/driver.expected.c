static struct platform_driver lamp_driver = {
	.probe		= lamp_probe,
	.remove		= lamp_remove,
	.driver		= {
		.name	= "lamp",
	},
};
