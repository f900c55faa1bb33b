// SPDX-License-Identifier: GPL-2.0
/// Find the calls that say how long a pin lives. Nothing is changed.
///
//# Sees only the functions that the driver did not blank. SmPL cannot see
//# comments: the driver reads them at the places that are printed here.
//
// Confidence: High
// Options: --no-saved-typedefs --no-show-diff
// Requires: 1.1.1
//
// Prints facts as facts.cocci does: "call", file, function, place of the name.
// The driver adds a line for each further function that the tree declares. Calls
// that do not say it have been seen by facts.cocci.

@initialize:python@
@@
def call(p):
    print("\t".join(["call", p[0].file, p[0].current_element, "%s:%s-%s:%s" % (
        p[0].line, p[0].column, p[0].line_end, p[0].column_end)]))

// A pin that says that it is long-term.
@longterm@
position p;
@@

(
 pin_user_pages_longterm@p(...)
|
 pin_user_pages_fast_longterm@p(...)
|
 pin_user_pages_fast_only_longterm@p(...)
|
 pin_user_pages_remote_longterm@p(...)
|
 pin_user_pages_unlocked_longterm@p(...)
)

@script:python@
p << longterm.p;
@@
call(p)

// A pin that says that it is short-term: it must carry a comment.
@shortterm@
position p;
@@

(
 pin_user_pages_shortterm@p(...)
|
 pin_user_pages_fast_shortterm@p(...)
|
 pin_user_pages_fast_only_shortterm@p(...)
|
 pin_user_pages_remote_shortterm@p(...)
|
 pin_user_pages_unlocked_shortterm@p(...)
)

@script:python@
p << shortterm.p;
@@
call(p)
