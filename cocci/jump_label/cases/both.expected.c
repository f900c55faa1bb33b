#include <linux/jump_label.h>
#include <linux/types.h>

int x;
