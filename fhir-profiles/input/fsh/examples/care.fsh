Instance: example-consent
InstanceOf: PasserelleConsent
Usage: #example
Title: "A person agreed by word of mouth"
* status = #active
* category[IDSCL] = $v3-ActCode#IDSCL
* patient = Reference(example-patient)
* dateTime = "2026-11-05T09:20:00-05:00"
* performer = Reference(example-patient)
* organization = Reference(example-organization-clinic)
* sourceAttachment.contentType = #text/plain
* sourceAttachment.title = "Agreed in the consultation, 5 November"
* policyRule.text = "Act respecting health and social services information (Quebec)"
* provision.type = #permit
* provision.period.start = "2026-11-05"
* provision.period.end = "2027-11-05"
* provision.actor.role = $participation#IRCP
* provision.actor.reference.display = "Example Connectors"
* provision.purpose = http://terminology.hl7.org/CodeSystem/v3-ActReason#TREAT

Instance: example-questionnaire-response
InstanceOf: PasserelleQuestionnaireResponse
Usage: #example
Title: "Three questions on loneliness, answered"
* questionnaire = "https://example.org/Questionnaire/loneliness"
* status = #completed
* subject = Reference(example-patient)
* authored = "2026-11-05T09:10:00-05:00"
* author = Reference(example-practitioner-role)
* source = Reference(example-patient)
* item[0].linkId = "companionship"
* item[0].answer.valueInteger = 3
* item[1].linkId = "left-out"
* item[1].answer.valueInteger = 2
* item[2].linkId = "isolated"
* item[2].answer.valueInteger = 3

Instance: example-screening-observation
InstanceOf: PasserelleScreeningObservation
Usage: #example
Title: "The sum of three questions on loneliness"
* status = #final
* category[survey] = $observation-category#survey
* category[sdoh] = $us-core-category#sdoh
* category[2] = $gravity#social-connection
* code.text = "UCLA three-item loneliness scale, sum"
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-05T09:10:00-05:00"
* performer = Reference(example-organization-clinic)
* valueQuantity = 8 '{score}' "{score}"
* interpretation.coding[result] = $screening-result#ucla-3-lonely "UCLA-3: lonely"
* derivedFrom = Reference(example-questionnaire-response)

Instance: example-enrolment-observation
InstanceOf: PasserelleEnrolmentObservation
Usage: #example
Title: "Enrolled in the garden"
* status = #final
* category[enrollment] = $gravity#program-enrollment
* category[sdoh] = $us-core-category#sdoh
* code.text = "Garden for beginners"
* subject = Reference(example-patient-snapshot)
* focus = Reference(example-healthcare-service)
* effectivePeriod.start = "2026-11-16"
* performer = Reference(example-organization-garden)
* valueCodeableConcept = $gravity#enrolled

Instance: example-goal
InstanceOf: PasserelleGoal
Usage: #example
Title: "What the person wants"
* lifecycleStatus = #active
* achievementStatus = http://terminology.hl7.org/CodeSystem/goal-achievement#in-progress
* category.coding[need] = $need#social-connection
* category.coding[SDOHCC] = $gravity#social-connection
* description.text = "To talk to someone every day. / Parler à quelqu’un chaque jour."
* subject = Reference(example-patient)
* startDate = "2026-11-05"
* target.measure.text = "UCLA three-item loneliness scale, sum"
* target.detailQuantity = 5 '{score}' "{score}"
* target.dueDate = "2027-02-05"
* expressedBy = Reference(example-patient)
* addresses = Reference(example-screening-observation)

Instance: example-procedure
InstanceOf: PasserelleProcedure
Usage: #example
Title: "What the garden did"
* basedOn = Reference(example-service-request-onward)
* status = #completed
* category.coding[need] = $need#nature
* code.text = "Mornings in the garden, with others"
* subject = Reference(example-patient-snapshot)
* performedPeriod.start = "2026-11-16"
* performedPeriod.end = "2026-12-21"
* performer.actor = Reference(example-organization-garden)
* note.text = "Six of eight mornings. She stays on as a helper."

Instance: example-audit-event
InstanceOf: PasserelleAuditEvent
Usage: #example
Title: "A link worker read the person’s record"
* type = $audit-type#rest "RESTful Operation"
* subtype = $restful#read
* action = #R
* recorded = "2026-11-06T10:55:00-05:00"
* outcome = #0
* purposeOfEvent = http://terminology.hl7.org/CodeSystem/v3-ActReason#TREAT
* agent[0].type = $dcm#110153 "Source Role ID"
* agent[0].who.display = "Example Connectors’ application"
* agent[0].requestor = false
* agent[0].network.address = "192.0.2.7"
* agent[0].network.type = #2
* agent[1].type = $participation#IRCP
* agent[1].who = Reference(example-practitioner-role)
* agent[1].requestor = true
* source.observer.display = "Passerelle"
* entity[patient].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#1 "Person"
* entity[patient].what = Reference(example-patient)
