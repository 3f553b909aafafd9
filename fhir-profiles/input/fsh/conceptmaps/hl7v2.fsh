// HL7 v2 table 0283 (RF1-1) knows four states. It is the coarse fallback beside our own code, which an RRI carries in an OBX.
Instance: business-status-to-v2-0283
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(business-status-to-v2-0283, [[Business status to HL7 table 0283]], https://fhir.passerelle.ca/CodeSystem/referral-business-status, http://terminology.hl7.org/CodeSystem/v2-0283)
* insert Unpaired(draft, [[A draft is never sent.]])
* insert Pair(sent, P, equivalent)
* insert Pair(received, P, wider)
* insert Pair(accepted, A, equivalent)
* insert PairBecause(awaiting-information, P, wider, [[The recipient has a question before it goes on.]])
* insert PairBecause(waitlisted, A, wider, [[The person has a place in the queue.]])
* insert Pair(in-progress, A, wider)
* insert Pair(booked, A, wider)
* insert Pair(no-show, A, wider)
* insert Pair(booking-cancelled, A, wider)
* insert Pair(interim, A, wider)
* insert PairBecause(cancellation-requested, A, wider, [[The service goes on until the recipient confirms.]])
* insert Pair(declined, R, equivalent)
* insert Pair(cancelled, R, wider)
* insert PairBecause(completed, A, wider, [[RF1-13 tells the end.]])
* insert Pair(failed, R, wider)
* insert Pair(entered-in-error, R, wider)

Instance: v2-0283-to-business-status
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(v2-0283-to-business-status, [[HL7 table 0283 to business status]], http://terminology.hl7.org/CodeSystem/v2-0283, https://fhir.passerelle.ca/CodeSystem/referral-business-status)
* insert Pair(P, sent, equivalent)
* insert Pair(A, accepted, equivalent)
* insert Pair(R, declined, equivalent)
* insert PairBecause(E, failed, inexact, [[The request ran out before anything came of it.]])

// The exact state, which an RRI or ORU carries in OBX-5 under the question referral-business-status of the coding system 99PASSERELLE. It
// is the same code; the map says so to whoever reads HL7 v2 by maps alone.
Instance: business-status-to-v2-obx
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(business-status-to-v2-obx, [[Business status to the status detail in OBX]], https://fhir.passerelle.ca/CodeSystem/referral-business-status, https://fhir.passerelle.ca/CodeSystem/v2-99PASSERELLE-referral-business-status)
* insert PairBecause(draft, draft, equivalent, [[A draft is never sent.]])
* insert Pair(sent, sent, equivalent)
* insert Pair(received, received, equivalent)
* insert Pair(accepted, accepted, equivalent)
* insert Pair(awaiting-information, awaiting-information, equivalent)
* insert Pair(waitlisted, waitlisted, equivalent)
* insert Pair(in-progress, in-progress, equivalent)
* insert Pair(booked, booked, equivalent)
* insert Pair(no-show, no-show, equivalent)
* insert Pair(booking-cancelled, booking-cancelled, equivalent)
* insert Pair(interim, interim, equivalent)
* insert Pair(cancellation-requested, cancellation-requested, equivalent)
* insert Pair(declined, declined, equivalent)
* insert Pair(cancelled, cancelled, equivalent)
* insert Pair(completed, completed, equivalent)
* insert Pair(failed, failed, equivalent)
* insert Pair(entered-in-error, entered-in-error, equivalent)

Instance: v2-obx-to-business-status
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(v2-obx-to-business-status, [[Status detail in OBX to business status]], https://fhir.passerelle.ca/CodeSystem/v2-99PASSERELLE-referral-business-status, https://fhir.passerelle.ca/CodeSystem/referral-business-status)
* insert PairBecause(draft, draft, equivalent, [[A draft is never sent.]])
* insert Pair(sent, sent, equivalent)
* insert Pair(received, received, equivalent)
* insert Pair(accepted, accepted, equivalent)
* insert Pair(awaiting-information, awaiting-information, equivalent)
* insert Pair(waitlisted, waitlisted, equivalent)
* insert Pair(in-progress, in-progress, equivalent)
* insert Pair(booked, booked, equivalent)
* insert Pair(no-show, no-show, equivalent)
* insert Pair(booking-cancelled, booking-cancelled, equivalent)
* insert Pair(interim, interim, equivalent)
* insert Pair(cancellation-requested, cancellation-requested, equivalent)
* insert Pair(declined, declined, equivalent)
* insert Pair(cancelled, cancelled, equivalent)
* insert Pair(completed, completed, equivalent)
* insert Pair(failed, failed, equivalent)
* insert Pair(entered-in-error, entered-in-error, equivalent)

// HL7 v2 table 0280 (RF1-2).
Instance: v2-0280-to-request-priority
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(v2-0280-to-request-priority, [[HL7 table 0280 to request priority]], http://terminology.hl7.org/CodeSystem/v2-0280, http://hl7.org/fhir/request-priority)
* insert Pair(S, stat, equivalent)
* insert Pair(A, asap, equivalent)
* insert Pair(R, routine, equivalent)

Instance: request-priority-to-v2-0280
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(request-priority-to-v2-0280, [[Request priority to HL7 table 0280]], http://hl7.org/fhir/request-priority, http://terminology.hl7.org/CodeSystem/v2-0280)
* insert Pair(stat, S, equivalent)
* insert Pair(asap, A, equivalent)
* insert PairBecause(urgent, A, inexact, [[The table has nothing between ASAP and routine; the stronger one is safe.]])
* insert Pair(routine, R, equivalent)
