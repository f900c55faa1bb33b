#include <linux/init.h>
#include <linux/static_key.h>
#include <linux/types.h>

int x;
