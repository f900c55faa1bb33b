/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The API's own function, for the internal header.
 * treewide: begin
 */
RETURNS INTERNAL(PARAMETERS);
