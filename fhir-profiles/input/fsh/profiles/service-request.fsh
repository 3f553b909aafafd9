Profile: PasserelleServiceRequest
Parent: ServiceRequest
Id: service-request
Title: "Referral request"
Description: "What is asked for a person: a community service, an assessment, or help to find one. Its status belongs to whoever asks."
* insert OwnProfile([[Demande d’aiguillage]], [[Ce qui est demandé pour une personne : un service communautaire, une évaluation ou de l’aide pour en trouver un. Son état appartient à la personne qui demande.]], [[Restates SDOHCC-ServiceRequest of HL7 Gravity SDOH Clinical Care 3.0.0 without US Core: category carries our need and Gravity’s category; the code is any concept, because the value sets of Gravity need a licence that Canadian parties rarely hold. Intents of other guides (proposal of Ontario, plan of BaRS) are taken as they come. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-ServiceRequest]])
* obeys pas-req-1 and pas-req-2
* subject only Reference(Patient)
* insert NeedCategory(category)
* insert Must(identifier, [[Numbers of the request]], [[Numéros de la demande]], [[The sender’s own number (type PLAC) is how it finds its referral again and how a repeated message is known.]])
* insert Must(basedOn, [[The request that this one is made from]], [[La demande dont celle-ci découle]], [[A referral passed on is a filler order based on the first; the answer finds its way back along it.]])
* insert Must(status, [[active | on-hold | revoked | completed | entered-in-error]], [[active | on-hold | revoked | completed | entered-in-error]], [[Fully in the control of the requester; nothing can be done on a request that is not active.]])
* insert Must(intent, [[proposal | plan | order | filler-order]], [[proposal | plan | order | filler-order]], [[Tells a first request from one passed on; kept as the sender wrote it.]])
* insert Must(category, [[What need the request is about]], [[Le besoin visé par la demande]], [[Recipients sort and route by need.]])
* insert Must(priority, [[Urgency: routine | urgent | asap | stat]], [[Urgence : routine | urgent | asap | stat]], [[A shelter tonight does not wait like a walking group; due times follow from it.]])
* insert Must(code, [[What is asked for]], [[Ce qui est demandé]], [[The service in the sender’s words or code, where the need alone says too little.]])
* insert Must(orderDetail, [[Further instructions]], [[Instructions supplémentaires]], [[Gravity’s contacting-subject-prohibited stands here: do not contact the person, for her safety.]])
* insert Must(subject, [[The person]], [[La personne]], [[A request is for one person, by the sender’s own record of her.]])
* insert Must(occurrence[x], [[When it is wished for]], [[Quand on le souhaite]], [[The recipient plans by it.]])
* insert Must(authoredOn, [[When it was asked]], [[Quand on l’a demandé]], [[Waiting times count from here.]])
* insert Must(requester, [[Who asks]], [[Qui demande]], [[Answers go to whoever asked; a person may ask for herself.]])
* insert Must(performer, [[Whom it is for]], [[À qui elle s’adresse]], [[The service or organisation that was chosen; absent while one is being looked for.]])
* insert Must(reasonCode, [[Why, in words or codes]], [[Pourquoi, en mots ou en codes]], [[The recipient decides by it whether the service fits.]])
* insert Must(reasonReference, [[Why, by what was found]], [[Pourquoi, selon ce qui a été constaté]], [[The screening or the condition that led here.]])
* insert Must(supportingInfo, [[Consent, answers and letters that go along]], [[Consentement, réponses et lettres jointes]], [[A referral is worth little without what the recipient has to know; the Consent that allows the sharing stands here too.]])
* insert Must(note, [[Words to the recipient]], [[Mots au destinataire]], [[What no field holds reaches a person who reads it.]])
