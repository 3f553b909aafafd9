Instance: example-service-request
InstanceOf: PasserelleServiceRequest
Usage: #example
Title: "A clinic asks for company for a lonely person"
* identifier.type = $v2-0203#PLAC
* identifier.system = "https://fhir.passerelle.ca/NamingSystem/partner/example-clinic/referral"
* identifier.value = "R-1001"
* identifier.extension.url = "https://fhir.passerelle.ca/StructureDefinition/sent-identifier"
* identifier.extension.extension[0].url = "1"
* identifier.extension.extension[0].valueString = "R-1001"
* identifier.extension.extension[1].url = "2"
* identifier.extension.extension[1].valueString = "CLINIC"
* status = #active
* intent = #order
* category.coding[need] = $need#social-connection "Social connection"
* category.coding[SDOHCC] = $gravity#social-connection "Social Connection"
* priority = #routine
* code = $sct#3457005 "Patient referral"
* code.text = "A link worker’s help to find company"
* subject = Reference(example-patient)
* occurrencePeriod.start = "2026-11-05"
* authoredOn = "2026-11-05T09:30:00-05:00"
* requester = Reference(example-organization-clinic)
* performer.display = "Example Connectors"
* reasonCode.text = "Lives alone since her husband died"
* reasonReference = Reference(example-screening-observation)
* supportingInfo[0] = Reference(example-consent)
* supportingInfo[1] = Reference(example-questionnaire-response)
* note.text = "Prefers mornings. / Préfère le matin."

Instance: example-service-request-onward
InstanceOf: PasserelleServiceRequest
Usage: #example
Title: "The link worker passes it on to the garden"
* basedOn = Reference(example-service-request)
* status = #active
* intent = #filler-order
* category.coding[need] = $need#nature
* priority = #routine
* subject = Reference(example-patient-snapshot)
* authoredOn = "2026-11-09T14:00:00-05:00"
* requester.display = "Example Connectors"
* performer = Reference(example-healthcare-service)

Instance: example-service-request-do-not-contact
InstanceOf: PasserelleServiceRequest
Usage: #example
Title: "A request about a person whom nobody may contact"
Description: "Gravity’s order detail: for her safety the person calls herself. The wished date came as words that are no date."
* status = #active
* intent = #proposal
* category.coding[need] = $need#personal-safety
* code.text = "Shelter"
* orderDetail = $gravity#contacting-subject-prohibited
* subject = Reference(example-patient)
* occurrencePeriod.start.extension.url = "https://fhir.passerelle.ca/StructureDefinition/sent-text"
* occurrencePeriod.start.extension.valueString = "20260230"
* occurrencePeriod.end = "2026-12-31"
* priority = #urgent
* priority.extension.url = "https://fhir.passerelle.ca/StructureDefinition/sent-concept"
* priority.extension.valueCodeableConcept.text = "tonight"

Instance: example-referral-task
InstanceOf: PasserelleReferralTask
Usage: #example
Title: "The referral at the link workers, on their waitlist"
* extension[waitlist].extension[position].valuePositiveInt = 5
* extension[waitlist].extension[estimatedWait].valueDuration = 6 'wk' "weeks"
* identifier[referralNumber].value = "R-7K2M9-Q4T8X"
* identifier[1].type = $v2-0203#PLAC
* identifier[1].system = "https://fhir.passerelle.ca/NamingSystem/partner/example-clinic/referral"
* identifier[1].value = "R-1001"
* basedOn = Reference(example-service-request)
* status = #on-hold
* statusReason.coding[own] = $status-reason#waitlist "Waitlist"
* statusReason.text = "Four people are before her. / Quatre personnes avant elle."
* businessStatus.coding[own] = $business-status#waitlisted "On waitlist"
* intent = #order
* priority = #routine
* description = "Company for a person who lives alone"
* focus = Reference(example-service-request)
* for = Reference(example-patient)
* executionPeriod.start = "2026-12-01"
* authoredOn = "2026-11-05T09:30:00-05:00"
* lastModified = "2026-11-06T11:00:00-05:00"
* requester = Reference(example-organization-clinic)
* owner = Reference(example-practitioner-role)
* note.text = "Called her on 6 November."
* input[AdditionalContent].type = $gravity#additional-content
* input[AdditionalContent].valueReference = Reference(example-goal)

Instance: example-referral-task-claimable
InstanceOf: PasserelleReferralTask
Usage: #example
Title: "A referral that any recipient may claim"
* identifier[referralNumber].value = "R-3C7PD-0V2HN"
* basedOn = Reference(example-service-request)
* status = #requested
* businessStatus.coding[own] = $business-status#sent
* intent = #order
* focus = Reference(example-service-request)
* for = Reference(example-patient)
* authoredOn = "2026-11-05T09:30:00-05:00"
* requester = Reference(example-organization-clinic)

Instance: example-referral-task-declined
InstanceOf: PasserelleReferralTask
Usage: #example
Title: "A referral that was declined, with its reason"
* basedOn = Reference(example-service-request)
* status = #rejected
* statusReason.coding[own] = $status-reason#no-capacity "No capacity"
* statusReason.text = "Full until spring. / Complet jusqu’au printemps."
* businessStatus.coding[own] = $business-status#declined
* intent = #order
* focus = Reference(example-service-request)
* for = Reference(example-patient)
* authoredOn = "2026-11-05T09:30:00-05:00"
* requester = Reference(example-organization-clinic)
* owner = Reference(example-organization-garden)

Instance: example-referral-task-completed
InstanceOf: PasserelleReferralTask
Usage: #example
Title: "The onward referral at the garden, done"
* partOf = Reference(example-referral-task)
* basedOn = Reference(example-service-request-onward)
* status = #completed
* businessStatus.coding[own] = $business-status#completed
* businessStatus.coding[1] = http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS#7.0
* intent = #order
* focus = Reference(example-service-request-onward)
* for = Reference(example-patient-snapshot)
* executionPeriod.start = "2026-11-16"
* executionPeriod.end = "2026-12-21"
* authoredOn = "2026-11-09T14:00:00-05:00"
* requester.reference = "Organization/example-connectors"
* owner = Reference(example-organization-garden)
* output[PerformedActivityReference].type = $gravity#resulting-activity
* output[PerformedActivityReference].valueReference = Reference(example-procedure)
* output[PerformedActivityCode].type = $gravity#resulting-activity
* output[PerformedActivityCode].valueCodeableConcept.text = "Six of eight mornings"
* output[AdditionalContent].type = $gravity#additional-content
* output[AdditionalContent].valueReference = Reference(example-enrolment-observation)

Instance: example-patient-task
InstanceOf: PasserellePatientTask
Usage: #example
Title: "A person is asked to answer three questions"
* partOf = Reference(example-referral-task)
* status = #ready
* intent = #order
* priority = #routine
* code = $sdc#complete-questionnaire "Complete Questionnaire"
* description = "Three short questions. / Trois courtes questions."
* for = Reference(example-patient)
* authoredOn = "2026-11-06T11:05:00-05:00"
* requester = Reference(example-practitioner-role)
* owner = Reference(example-patient)
* restriction.period.end = "2026-11-20"
* input[Questionnaire].type = $sdc#questionnaire
* input[Questionnaire].valueCanonical = "https://example.org/Questionnaire/loneliness"
* input[QuestionnaireCategory].type = $gravity#questionnaire-category
* input[QuestionnaireCategory].valueCodeableConcept = $gravity#risk-questionnaire "Risk Questionnaire"

Instance: example-patient-task-contact
InstanceOf: PasserellePatientTask
Usage: #example
Title: "A person has called the service of her choice"
* status = #completed
* intent = #order
* priority = #urgent
* code = $gravity#make-contact
* description = "Call one of these for an appointment."
* for = Reference(example-patient)
* authoredOn = "2026-11-06T11:05:00-05:00"
* requester = Reference(example-practitioner-role)
* owner = Reference(example-patient)
* input[Contact].type = $gravity#contact-entity
* input[Contact].valueReference = Reference(example-healthcare-service)
* output[ChosenContact].type = $gravity#chosen-contact
* output[ChosenContact].valueMarkdown = "The garden"

Instance: example-communication
InstanceOf: PasserelleCommunication
Usage: #example
Title: "The link worker asks a question"
* status = #completed
* category.coding[own] = $communication-category#information-request "Information request"
* subject = Reference(example-patient)
* about = Reference(example-referral-task)
* sent = "2026-11-06T11:02:00-05:00"
* sender = Reference(example-practitioner-role)
* recipient = Reference(example-organization-clinic)
* payload.contentString = "Can she walk for half an hour?"

Instance: example-appointment
InstanceOf: PasserelleAppointment
Usage: #example
Title: "A first morning at the garden"
* identifier.system = "https://fhir.passerelle.ca/NamingSystem/partner/example-garden/appointment"
* identifier.value = "a-1"
* status = #booked
* serviceType.text = "Getting to know the garden"
* basedOn = Reference(example-service-request-onward)
* start = "2026-11-16T09:00:00-05:00"
* end = "2026-11-16T11:00:00-05:00"
* patientInstruction = "Bring gloves. / Apportez des gants."
* participant[0].actor = Reference(example-patient-snapshot)
* participant[0].status = #accepted
* participant[1].actor = Reference(example-healthcare-service)
* participant[1].status = #accepted
