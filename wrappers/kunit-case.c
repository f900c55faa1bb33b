// SPDX-License-Identifier: GPL-2.0
/*
 * One helper's line in the KUnit suite's table.
 * treewide: begin
 */
	{ "HELPER", CALL, LONGTERM },
