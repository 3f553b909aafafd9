// From what a screener found to the need and the category that a referral names. One way: a need does not say what was found.
Instance: screening-result-to-need
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(screening-result-to-need, [[Screening result to need]], https://fhir.passerelle.ca/CodeSystem/screening-result, https://fhir.passerelle.ca/CodeSystem/need)
* insert Unpaired(ucla-3-not-lonely, [[Nothing was found to be needed.]])
* insert Pair(ucla-3-lonely, social-connection, relatedto)
* insert Unpaired(phq-2-negative, [[Nothing was found to be needed.]])
* insert PairBecause(phq-2-positive, mental-wellness, relatedto, [[Beside a full assessment, not in its place.]])
* insert Unpaired(phq-9-minimal, [[Nothing was found to be needed.]])
* insert Pair(phq-9-mild, mental-wellness, relatedto)
* insert PairBecause(phq-9-moderate, mental-wellness, relatedto, [[Beside care by a clinician, not in its place.]])
* insert PairBecause(phq-9-moderately-severe, mental-wellness, relatedto, [[Beside care by a clinician, not in its place.]])
* insert PairBecause(phq-9-severe, mental-wellness, relatedto, [[Beside care by a clinician, not in its place.]])

Instance: screening-result-to-sdoh-category
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(screening-result-to-sdoh-category, [[Screening result to SDOH category of HL7 Gravity]], https://fhir.passerelle.ca/CodeSystem/screening-result, http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes)
* insert Unpaired(ucla-3-not-lonely, [[Nothing was found to be needed.]])
* insert Pair(ucla-3-lonely, social-connection, relatedto)
* insert Unpaired(phq-2-negative, [[Nothing was found to be needed.]])
* insert PairBecause(phq-2-positive, stress, inexact, [[Gravity leaves mood to the clinic; stress is what it has.]])
* insert Unpaired(phq-9-minimal, [[Nothing was found to be needed.]])
* insert PairBecause(phq-9-mild, stress, inexact, [[Gravity leaves mood to the clinic; stress is what it has.]])
* insert PairBecause(phq-9-moderate, stress, inexact, [[Gravity leaves mood to the clinic; stress is what it has.]])
* insert PairBecause(phq-9-moderately-severe, stress, inexact, [[Gravity leaves mood to the clinic; stress is what it has.]])
* insert PairBecause(phq-9-severe, stress, inexact, [[Gravity leaves mood to the clinic; stress is what it has.]])
