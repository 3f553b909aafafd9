CodeSystem: CommunicationCategory
Id: communication-category
Title: "Communication category"
Description: "What a message between the parties of a referral is about: Communication.category."
* insert OwnCodeSystem(communication-category)
* insert Term(information-request, [[Information request]], [[Demande de renseignements]], [[The recipient asks the requester a question and waits for the answer.]])
* insert Term(information-reply, [[Information reply]], [[Réponse à une demande de renseignements]], [[The answer to a question that was asked.]])
* insert Term(feedback, [[Progress feedback]], [[Suivi]], [[How the person is doing with the service, before its end or at it.]])
* insert Term(note, [[Note to the other party]], [[Mot à l’autre partie]], [[Anything else that one party tells the other about the referral.]])
