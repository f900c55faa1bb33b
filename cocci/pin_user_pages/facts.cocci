// SPDX-License-Identifier: GPL-2.0
/// Collect what is said about flags: calls, assignments, declarations,
/// parameters and addresses, one line a fact. Nothing is changed.
///
//# Sees only the functions that the driver did not blank; a function whose
//# macros hide its structure yields nothing (the ledger then asks again).
//
// Confidence: High
// Options: --no-saved-typedefs --no-show-diff
// Requires: 1.1.1
//
// A fact is a line: kind, file, function, then places as line:column-line:column
// (lines from 1, columns in bytes from 0, the end is behind the last byte).
// Each script rule stands right behind its rule: three rules followed by three
// scripts took 33 s on one file, in this order 0.3 s.

@initialize:python@
@@
import sys

def place(p):
    return "%s:%s-%s:%s" % (p.line, p.column, p.line_end, p.column_end)

def fact(kind, first, *more):
    print("\t".join([kind, first[0].file, first[0].current_element] +
                    [place(p[0]) for p in (first,) + more]))

// A call of a named function: the place of the name.
@called@
identifier f;
position p;
@@

f@p(...)

@script:python@
p << called.p;
@@
fact("call", p)

// An assignment of any kind, also in a declaration: what is written, and the
// value. The operator is read from the words between the two.
@assigned@
expression l, r;
assignment operator op;
position p, q;
@@

l@p op r@q

@script:python@
p << assigned.p;
q << assigned.q;
@@
fact("assign", p, q)

// The declaration of a local or of a global: the place of its name. Only a
// name that is declared in the function itself is followed as a local.
@declared@
type T;
identifier v;
position p;
@@

T v@p;

@script:python@
p << declared.p;
@@
fact("declare", p)

@initialised@
type T;
identifier v;
initializer i;
position p;
@@

T v@p = i;

@script:python@
p << initialised.p;
@@
fact("declare", p)

// A for may declare its variable. What the loop does with it does not matter
// here; a for without a condition or a step counts as well.
@counted@
type T;
identifier v;
expression i;
statement S;
position p, q;
@@

for (T v@p = i@q; ...; ...) S

@script:python@
p << counted.p;
q << counted.q;
@@
fact("declare", p)
fact("assign", p, q)

// An address that is taken: whoever gets it may write there. (A & in the first
// column would mean something else.)
@addressed@
expression e;
position p;
@@

 &e@p

@script:python@
p << addressed.p;
@@
fact("address", p)
