/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Kernel-doc and prototype of a short-term helper; behind the raw prototype.
 * treewide: begin
 */
/**
 * HELPER() - pin user pages short-term
 * @DESCRIPTIONS
 * @FLAGS: flags modifying pin behaviour; FOLL_LONGTERM must not be set
 *
 * RAW() for pins that soon go away by themselves: they are dropped in the same
 * system call, or by the completion of an I/O that user space does not
 * control. Each call needs a comment that begins with "Pin lifetime:" and says
 * what drops the pin.
 *
 * The pages must be released by unpin_user_page() or one of its relatives. See
 * Documentation/core-api/pin_user_pages.rst for when to use which helper.
 *
 * Context: The same as for RAW().
 * Return: The same as for RAW(). REFUSED, with a warning, when @FLAGS holds
 * FOLL_LONGTERM.
 */
RETURNS HELPER(PARAMETERS);
