#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# No name of a file breaks or forges a line of any form; SARIF is valid by its
# schema, JUnit is XML, GitHub's lines are by its grammar.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"
L=$T/linux

tiny_files "$L"
rm -r "$L/drivers" "$L/net" "$L/fs"
mkdir -p "$L/drivers"
names=("drivers/plain.c" "drivers/two words.c" "drivers/a\"quote.c" "drivers/it's.c"
	$'drivers/line\nbreak.c' $'drivers/x.c:1:1: error: forged [raw-call]\ny.c'
	"drivers/per%cent%0A%s.c" "drivers/::error file=x,line=1::forged.c"
	"drivers/x.c:7:7: error: forged.c" "drivers/<b>&amp;]]>.c" $'drivers/\x01\x1b[31m.c'
	$'drivers/not\xffutf8.c' $'drivers/r\xe2\x80\xaetl.c' "drivers/back\\slash.c" $'drivers/cr\r.c')
for name in "${names[@]}"; do
	mkdir -p "$L/$(dirname "$name")"
	printf 'long f(unsigned long a, struct page **p)\n{\n\treturn pin_user_pages(a, 1, FOLL_WRITE /* ]]>%%0A\n::error::x */, p);\n}\n' >"$L/$name"
done
count=${#names[@]}

check "$L"
expect_status 1
[ "$(wc -l <"$T/stdout")" -eq "$count" ] || fail "gcc: not $count lines"
# What a program that reads such lines takes for the file is none of the names
# that were to be forged.
! sed -E 's/^("[^"]*"|[^:]*):.*/\1/' "$T/stdout" | grep -xE '(drivers/)?[xy]\.c' || fail "gcc: a forged line"
[ "$(grep -cE '^("[^"]*"|[^":]+):3:9: error: .* \[raw-call\]$' "$T/stdout")" -eq "$count" ] ||
	fail "gcc: a line out of form"
! LC_ALL=C grep -P '[\x00-\x08\x0b-\x1f\x7f]' "$T/stdout" || fail "gcc: control characters"

check "$L" --format lkp
[ "$(grep -cE '^>> ("[^"]*"|[^":]+):3:9: error: ' "$T/stdout")" -eq "$count" ] || fail "lkp: a line out of form"

check "$L" --format github
[ "$(wc -l <"$T/stdout")" -eq "$count" ] || fail "github: not $count lines"
property='[a-zA-Z]+=([^%:,]|%25|%0D|%0A|%3A|%2C)*'
[ "$(grep -cE "^::error $property(,$property)*::([^%]|%25|%0D|%0A)*$" "$T/stdout")" -eq "$count" ] ||
	fail "github: a line out of form"
grep -qxF "::error file=drivers/%3A%3Aerror file=x%2Cline=1%3A%3Aforged.c,line=3,col=9,endColumn=23,title=raw-call::$(
	sed -n 's/^::error file=drivers\/plain.c[^:]*:://p' "$T/stdout")" "$T/stdout" ||
	fail "github: a name is not escaped as it should be"

check "$L" --format sarif
python3 -m jsonschema -i "$T/stdout" "$TOP/tests/fixtures/sarif/schema-2.1.0.json" 2>"$T/said" ||
	fail "sarif: $(cat "$T/said")"
[ "$(jq '.runs[0].results | length' "$T/stdout")" -eq "$count" ] || fail "sarif: not $count results"
[ "$(jq '[.runs[0].results[].partialFingerprints["treewide/v1"]] | unique | length' "$T/stdout")" -eq "$count" ] ||
	fail "sarif: fingerprints are not each its own"
jq -r '.runs[0].results[].locations[0].physicalLocation.artifactLocation.uri' "$T/stdout" |
	grep -vE '^([A-Za-z0-9._~/-]|%[0-9A-F]{2})*$' && fail "sarif: a uri out of form"
# What GitHub wants to know of each rule, to show it.
jq -e '.runs[0].tool.driver.rules | length > 0 and all(.shortDescription.text and .fullDescription.text and
	.help.text and .help.markdown and .defaultConfiguration.level)' "$T/stdout" >/dev/null ||
	fail "sarif: a rule without description or help"
jq -e '.runs[0] | [.tool.driver.rules[].id] as $ids | .results | all(.ruleId == $ids[.ruleIndex])' "$T/stdout" >/dev/null ||
	fail "sarif: a result of another rule"
# Byte for byte, the names come back.
jq -r '.runs[0].results[].locations[0].physicalLocation.artifactLocation.uri' "$T/stdout" |
	perl -pe 'chomp; s/%([0-9A-F]{2})/chr hex $1/ge; $_ .= "\0"' | sort -z >"$T/uris"
printf '%s\0' "${names[@]}" | LC_ALL=C sort -z | cmp - <(LC_ALL=C sort -z "$T/uris") || fail "sarif: other names"

check "$L" --format junit
xmllint --noout "$T/stdout" || fail "junit: no XML"
[ "$(xmllint --xpath 'count(//testcase/failure)' "$T/stdout")" = "$count" ] || fail "junit: not $count failures"

check "$L" --format json
[ "$(jq '.findings | length' "$T/stdout")" -eq "$count" ] || fail "json: not $count findings"

# Nothing found is said in each form, too.
rm -r "$L/drivers"
for form in gcc lkp github; do
	check "$L" --format $form
	expect_status 0
	[ ! -s "$T/stdout" ] || fail "$form: output without a finding"
done
check "$L" --format sarif
expect_status 0
python3 -m jsonschema -i "$T/stdout" "$TOP/tests/fixtures/sarif/schema-2.1.0.json" || fail "sarif: not valid"
check "$L" --format junit
[ "$(xmllint --xpath 'string(/testsuites/@failures)' "$T/stdout")" = 0 ] || fail "junit: failures"
