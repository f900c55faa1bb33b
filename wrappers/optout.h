/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The flag of short-term calls, behind the flag of long-term ones and in its
 * form: a line of an enum, or a macro.
 * treewide: begin
 */
#ifdef TREEWIDE_MACRO
#define OPTOUT	VALUE	/* the pin soon goes away by itself */
#else
	/*
	 * OPTOUT is for pins that soon go away by themselves: they are
	 * dropped in the same system call, or by the completion of an I/O that
	 * user space does not control. Each call that passes it needs a comment
	 * that begins with "Pin lifetime:" and says what drops the pin.
	 */
	OPTOUT = 1 << SHIFT,
#endif
