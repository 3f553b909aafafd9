// The same text in Canadian French, beside the English of the element named.
RuleSet: French(element, fr)
* ^{element}.extension[0].url = "http://hl7.org/fhir/StructureDefinition/translation"
* ^{element}.extension[0].extension[0].url = "lang"
* ^{element}.extension[0].extension[0].valueCode = #fr-CA
* ^{element}.extension[0].extension[1].url = "content"
* ^{element}.extension[0].extension[1].valueString = "{fr}"

// What all our extensions and profiles share: their language, and title and description in the other one.
RuleSet: OwnDefinition(titleFr, descriptionFr)
* ^language = #en
* ^status = #active
* ^experimental = false
* ^publisher = "Passerelle"
* ^jurisdiction = urn:iso:std:iso:3166#CA
* insert French(title, [[{titleFr}]])
* insert French(description, [[{descriptionFr}]])
