// The pan-Canadian guide CA:eReC and its Alberta profile. Only those of its 36 codes that could be verified are mapped.
Instance: business-status-to-ca-erec
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(business-status-to-ca-erec, [[Business status to CA:eReC]], https://fhir.passerelle.ca/CodeSystem/referral-business-status, https://fhir.infoway-inforoute.ca/CodeSystem/ca-referralbusinessstatus)
* insert Unpaired(draft, [[A draft is never sent.]])
* insert Unpaired(sent, [[The acknowledgement of add-service-request says it.]])
* insert Pair(received, awaiting-triage, equivalent)
* insert PairBecause(accepted, awaiting-booking, inexact, [[Their code belongs to in-progress; they have none for accepted.]])
* insert Unpaired(awaiting-information, [[A Communication of category rfi asks the question.]])
* insert Unpaired(waitlisted, [[No verified code; our own code goes alone.]])
* insert PairBecause(in-progress, awaiting-booking, narrower, [[Theirs says what is waited for; ours that the service is active.]])
* insert Pair(booked, booked, equivalent)
* insert Unpaired(no-show, [[Appointment.status says it.]])
* insert PairBecause(booking-cancelled, awaiting-booking, inexact, [[Appointment.status says the rest.]])
* insert Unpaired(interim, [[A Communication carries it.]])
* insert Unpaired(cancellation-requested, [[revoke-service-request asks for it.]])
* insert Pair(declined, rejected-by-performer, equivalent)
* insert Unpaired(cancelled, [[Their codes say who cancelled, which the state alone does not.]])
* insert Unpaired(completed, [[The one verified code, completed-with-advice, would say too much.]])
* insert Unpaired(failed, [[No verified code; our own code goes alone.]])
* insert Unpaired(entered-in-error, [[Task.status says it.]])

Instance: ca-erec-to-business-status
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(ca-erec-to-business-status, [[CA:eReC to business status]], https://fhir.infoway-inforoute.ca/CodeSystem/ca-referralbusinessstatus, https://fhir.passerelle.ca/CodeSystem/referral-business-status)
* insert Pair(awaiting-triage, received, equivalent)
* insert Pair(awaiting-booking, in-progress, wider)
* insert Pair(booked, booked, equivalent)
* insert Pair(cancelled-by-patient, cancelled, wider)
* insert Pair(cancelled-by-patient-other, cancelled, wider)
* insert Pair(cancelled-by-performer, cancelled, wider)
* insert Pair(cancelled-by-performer-other, cancelled, wider)
* insert Pair(cancelled-by-health-system, cancelled, wider)
* insert Pair(cancelled-by-health-system-other, cancelled, wider)
* insert Pair(rejected-by-performer, declined, equivalent)
* insert Pair(completed-with-advice, completed, wider)
