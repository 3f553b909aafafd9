// What all our concept maps share.
RuleSet: Crosswalk(id, title, source, target)
* url = "https://fhir.passerelle.ca/ConceptMap/{id}"
* version = "0.1.0"
* title = "{title}"
* language = #en
* status = #active
* experimental = false
* group.source = "{source}"
* group.target = "{target}"

RuleSet: Pair(code, target, equivalence)
* group.element[+].code = #{code}
* group.element[=].target.code = #{target}
* group.element[=].target.equivalence = #{equivalence}

RuleSet: PairBecause(code, target, equivalence, comment)
* insert Pair({code}, {target}, {equivalence})
* group.element[=].target.comment = "{comment}"

RuleSet: Unpaired(code, comment)
* group.element[+].code = #{code}
* group.element[=].target.equivalence = #unmatched
* group.element[=].target.comment = "{comment}"
