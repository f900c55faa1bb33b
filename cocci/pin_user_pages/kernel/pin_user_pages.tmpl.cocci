// SPDX-License-Identifier: GPL-2.0-only
///
/// Find calls that pin user pages without saying how long the pin lives. Call
/// the function of the same name that ends in _longterm where the pages are
/// kept until user space lets go of them, else the one that ends in _shortterm,
/// with a comment that says who drops the pin and when.
///
//# Patch mode converts a call whose argument names FOLL_LONGTERM. All else wants
//# a person: flags may come from a variable or from the caller.
//
// Confidence: High
// Comments: mm/ implements the functions and may call them
// Options: --no-includes --include-headers --no-loops
// Keywords: pin_user_pages, FOLL_LONGTERM, FOLL_PIN

virtual patch
virtual context
virtual org
virtual report

@raw depends on !patch && !(file in "mm")@
position p;
@@

(
%STARRED_CALLS%
)

@script:python depends on report@
p << raw.p;
@@

coccilib.report.print_report(p[0], "WARNING: does not say how long the pin lives; call *_longterm() or *_shortterm()")

@script:python depends on org@
p << raw.p;
@@

coccilib.org.print_todo(p[0], "WARNING: does not say how long the pin lives; call *_longterm() or *_shortterm()")
