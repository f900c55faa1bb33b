// SPDX-License-Identifier: GPL-2.0
/*
 * The body of a long-term helper; it goes behind its raw function.
 * treewide: begin
 */
RETURNS HELPER(PARAMETERS)
{
	if (WARN_ON_ONCE(FLAGS & FOLL_LONGTERM))
		return REFUSED;

	FLAGS |= FOLL_LONGTERM;
	return CALLEE(ARGUMENTS);
}
#ifdef TREEWIDE_EXPORTED
EXPORT(HELPER);
#endif
