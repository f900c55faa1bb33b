@others depends on patch && !(file in "mm")@
expression flags;
@@

(
%RENAMED_CALLS%
)
 (...,
- flags | FOLL_LONGTERM
+ flags
  , ...)

@alone depends on patch && !(file in "mm")@
@@

(
%RENAMED_CALLS%
)
 (...,
- FOLL_LONGTERM
+ 0
  , ...)
