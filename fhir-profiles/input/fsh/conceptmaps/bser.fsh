// HL7 BSeR numbers the states of its exchange. Its guide also speaks of a state 5.1, active, which its code system does not have.
Instance: business-status-to-bser
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(business-status-to-bser, [[Business status to BSeR]], https://fhir.passerelle.ca/CodeSystem/referral-business-status, http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS)
* insert Unpaired(draft, [[BSeR begins when the request is sent.]])
* insert Pair(sent, 2.0, wider)
* insert PairBecause(received, 2.0, equivalent, [[BSeR sets received when it sends.]])
* insert Pair(accepted, 3.0, equivalent)
* insert Unpaired(awaiting-information, [[BSeR has no hold; our own code goes alone.]])
* insert Unpaired(waitlisted, [[BSeR has no hold; our own code goes alone.]])
* insert PairBecause(in-progress, 3.0, inexact, [[There is no code for a service that is merely active.]])
* insert Pair(booked, 5.1.1, equivalent)
* insert Pair(no-show, 5.1.2, equivalent)
* insert Pair(booking-cancelled, 5.1.3, equivalent)
* insert Pair(interim, 5.1.4, equivalent)
* insert Pair(cancellation-requested, 5.2, equivalent)
* insert Pair(declined, 4.0, equivalent)
* insert Pair(cancelled, 6.0, equivalent)
* insert Pair(completed, 7.0, equivalent)
* insert PairBecause(failed, 6.0, inexact, [[The end has to reach the initiator; the reason tells which.]])
* insert PairBecause(entered-in-error, 6.0, inexact, [[The end has to reach the initiator; Task.status tells which.]])

Instance: bser-to-business-status
InstanceOf: ConceptMap
Usage: #definition
* insert Crosswalk(bser-to-business-status, [[BSeR to business status]], http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS, https://fhir.passerelle.ca/CodeSystem/referral-business-status)
* insert Pair(2.0, received, equivalent)
* insert Pair(3.0, accepted, equivalent)
* insert Pair(4.0, declined, equivalent)
* insert Pair(5.1.1, booked, equivalent)
* insert Pair(5.1.2, no-show, equivalent)
* insert Pair(5.1.3, booking-cancelled, equivalent)
* insert Pair(5.1.4, interim, equivalent)
* insert Pair(5.2, cancellation-requested, equivalent)
* insert Pair(6.0, cancelled, equivalent)
* insert Pair(7.0, completed, equivalent)
