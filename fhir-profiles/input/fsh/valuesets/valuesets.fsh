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

ValueSet: ServiceTypeCodes
Id: service-type
Title: "Service type"
Description: "What HealthcareService.type of a listing says, finer than its need."
* insert AllCodesOf(service-type)

ValueSet: PopulationCodes
Id: population
Title: "Population"
Description: "For whom a service is."
* insert AllCodesOf(population)

ValueSet: DeliveryModeCodes
Id: delivery-mode
Title: "Delivery mode"
Description: "How a service is given."
* insert AllCodesOf(delivery-mode)

ValueSet: TravelModeCodes
Id: travel-mode
Title: "Travel mode"
Description: "How a person travels."
* insert AllCodesOf(travel-mode)

ValueSet: CostLimitCodes
Id: cost-limit
Title: "Cost limit"
Description: "What a person can pay."
* insert AllCodesOf(cost-limit)

ValueSet: MatchVerdictCodes
Id: match-verdict
Title: "Match verdict"
Description: "What is known of a criterion."
* insert AllCodesOf(match-verdict)

ValueSet: MatchCriterionCodes
Id: match-criterion
Title: "Match criterion"
Description: "What a match weighs."
* insert AllCodesOf(match-criterion)

ValueSet: CiocAccessibilityCodes
Id: cioc-accessibility
Title: "Accessibility (CIOC)"
Description: "How accessible a place is."
* insert AllCodesOf(cioc-accessibility)

ValueSet: CiocFeeTypeCodes
Id: cioc-fee-type
Title: "Fee type (CIOC)"
Description: "What is paid for."
* insert AllCodesOf(cioc-fee-type)

ValueSet: CiocLanguageCodes
Id: cioc-language
Title: "Service language (CIOC)"
Description: "In which language a service is given."
* insert AllCodesOf(cioc-language)
