// SPDX-License-Identifier: GPL-2.0-only
/* Tests FOLL_LONGTERM from user space. */
int main(void)
{
	return 0;
}
