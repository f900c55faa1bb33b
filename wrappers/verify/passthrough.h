/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a helper stands for, as a macro, for a header that no one ships: the
 * objects before and after a conversion must then be the same bytes. PASSED_BEFORE
 * and PASSED_BEHIND are the arguments in front of the flags and behind them.
 *
 * Relaxed, the flag arrives as the helper would pass it on: equal objects show
 * that the same value reaches the raw function. Strict, a flag that the caller
 * left in is turned off, or not passed on: equal objects show that it never does, so
 * that the helper never refuses.
 * treewide: begin
 */
#ifdef TREEWIDE_STRICT
#ifdef TREEWIDE_ADDS_FLAG
#define HELPER(PLAIN_ARGUMENTS) RAW(PASSED_BEFORE (FLAGS) ^ FLAG PASSED_BEHIND)
#else
#define HELPER(PLAIN_ARGUMENTS) RAW(PASSED_BEFORE (FLAGS) & ~FLAG PASSED_BEHIND)
#endif
#else
#ifdef TREEWIDE_ADDS_FLAG
#define HELPER(PLAIN_ARGUMENTS) RAW(PASSED_BEFORE (FLAGS) | FLAG PASSED_BEHIND)
#else
#define HELPER(PLAIN_ARGUMENTS) RAW(PASSED_BEFORE FLAGS PASSED_BEHIND)
#endif
#endif
