/*
 * case: a macro that holds the flag
 * finds: flag-outside-helpers 5:34
 */
#define KEEP_FLAGS (FOLL_WRITE | FOLL_LONGTERM)
