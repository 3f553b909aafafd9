CodeSystem: ReferralBusinessStatus
Id: referral-business-status
Title: "Referral business status"
Description: "The finer state of a referral, carried by Task.businessStatus. Each code belongs to exactly one Task.status."
* insert OwnCodeSystem(referral-business-status)
* ^property[0].code = #task-status
* ^property[0].uri = "https://fhir.passerelle.ca/CodeSystem/referral-business-status#task-status"
* ^property[0].description = "The one Task.status that the state belongs to"
* ^property[0].type = #code
* insert StatusTerm(draft, draft, [[Draft]], [[Brouillon]], [[The referral is being prepared and only its requester sees it.]])
* insert StatusTerm(sent, requested, [[Sent]], [[Envoyé]], [[The referral was sent to its recipient, who has not been seen to receive it yet.]])
* insert StatusTerm(received, received, [[Received]], [[Reçu]], [[The referral reached its recipient, who has not decided yet.]])
* insert StatusTerm(accepted, accepted, [[Accepted]], [[Accepté]], [[The recipient took the referral on and has not begun yet.]])
* insert StatusTerm(awaiting-information, on-hold, [[More information needed]], [[Renseignements demandés]], [[The recipient asked the requester a question and waits for the answer.]])
* insert StatusTerm(waitlisted, on-hold, [[On waitlist]], [[Sur liste d’attente]], [[The person waits for a place; an expected date is given.]])
* insert StatusTerm(in-progress, in-progress, [[In progress]], [[En cours]], [[The service is being given or arranged.]])
* insert StatusTerm(booked, in-progress, [[Appointment booked]], [[Rendez-vous fixé]], [[A first or next appointment is fixed.]])
* insert StatusTerm(no-show, in-progress, [[Missed appointment]], [[Rendez-vous manqué]], [[The person did not come to the appointment.]])
* insert StatusTerm(booking-cancelled, in-progress, [[Appointment cancelled]], [[Rendez-vous annulé]], [[The appointment was cancelled; the referral goes on.]])
* insert StatusTerm(interim, in-progress, [[Progress reported]], [[Suivi transmis]], [[The recipient reported progress before the end of the service.]])
* insert StatusTerm(cancellation-requested, in-progress, [[Cancellation requested]], [[Annulation demandée]], [[The requester asked to cancel after the service began; the recipient has not answered yet.]])
* insert StatusTerm(declined, rejected, [[Declined]], [[Refusé]], [[The recipient does not take the referral on; a reason is given.]])
* insert StatusTerm(cancelled, cancelled, [[Cancelled]], [[Annulé]], [[The referral was withdrawn; a reason is given.]])
* insert StatusTerm(completed, completed, [[Completed]], [[Terminé]], [[The service ended with an outcome that the referral carries.]])
* insert StatusTerm(failed, failed, [[Could not be completed]], [[N’a pas pu aboutir]], [[The recipient took the referral on but could not carry it out; a reason is given.]])
* insert StatusTerm(entered-in-error, entered-in-error, [[Entered in error]], [[Saisi par erreur]], [[The referral should never have existed; a reason is given.]])
