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
