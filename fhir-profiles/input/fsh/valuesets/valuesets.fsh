// One value set per code system of ours, to bind elements to.
RuleSet: AllCodesOf(id)
* ^url = "https://fhir.passerelle.ca/ValueSet/{id}"
* ^language = #en
* ^status = #active
* ^experimental = false
* include codes from system https://fhir.passerelle.ca/CodeSystem/{id}

ValueSet: ReferralBusinessStatusCodes
Id: referral-business-status
Title: "Referral business status"
Description: "What Task.businessStatus of a referral says."
* insert AllCodesOf(referral-business-status)

ValueSet: ReferralStatusReasonCodes
Id: referral-status-reason
Title: "Referral status reason"
Description: "What Task.statusReason of a referral says."
* insert AllCodesOf(referral-status-reason)

ValueSet: ReferralEventCodes
Id: referral-event
Title: "Referral event"
Description: "The kinds of entries on a referral's timeline."
* insert AllCodesOf(referral-event)

ValueSet: NeedCodes
Id: need
Title: "Need"
Description: "What ServiceRequest.category of a referral and HealthcareService.category of a listing say."
* insert AllCodesOf(need)

ValueSet: ProblemCodes
Id: problem
Title: "Problem"
Description: "What OperationOutcome.issue.details says."
* insert AllCodesOf(problem)

ValueSet: CommunicationCategoryCodes
Id: communication-category
Title: "Communication category"
Description: "What Communication.category of a message about a referral says."
* insert AllCodesOf(communication-category)

ValueSet: ScreeningResultCodes
Id: screening-result
Title: "Screening result"
Description: "What Observation.interpretation of a screener’s sum says."
* insert AllCodesOf(screening-result)
