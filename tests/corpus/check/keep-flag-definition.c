/* case: where the flag is made it is not used */
#ifdef ANOTHER_TREE
#define FOLL_LONGTERM	0x10000

enum more_flags {
	FOLL_MORE,
	FOLL_LONGTERM,
};
#endif
