// HL7 Gravity SDOH Clinical Care has no business status: Task.status alone, without received and ready.
Instance: business-status-to-task-status
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(business-status-to-task-status, [[Business status to the Task.status of Gravity]], https://fhir.passerelle.ca/CodeSystem/referral-business-status, http://hl7.org/fhir/task-status)
* insert Pair(draft, draft, equivalent)
* insert Pair(sent, requested, equivalent)
* insert PairBecause(received, requested, wider, [[The value set of Gravity leaves received out.]])
* insert Pair(accepted, accepted, equivalent)
* insert Pair(awaiting-information, on-hold, wider)
* insert Pair(waitlisted, on-hold, wider)
* insert Pair(in-progress, in-progress, equivalent)
* insert Pair(booked, in-progress, wider)
* insert Pair(no-show, in-progress, wider)
* insert Pair(booking-cancelled, in-progress, wider)
* insert Pair(interim, in-progress, wider)
* insert Pair(cancellation-requested, in-progress, wider)
* insert Pair(declined, rejected, equivalent)
* insert Pair(cancelled, cancelled, equivalent)
* insert Pair(completed, completed, equivalent)
* insert Pair(failed, failed, equivalent)
* insert Pair(entered-in-error, entered-in-error, equivalent)

// Every code of R4, for peers of other guides too.
Instance: task-status-to-business-status
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(task-status-to-business-status, [[Task.status to business status]], http://hl7.org/fhir/task-status, https://fhir.passerelle.ca/CodeSystem/referral-business-status)
* insert Pair(draft, draft, equivalent)
* insert Pair(requested, sent, equivalent)
* insert PairBecause(received, received, inexact, [[Never sent back to a Gravity peer as it came.]])
* insert Pair(accepted, accepted, equivalent)
* insert PairBecause(ready, accepted, inexact, [[Acceptance is taken for granted.]])
* insert Pair(rejected, declined, equivalent)
* insert Pair(cancelled, cancelled, equivalent)
* insert Pair(in-progress, in-progress, equivalent)
* insert PairBecause(on-hold, awaiting-information, narrower, [[A hold comes with a reason that the requester has to read; only an expected date makes it a wait.]])
* insert Pair(failed, failed, equivalent)
* insert Pair(completed, completed, equivalent)
* insert Pair(entered-in-error, entered-in-error, equivalent)
