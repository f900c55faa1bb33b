/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Kernel-doc and prototype of a long-term helper; behind the raw prototype.
 * treewide: begin
 */
/**
 * HELPER() - pin user pages long-term
 * @DESCRIPTIONS
 * @FLAGS: flags modifying pin behaviour; FOLL_LONGTERM is implied and must not
 *	be set
#ifdef TREEWIDE_REFUSED_WITH
 * @REFUSED_WITH: must be NULL: RAW() refuses long-term pins together with it
#endif
 *
 * RAW() with FOLL_LONGTERM, for pins that do not go away by themselves: user
 * space decides how long they live, as with memory that stays registered until
 * another system call, or until a file is closed. Pages are moved out of
 * memory that must stay movable before they are pinned, and mappings that
 * cannot bear such a pin are refused.
 *
 * The pages must be released by unpin_user_page() or one of its relatives. See
 * Documentation/core-api/pin_user_pages.rst for when to use which helper.
 *
 * Context: The same as for RAW().
 * Return: The same as for RAW(). REFUSED, with a warning, when @FLAGS holds
 * FOLL_LONGTERM.
 */
RETURNS HELPER(PARAMETERS);
