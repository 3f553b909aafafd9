// One code with its English display, its Canadian French designation and its definition.
RuleSet: Term(code, en, fr, definition)
* #{code} "{en}" "{definition}"
* #{code} ^designation[0].language = #fr-CA
* #{code} ^designation[0].value = "{fr}"

// A term that belongs to one Task.status.
RuleSet: StatusTerm(code, taskStatus, en, fr, definition)
* insert Term({code}, [[{en}]], [[{fr}]], [[{definition}]])
* #{code} ^property[0].code = #task-status
* #{code} ^property[0].valueCode = #{taskStatus}

// What all our code systems share.
RuleSet: OwnCodeSystem(id)
* ^url = "https://fhir.passerelle.ca/CodeSystem/{id}"
* ^language = #en
* ^status = #active
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = "https://fhir.passerelle.ca/ValueSet/{id}"

// A kind of service, which belongs to one need.
RuleSet: TypeTerm(code, need, en, fr, definition)
* insert Term({code}, [[{en}]], [[{fr}]], [[{definition}]])
* #{code} ^property[0].code = #need
* #{code} ^property[0].valueCode = #{need}
