// What all our profiles share. The purpose says whose rules are restated: the packages of other guides are not needed to validate.
RuleSet: OwnProfile(titleFr, descriptionFr, purpose)
* insert OwnDefinition([[{titleFr}]], [[{descriptionFr}]])
* ^purpose = "{purpose}"

// An element that a sender fills when it knows it and is allowed to tell, and that a receiver does not overlook: what it is, in both
// languages, and why that matters.
RuleSet: Must(path, en, fr, why)
* {path} MS
* {path} ^short = "{en}"
* {path} ^short.extension[0].url = "http://hl7.org/fhir/StructureDefinition/translation"
* {path} ^short.extension[0].extension[0].url = "lang"
* {path} ^short.extension[0].extension[0].valueCode = #fr-CA
* {path} ^short.extension[0].extension[1].url = "content"
* {path} ^short.extension[0].extension[1].valueString = "{fr}"
* {path} ^comment = "{why}"

// Slices by the code system of a coding, beside which other codings may stand.
RuleSet: CodingsBySystem(path)
* {path} ^slicing.discriminator.type = #value
* {path} ^slicing.discriminator.path = "system"
* {path} ^slicing.rules = #open
* {path} ^slicing.description = "By the code system; codings of others may stand beside."

// The need in our own code and in that of HL7 Gravity, on any category.
RuleSet: NeedCategory(path)
* insert CodingsBySystem({path}.coding)
* {path}.coding contains need 0..* and SDOHCC 0..*
* {path}.coding[need] from NeedCodes (required)
* {path}.coding[need].system 1..
* {path}.coding[need].system = "https://fhir.passerelle.ca/CodeSystem/need"
* {path}.coding[need].code 1..
* {path}.coding[SDOHCC] from SdohCategoryCodes (required)
* {path}.coding[SDOHCC].system 1..
* {path}.coding[SDOHCC].system = "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes"
* {path}.coding[SDOHCC].code 1..
* insert Must({path}.coding[need], [[Need, in our code]], [[Besoin, selon notre code]], [[Services are found and referrals counted by need; the code reads in English and French.]])
* insert Must({path}.coding[SDOHCC], [[Category of HL7 Gravity]], [[Catégorie de HL7 Gravity]], [[A partner that follows the Gravity guide knows the need by this code; the concept maps lead from one to the other.]])

// The number of a province, a territory or a federal programme. Read by its system; the value is kept as it came.
RuleSet: HealthNumber(slice, system, en, fr)
* identifier[{slice}].system 1..
* identifier[{slice}].system = "https://fhir.infoway-inforoute.ca/NamingSystem/{system}"
* identifier[{slice}].value 1..
* insert Must(identifier[{slice}], [[{en}]], [[{fr}]], [[It links a person’s records where sharing it is allowed; it is left out of what a community organisation receives. A card’s version code stands in an extension of CA Baseline.]])
