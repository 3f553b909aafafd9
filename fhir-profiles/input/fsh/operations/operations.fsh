// The operations that the gateway offers beyond the REST interactions. Its CapabilityStatement names each of them.
RuleSet: Offered(id, title)
* url = "https://fhir.passerelle.ca/OperationDefinition/{id}"
* version = "0.1.0"
* title = "{title}"
* language = #en
* status = #active
* experimental = false
* kind = #operation

RuleSet: In(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

RuleSet: Out(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

RuleSet: Part(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = "{documentation}"

RuleSet: InPart(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #in
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = "{documentation}"

Instance: task-refer
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(task-refer, [[Refer onward]])
* name = "TaskRefer"
* description = "The owner of a referral refers onward to a service of the directory: a filler-order ServiceRequest, a Patient with what the recipient needs, and a Task that is part of the first are made in one transaction."
* affectsState = true
* code = #refer
* system = false
* resource = #Task
* type = false
* instance = true
* insert In(service, 1, 1, Reference, [[The HealthcareService that is asked.]])
* insert In(note, 0, 1, string, [[What the recipient should know, in the words of whoever refers.]])
* insert Out(return, 1, 1, Task, [[The new Task.]])

Instance: task-status-history
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(task-status-history, [[Status history of a referral]])
* name = "TaskStatusHistory"
* description = "What happened to a referral, oldest first, from the log of which its status is the result. Only for its parties; for anybody else there is no such Task. Referrals made onward from it have a history of their own."
* affectsState = false
* code = #status-history
* system = false
* resource = #Task
* type = false
* instance = true
* parameter[+].name = #event
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "*"
* parameter[=].documentation = "One event."
* insert Part(version, 1, 1, positiveInt, [[The number of the event within the referral, from 1 and without gaps.]])
* insert Part(kind, 1, 1, CodeableConcept, [[What kind of event it is.]])
* insert Part(when, 1, 1, instant, [[When it happened.]])
* insert Part(who, 0, 1, Reference, [[The Organization by whose act it came about. Absent where the gateway acted.]])
* insert Part(user, 0, 1, Identifier, [[The person who acted for that Organization, where a message said who.]])
* insert Part(status, 1, 1, code, [[Task.status after it.]])
* insert Part(businessStatus, 0, 1, CodeableConcept, [[Task.businessStatus after it.]])
* insert Part(reason, 0, 1, CodeableConcept, [[Task.statusReason that came along, where it was a code of ours.]])
* insert Part(task, 1, 1, Reference, [[The version of the Task that shows it.]])

Instance: patient-everything
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(patient-everything, [[Everything about a patient]])
* name = "PatientEverything"
* base = "http://hl7.org/fhir/OperationDefinition/Patient-everything"
* description = "The Patient and all that refers to it, as far as the caller takes part, with the practitioners and organisations that these name. On the type: the same for every Patient that the caller may see. In pages; an entry that is only named by others may stand on several of them. Ranges of care dates (start, end) are not supported and refused."
* affectsState = false
* code = #everything
* system = false
* resource = #Patient
* type = true
* instance = true
* insert In(_since, 0, 1, instant, [[Only what changed at this time or later.]])
* insert In(_type, 0, *, code, [[Only these types; several may stand in one value with commas between.]])
* insert In(_count, 0, 1, integer, [[How many on a page, at most 200. What is named by others comes on top.]])
* insert Out(return, 1, 1, Bundle, [[A page, of type searchset.]])

Instance: resource-validate
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(resource-validate, [[Validate a resource]])
* name = "ResourceValidate"
* base = "http://hl7.org/fhir/OperationDefinition/Resource-validate"
* description = "Says whether a resource conforms to FHIR R4, to the profiles that it claims as far as they are known here, and to one that is asked for. Nothing is fetched from elsewhere; a code of a system that is not known here gives a warning. Whether a write would be accepted is decided by the write. Answered 200 whatever was found; 503 while the definitions are being loaded."
* affectsState = false
* code = #validate
* system = true
* resource = #Resource
* type = true
* instance = true
* insert In(resource, 0, 1, Resource, [[What is validated. On an instance it may be absent: then the stored one is.]])
* insert In(mode, 0, 1, code, [[create, update or profile. The content is checked in the same way for each.]])
* insert In(profile, 0, 1, uri, [[The canonical URL of a profile that is known here.]])
* insert Out(return, 1, 1, OperationOutcome, [[What was found; without an error or fatal issue it conforms.]])

Instance: task-undo
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(task-undo, [[Take back the last step]])
* name = "TaskUndo"
* description = "The owner of a referral takes back its own last move: the Task is again as it was before. Possible for a short while (15 minutes unless the gateway is set otherwise) and while nothing has happened since; otherwise 409. The requester is told. A move that made the gateway act elsewhere (a cancellation) is not taken back."
* affectsState = true
* code = #undo
* system = false
* resource = #Task
* type = false
* instance = true
* insert Out(return, 1, 1, Task, [[The Task as it stands then.]])

Instance: conformance-report
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(conformance-report, [[Conformance report]])
* name = "ConformanceReport"
* description = "What guides and the gateway's own rules ask, whether it is met, and the test that proves it. For everybody, without a token."
* affectsState = false
* code = #conformance-report
* system = true
* type = false
* instance = false
* insert Out(met, 1, 1, integer, [[How many are met.]])
* insert Out(not-met, 1, 1, integer, [[How many are not met.]])
* insert Out(not-applicable, 1, 1, integer, [[How many do not apply.]])
* parameter[+].name = #requirement
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "*"
* parameter[=].documentation = "One thing that is asked."
* insert Part(source, 1, 1, code, [[Who asks it: gravity, ca-erec or passerelle.]])
* insert Part(key, 1, 1, code, [[By what the source calls it.]])
* insert Part(strength, 1, 1, string, [[How strongly it is asked.]])
* insert Part(status, 1, 1, code, [[met, not-met or not-applicable.]])
* insert Part(test, 0, 1, string, [[The test that proves it.]])
* insert Part(text-en, 1, 1, string, [[What is asked and what becomes of it, in English.]])
* insert Part(text-fr, 1, 1, string, [[The same in French.]])

// What is sought for a person: the same for a match and for an explanation.
RuleSet: Sought
* insert In(need, 0, *, CodeableConcept, [[A need, or a kind of service: a code, Coding or CodeableConcept of need or service-type, or of a list that a concept map leads there (SDOH categories of HL7 Gravity, service categories of FHIR, results of screeners). At least one of need, questionnaireResponse and text names a need.]])
* insert In(questionnaireResponse, 0, *, QuestionnaireResponse, [[Coded answers that a concept map leads to a need.]])
* insert In(text, 0, 1, string, [[What is looked for, in words, in English or French.]])
* insert In(near, 0, 1, string, [[Where the person is, as in the search of Location: latitude|longitude, and perhaps |distance|km.]])
* insert In(postalCode, 0, 1, string, [[A postal code, or its first three characters. Where it is, is known by the places of the directory.]])
* insert In(where, 0, 1, string, [[Where the person is, in words that hold a postal code or the name of a municipality.]])
* insert In(maxDistance, 0, 1, decimal, [[How far the person goes, in kilometres as the crow flies.]])
* insert In(maxTime, 0, 1, integer, [[How long the person travels one way, in minutes.]])
* insert In(travelMode, 0, 1, code, [[A code of travel-mode.]])
* insert In(age, 0, 1, decimal, [[Age in years.]])
* insert In(language, 0, *, code, [[Languages that the person speaks, BCP 47, the one preferred first.]])
* insert In(languageRequired, 0, 1, boolean, [[Whether what is known not to speak any of them is left out.]])
* insert In(designatedFrench, 0, 1, boolean, [[Whether a service designated to serve in French is asked for.]])
* insert In(accessibility, 0, *, code, [[What the person needs to get in: codes of cioc-accessibility.]])
* insert In(cost, 0, 1, code, [[What the person can pay: a code of cost-limit.]])
* insert In(deliveryMode, 0, *, code, [[Ways of giving a service that suit: codes of delivery-mode. Nothing for all.]])
* parameter[+].name = #available
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "When the person can come."
* insert InPart(day, 1, 1, code, [[mon, tue, wed, thu, fri, sat or sun.]])
* insert InPart(from, 0, 1, time, [[From when on.]])
* insert InPart(to, 0, 1, time, [[Until when.]])
* insert In(gender, 0, 1, code, [[Administrative gender, for services for one gender.]])
* insert In(population, 0, *, code, [[To whom the person belongs: codes of population.]])
* insert In(preference, 0, *, string, [[What the person likes, in words.]])
* insert In(exclude, 0, *, Reference, [[A HealthcareService or an Organization that the person does not want.]])
* insert In(crisis, 0, 1, boolean, [[Whether somebody must be there at once: then lines to call come first.]])
* insert In(count, 0, 1, integer, [[How many are wanted, at most 50; 20 unless said.]])
* insert In(perOrganization, 0, 1, integer, [[How often an organisation stands among the first ten, at most; 3 unless said.]])

Instance: healthcareservice-match
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(healthcareservice-match, [[Match services to a person]])
* name = "HealthcareServiceMatch"
* description = "The services of the directory that fit a person, the best first, each with a score and with the reasons: why, why not, and what to confirm, in English and French. What is unknown neither admits nor excludes. By POST, since what is asked of a person does not belong into a URL; nothing of it is kept but, where nothing meets the need, that it is not met in that area. Nobody can pay for a place."
* affectsState = false
* code = #match
* system = false
* resource = #HealthcareService
* type = true
* instance = false
* insert Sought
* insert Out(return, 1, 1, Bundle, [[A searchset. Each match has search.score from 0 to 1 and an extension match-reason for each criterion; one that several sources list stands there once, with an extension match-also-listed for each of the others; what else there is to say stands in an OperationOutcome of mode outcome.]])

Instance: healthcareservice-explain
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(healthcareservice-explain, [[Explain a match]])
* name = "HealthcareServiceExplain"
* description = "Why one service fits a person, or does not: every criterion with what is known of it, whether it excludes, what it gives, and why, in English and French."
* affectsState = false
* code = #explain
* system = false
* resource = #HealthcareService
* type = false
* instance = true
* insert Sought
* insert Out(service, 1, 1, Reference, [[The HealthcareService.]])
* insert Out(excluded, 1, 1, boolean, [[Whether something excludes it.]])
* insert Out(score, 1, 1, decimal, [[From 0 to 1.]])
* parameter[+].name = #reason
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "*"
* parameter[=].documentation = "One criterion."
* insert Part(criterion, 1, 1, code, [[A code of match-criterion.]])
* insert Part(verdict, 1, 1, code, [[A code of match-verdict.]])
* insert Part(excludes, 1, 1, boolean, [[Whether the service is left out for it.]])
* insert Part(points, 1, 1, decimal, [[What it gives.]])
* insert Part(of, 1, 1, decimal, [[What it could give at most.]])
* insert Part(text, 1, 1, string, [[Why, in English, with the French as its translation.]])

// What is known of the room of services.
RuleSet: CapacityOut
* parameter[+].name = #capacity
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One report."
* insert Part(service, 1, 1, Reference, [[The HealthcareService.]])
* insert Part(status, 0, 1, Coding, [[capacity, no-capacity, waitlist or additional-assessment-required, as HL7 Gravity SDOH Clinical Care has them. Absent when the report has expired: then it is unknown.]])
* insert Part(current, 1, 1, boolean, [[Whether it still says something.]])
* insert Part(unit, 0, 1, string, [[What is counted.]])
* insert Part(population, 0, 1, string, [[For whom.]])
* insert Part(available, 0, 1, integer, [[How many are free.]])
* insert Part(maximum, 0, 1, integer, [[How many there are.]])
* insert Part(waitlist, 0, 1, integer, [[How many wait.]])
* insert Part(waitDays, 0, 1, integer, [[About how many days one waits.]])
* insert Part(remark, 0, 1, string, [[In the words of whoever told it.]])
* insert Part(asOf, 1, 1, instant, [[When it was so.]])
* insert Part(expires, 1, 1, instant, [[From when on it says nothing any more: a day after for beds, three weeks after for all else.]])
* insert Part(reportedBy, 0, 1, Reference, [[The Organization that told it. Absent where places are counted here.]])
* insert Part(channel, 1, 1, code, [[FHIR, CSV, LINK, or SEATS where places are counted here.]])

Instance: healthcareservice-capacity
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(healthcareservice-capacity, [[Room of many services]])
* name = "HealthcareServiceCapacity"
* description = "What is known of the room of up to 200 services at once, without anything of a person: reports of whoever offers or publishes them, and places that are counted here."
* affectsState = false
* code = #capacity
* system = false
* resource = #HealthcareService
* type = true
* instance = false
* insert In(service, 1, *, Reference, [[A HealthcareService.]])
* insert CapacityOut

Instance: healthcareservice-report-capacity
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(healthcareservice-report-capacity, [[Report the room of a service]])
* name = "HealthcareServiceReportCapacity"
* description = "Tells how much room a service has. For whoever offers it (HealthcareService.providedBy) and for directories. What was told before is kept. Without status, it follows from available and waitlist."
* affectsState = true
* code = #report-capacity
* system = false
* resource = #HealthcareService
* type = false
* instance = true
* insert In(status, 0, 1, code, [[capacity, no-capacity, waitlist or additional-assessment-required. This or available.]])
* insert In(available, 0, 1, integer, [[How many are free.]])
* insert In(maximum, 0, 1, integer, [[How many there are.]])
* insert In(unit, 0, 1, string, [[What is counted.]])
* insert In(population, 0, 1, string, [[For whom.]])
* insert In(waitlist, 0, 1, integer, [[How many wait.]])
* insert In(waitDays, 0, 1, integer, [[About how many days one waits.]])
* insert In(remark, 0, 1, string, [[In words.]])
* insert In(asOf, 0, 1, dateTime, [[When it was so; now unless said.]])
* insert CapacityOut

Instance: healthcareservice-capacity-history
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(healthcareservice-capacity-history, [[History of the room of a service]])
* name = "HealthcareServiceCapacityHistory"
* description = "What was told of the room of a service, newest first, at most 500 reports. For whoever offers it and for directories."
* affectsState = false
* code = #capacity-history
* system = false
* resource = #HealthcareService
* type = false
* instance = true
* insert CapacityOut

Instance: healthcareservice-capacity-link
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(healthcareservice-capacity-link, [[Link to tell the room of a service]])
* name = "HealthcareServiceCapacityLink"
* description = "A signed link by which a person without an account tells how much room one service has, and can do nothing else. For whoever offers it and for directories, to hand on. Good for half a year; asking again gives the same link and makes it last anew."
* affectsState = true
* code = #capacity-link
* system = false
* resource = #HealthcareService
* type = false
* instance = true
* insert Out(url, 1, 1, uri, [[The link.]])
* insert Out(expires, 1, 1, instant, [[Until when it is good.]])

Instance: subscription-status
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(subscription-status, [[Status of subscriptions]])
* name = "SubscriptionStatus"
* description = "Where a Subscription of the caller stands, or all of them: one Parameters for each, as the Subscriptions R5 Backport has it for R4."
* affectsState = false
* code = #status
* system = false
* resource = #Subscription
* type = true
* instance = true
* insert Out(return, 1, 1, Bundle, [[A searchset of Parameters.]])

Instance: subscription-events
InstanceOf: OperationDefinition
Usage: #definition
* insert Offered(subscription-events, [[Events of a subscription]])
* name = "SubscriptionEvents"
* description = "What a Subscription was told, by the numbers of the events: for whoever has missed some. Each names its Task; what the Task says is read with the caller's own credential."
* affectsState = false
* code = #events
* system = false
* resource = #Subscription
* type = false
* instance = true
* insert In(eventsSinceNumber, 0, 1, string, [[The first number that is wanted.]])
* insert In(eventsUntilNumber, 0, 1, string, [[The last number that is wanted.]])
* insert Out(return, 1, 1, Bundle, [[A notification of the type query-event, of at most 100 events.]])
