CodeSystem: ReferralStatusReason
Id: referral-status-reason
Title: "Referral status reason"
Description: "Why a referral was declined, cancelled, put on hold, or could not be completed."
* insert OwnCodeSystem(referral-status-reason)
* insert Term(no-capacity, [[No capacity]], [[Aucune place disponible]], [[The service has no room for another person now.]])
* insert Term(not-eligible, [[Not eligible]], [[Non admissible]], [[The person does not meet the conditions of the service.]])
* insert Term(out-of-area, [[Outside the service area]], [[Hors du territoire desservi]], [[The person lives outside the area that the service covers.]])
* insert Term(missing-information, [[Information missing]], [[Renseignements manquants]], [[What the recipient needs in order to decide was not supplied.]])
* insert Term(could-not-contact, [[Person could not be reached]], [[Personne impossible à joindre]], [[The recipient tried to reach the person without success.]])
* insert Term(person-declined, [[Person declined]], [[Refus de la personne]], [[The person does not want the service.]])
* insert Term(duplicate, [[Duplicate referral]], [[Aiguillage en double]], [[The same request is already being handled.]])
* insert Term(referred-elsewhere, [[Referred elsewhere]], [[Aiguillage vers un autre service]], [[Another service was found for the person.]])
* insert Term(safety, [[Safety concern]], [[Préoccupation pour la sécurité]], [[The service cannot be given safely.]])
* insert Term(no-response, [[No response]], [[Aucune réponse]], [[The other party did not answer in time.]])
* insert Term(waitlist, [[Waitlist]], [[Liste d’attente]], [[There is a waitlist, and it is the reason for the state.]])
* insert Term(other, [[Other reason]], [[Autre motif]], [[Another reason, which the text states.]])
