// SPDX-License-Identifier: GPL-2.0
/*
 * The body of a short-term helper; it goes behind its raw function.
 * treewide: begin
 */
RETURNS HELPER(PARAMETERS)
{
	if (WARN_ON_ONCE(FLAGS & FOLL_LONGTERM))
		return REFUSED;

	return CALLEE(ARGUMENTS);
}
#ifdef TREEWIDE_EXPORTED
EXPORT(HELPER);
#endif
