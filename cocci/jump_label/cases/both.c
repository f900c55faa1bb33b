#include <linux/jump_label.h>
#include <linux/static_key.h>
#include <linux/types.h>

int x;
