# SPDX-License-Identifier: GPL-2.0
# The KUnit suite's line in the Makefile of its folder.
# @after obj-$(CONFIG_GUP_TEST)
# treewide: begin
obj-$(CONFIG_PIN_USER_PAGES_KUNIT_TEST) += OBJECT
