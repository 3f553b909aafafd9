// Invented people and organisations. One referral, from the clinic to the link workers and on to a community garden.

Instance: example-patient
InstanceOf: PasserellePatient
Usage: #example
Title: "A person as her clinic records her"
* identifier[qc].type = $v2-0203#JHN
* identifier[qc].value = "TREM48591716"
* active = true
* name.use = #official
* name.family = "Tremblay-Exemple"
* name.given = "Odette"
* telecom.system = #phone
* telecom.value = "+1-418-555-0148"
* telecom.use = #home
* gender = #female
* birthDate = "1948-09-17"
* address.use = #home
* address.line = "1 rue de l’Exemple"
* address.city = "Québec"
* address.state = "QC"
* address.postalCode = "G1R 2S5"
* address.country = "CA"
* contact.name.text = "Luc Tremblay-Exemple"
* contact.telecom.system = #phone
* contact.telecom.value = "+1-418-555-0149"
* communication.language = $language#fr-CA
* communication.preferred = true
* managingOrganization = Reference(example-organization-clinic)

Instance: example-patient-snapshot
InstanceOf: PasserellePatient
Usage: #example
Title: "The same person as a community organisation receives her"
Description: "No identifier, no birth date, no street; the first half of the postal code."
* name.family = "Tremblay-Exemple"
* name.given = "Odette"
* telecom.system = #phone
* telecom.value = "+1-418-555-0148"
* address.city = "Québec"
* address.state = "QC"
* address.postalCode = "G1R"
* communication.language = $language#fr-CA
* communication.preferred = true

Instance: example-organization-clinic
InstanceOf: PasserelleOrganization
Usage: #example
Title: "A clinic"
* active = true
* name = "Example Family Health Clinic"
* name.extension.url = "http://hl7.org/fhir/StructureDefinition/translation"
* name.extension.extension[0].url = "lang"
* name.extension.extension[0].valueCode = #fr
* name.extension.extension[1].url = "content"
* name.extension.extension[1].valueString = "Clinique familiale Exemple"
* telecom.system = #phone
* telecom.value = "+1-418-555-0100"
* address.city = "Québec"
* address.state = "QC"
* address.postalCode = "G1K 3G5"
* address.country = "CA"

Instance: example-organization-garden
InstanceOf: PasserelleOrganization
Usage: #example
Title: "A community organisation from a directory feed"
* identifier.system = "https://fhir.passerelle.ca/NamingSystem/feed/example/organization"
* identifier.value = "org-17"
* extension[description].valueString = "Neighbours who grow vegetables together."
* extension[alternateName].valueString = "The Garden"
* active = true
* name = "Example Community Gardens"

Instance: example-practitioner-role
InstanceOf: PasserellePractitionerRole
Usage: #example
Title: "A link worker"
Description: "Without a licence number, as link workers are."
* identifier.system = "https://fhir.passerelle.ca/NamingSystem/partner/example-connectors/role"
* identifier.value = "lw-3"
* active = true
* practitioner.display = "Sam Invented"
* organization.display = "Example Connectors"
* code.text = "Link worker"
* telecom.system = #email
* telecom.value = "sam@connectors.example.org"

Instance: example-location
InstanceOf: PasserelleLocation
Usage: #example
Title: "Where a service is given"
* identifier.system = "https://fhir.passerelle.ca/NamingSystem/feed/example/location"
* identifier.value = "loc-4"
* extension[accessibility].valueString = "Ramp at the side door"
* extension[transit].valueString = "Bus 800, stop Exemple"
* extension[language].valueCodeableConcept = $language#fr-CA
* status = #active
* name = "Garden house"
* telecom.system = #phone
* telecom.value = "+1-418-555-0160"
* telecom.extension[0].url = "https://fhir.passerelle.ca/StructureDefinition/directory-telecom-label"
* telecom.extension[0].valueString = "Front desk"
* address.line = "20 avenue de l’Exemple"
* address.city = "Québec"
* address.state = "QC"
* address.postalCode = "G1L 2A1"
* address.country = "CA"
* position.longitude = -71.22
* position.latitude = 46.82
* managingOrganization = Reference(example-organization-garden)
* hoursOfOperation.daysOfWeek[0] = #mon
* hoursOfOperation.daysOfWeek[1] = #wed
* hoursOfOperation.openingTime = "09:00:00"
* hoursOfOperation.closingTime = "16:00:00"
* hoursOfOperation.extension[0].url = "https://fhir.passerelle.ca/StructureDefinition/directory-utc-offset"
* hoursOfOperation.extension[0].valueString = "-05:00"

Instance: example-location-withheld
InstanceOf: PasserelleLocation
Usage: #example
Title: "A shelter whose address is secret"
* extension[addressWithheld].valueBoolean = true
* status = #active
* name = "Shelter"
* telecom.system = #phone
* telecom.value = "+1-418-555-0170"

Instance: example-healthcare-service
InstanceOf: PasserelleHealthcareService
Usage: #example
Title: "A community garden with free places"
* identifier.system = "https://fhir.passerelle.ca/NamingSystem/feed/example/service"
* identifier.value = "svc-9"
* extension[capacity].extension[unit].valueString = "plots"
* extension[capacity].extension[available].valueDecimal = 3
* extension[capacity].extension[maximum].valueDecimal = 24
* extension[capacity].extension[updated].valueDateTime = "2026-11-02T09:00:00-05:00"
* extension[waitTime].valueString = "None at present"
* extension[ageRange].valueRange.low = 55 'a' "a"
* extension[intake].valueString = "A referral or a telephone call"
* extension[fees].valueString = "Free; bring your own gloves"
* extension[requiredDocument].valueString = "None"
* extension[listingStatus].valueCode = #active
* extension[verified].valueDate = "2026-10-15"
* extension[seats].valueUnsignedInt = 24
* extension[9].url = "https://fhir.passerelle.ca/StructureDefinition/directory-alternate-name"
* extension[9].valueString = "The Garden"
* extension[10].url = "https://fhir.passerelle.ca/StructureDefinition/directory-funding"
* extension[10].valueString = "City and members"
* extension[11].url = "https://fhir.passerelle.ca/StructureDefinition/directory-hours-text"
* extension[11].valueString = "Daily in summer"
* extension[12].url = "https://fhir.passerelle.ca/StructureDefinition/directory-source-modified"
* extension[12].valueDateTime = "2026-10-15T14:00:00-05:00"
* extension[13].url = "https://fhir.passerelle.ca/StructureDefinition/directory-alert"
* extension[13].valueString = "Gate closed on 11 November"
* extension[14].url = "https://fhir.passerelle.ca/StructureDefinition/directory-cost-option"
* extension[14].extension[0].url = "option"
* extension[14].extension[0].valueString = "Season"
* extension[14].extension[1].url = "amount"
* extension[14].extension[1].valueMoney.value = 0
* extension[14].extension[1].valueMoney.currency = #CAD
* extension[15].url = "https://fhir.passerelle.ca/StructureDefinition/directory-schedule-rule"
* extension[15].extension[0].url = "rule"
* extension[15].extension[0].valueString = "FREQ=WEEKLY;BYDAY=SA"
* extension[15].extension[1].url = "opens"
* extension[15].extension[1].valueTime = "10:00:00"
* active = true
* providedBy = Reference(example-organization-garden)
* category.coding[need] = $need#nature "Nature and outdoors"
* category.coding[SDOHCC] = $gravity#social-connection "Social Connection"
* location = Reference(example-location)
* name = "Garden for beginners"
* comment = "Grow vegetables with neighbours; tea at ten."
* telecom.system = #phone
* telecom.value = "+1-418-555-0160"
* coverageArea.display = "Québec"
* serviceProvisionCode = http://terminology.hl7.org/CodeSystem/service-provision-conditions#free "Free"
* eligibility.comment = "Anyone from 55"
* communication[0] = $language#fr-CA
* communication[1] = $language#en-CA
* availableTime.daysOfWeek[0] = #mon
* availableTime.availableStartTime = "09:00:00"
* availableTime.availableEndTime = "12:00:00"
