// SPDX-License-Identifier: GPL-2.0
/*
 * The body of a raw function that is to mean something else one day: it only
 * calls the API's own function, which has the body that was here.
 * TREEWIDE_FLIPPED: that day has come; TREEWIDE_OPTOUT: short-term calls say so
 * by a flag. To check it: write "RETURNS RAW(PARAMETERS)" in front.
 * treewide: begin
 */
{
#ifdef TREEWIDE_OPTOUT
	if (WARN_ON_ONCE((FLAGS & FOLL_LONGTERM) &&
			 (FLAGS & OPTOUT)))
		return REFUSED;

#ifdef TREEWIDE_FLIPPED
	if (FLAGS & OPTOUT)
		FLAGS &= ~OPTOUT;
	else
		FLAGS |= FOLL_LONGTERM;

#else
	/* Short-term is the default so far, whether a caller says so or not. */
	FLAGS &= ~OPTOUT;
#endif
#else
#ifdef TREEWIDE_FLIPPED
	/* Who wants a short-term pin has to say so by the name. */
	FLAGS |= FOLL_LONGTERM;
#endif
#endif
	return INTERNAL(ARGUMENTS);
}
#ifdef TREEWIDE_EXPORTED
EXPORT(RAW);
#endif
