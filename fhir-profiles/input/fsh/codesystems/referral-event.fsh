CodeSystem: ReferralEvent
Id: referral-event
Title: "Referral event"
Description: "What happened to a referral: the kinds of entries on its timeline."
* insert OwnCodeSystem(referral-event)
* insert Term(requested, [[Referral made]], [[Aiguillage demandé]], [[The referral was made.]])
* insert Term(received, [[Receipt confirmed]], [[Réception confirmée]], [[The referral reached its recipient.]])
* insert Term(moved, [[Status changed]], [[État modifié]], [[The referral moved to another state.]])
* insert Term(amended, [[Content changed]], [[Contenu modifié]], [[The content of the referral changed, its state did not.]])
* insert Term(cancellation-requested, [[Cancellation requested]], [[Annulation demandée]], [[The requester asked to cancel a service that had begun.]])
* insert Term(onward, [[Referred onward]], [[Aiguillage relayé]], [[The recipient made a further referral for the same request.]])
* insert Term(onward-moved, [[Onward referral changed]], [[Aiguillage relayé modifié]], [[A further referral for the same request moved to another state.]])
* insert Term(reassigned, [[Recipient changed]], [[Destinataire changé]], [[Another recipient became responsible for the referral.]])
* insert Term(undone, [[Step undone]], [[Étape annulée]], [[Whoever moved the referral last took the move back at once.]])
* insert Term(overdue, [[Overdue]], [[En retard]], [[Whoever is to act next has let the agreed time pass.]])
* insert Term(escalated, [[Escalated]], [[Retard signalé]], [[The requester was told that the referral stands still.]])
* insert Term(corrected, [[Personal details corrected]], [[Renseignements personnels corrigés]], [[The requester corrected what it says of the person.]])
* insert Term(offer-expired, [[Offer of a place lapsed]], [[Offre de place caduque]], [[A place that was kept for the person was not taken up in time.]])
* insert Term(consent-ended, [[Consent ended]], [[Consentement terminé]], [[A consent that the referral names has run out or was withdrawn.]])
* insert Term(patient-asked, [[Person asked]], [[Demande à la personne]], [[A party asked the person to do something: answer a questionnaire, give a piece of information, make contact.]])
* insert Term(patient-moved, [[Answer of the person]], [[Réponse de la personne]], [[What the person was asked to do was begun, done, put off or withdrawn.]])
* insert Term(note, [[Note added]], [[Note ajoutée]], [[A party wrote to the other about the referral.]])
