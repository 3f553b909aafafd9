Profile: PasserelleReferralTask
Parent: Task
Id: referral-task
Title: "Referral Task"
Description: "What happens with a request at one recipient: sent, received, accepted or declined, booked, done. Its status belongs to the owner once accepted. A sender may leave out basedOn or focus, the person, the requester, authoredOn and the referral number: the gateway fills them."
* insert OwnProfile([[Tâche d’aiguillage]], [[Ce qu’il advient d’une demande chez un destinataire : envoyée, reçue, acceptée ou refusée, fixée, terminée. Son état appartient au destinataire dès l’acceptation. L’expéditeur peut omettre basedOn ou focus, la personne, le demandeur, authoredOn et le numéro d’aiguillage : la passerelle les inscrit.]], [[Restates SDOHCC-TaskForReferralManagement of HL7 Gravity SDOH Clinical Care 3.0.0: intent order, code fulfill, outputs by their Gravity types, and, on every Task that the gateway gives out, focus, for, authoredOn and requester once each. What is sent may leave to the gateway what it fills itself. Beyond Gravity: received as a status, businessStatus for the finer states of BSeR and CA:eReC, and basedOn beside focus. A coded reason may stand without a text; a text is written for Gravity peers. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-TaskForReferralManagement]])
* obeys pas-task-1 and pas-task-2 and pas-task-3 and pas-task-4 and pas-task-5 and pas-task-6 and pas-task-7
* status from ReferralTaskStatusCodes (required)
* intent = #order (exactly)
* code 1..1
* code = $task-code#fulfill
* focus only Reference(ServiceRequest)
* basedOn only Reference(ServiceRequest)
* partOf only Reference(Task)
* for only Reference(Patient or RelatedPerson or Group)
* requester only Reference(Organization or PractitionerRole)
* owner only Reference(Organization or PractitionerRole or HealthcareService)
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier ^slicing.description = "By the system; senders’ own numbers stand beside."
* identifier contains referralNumber 0..1
* identifier[referralNumber].type = $v2-0203#FILL
* identifier[referralNumber].system 1..
* identifier[referralNumber].system = "https://fhir.passerelle.ca/NamingSystem/referral-number"
* identifier[referralNumber].value 1..
* insert CodingsBySystem(businessStatus.coding)
* businessStatus.coding contains own 0..1
* businessStatus.coding[own] from ReferralBusinessStatusCodes (required)
* businessStatus.coding[own].system 1..
* businessStatus.coding[own].system = "https://fhir.passerelle.ca/CodeSystem/referral-business-status"
* businessStatus.coding[own].code 1..
* insert CodingsBySystem(statusReason.coding)
* statusReason.coding contains own 0..*
* statusReason.coding[own] from ReferralStatusReasonCodes (required)
* statusReason.coding[own].system 1..
* statusReason.coding[own].system = "https://fhir.passerelle.ca/CodeSystem/referral-status-reason"
* statusReason.coding[own].code 1..
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #open
* input contains AdditionalContent 0..*
* input[AdditionalContent].type = $gravity#additional-content
* input[AdditionalContent].value[x] only Reference
* output ^slicing.discriminator[0].type = #pattern
* output ^slicing.discriminator[0].path = "type"
* output ^slicing.discriminator[1].type = #type
* output ^slicing.discriminator[1].path = "value"
* output ^slicing.rules = #open
* output contains PerformedActivityReference 0..* and PerformedActivityCode 0..* and AdditionalContent 0..*
* output[PerformedActivityReference].type = $gravity#resulting-activity
* output[PerformedActivityReference].value[x] only Reference(Procedure)
* output[PerformedActivityCode].type = $gravity#resulting-activity
* output[PerformedActivityCode].value[x] only CodeableConcept
* output[AdditionalContent].type = $gravity#additional-content
* output[AdditionalContent].value[x] only Reference
* extension contains Waitlist named waitlist 0..1
* insert Must(extension[waitlist], [[Where the person stands on the waitlist]], [[Le rang de la personne sur la liste d’attente]], [[People bear a wait better when they know how long; a place that came free must not be lost for want of a word.]])
* insert Must(identifier[referralNumber], [[The number of the referral]], [[Le numéro de l’aiguillage]], [[People read it out on the telephone, and HL7 v2 partners carry it as the filler’s number; the gateway gives it.]])
* insert Must(identifier, [[Numbers of the referral]], [[Numéros de l’aiguillage]], [[The sender’s own number is how it finds its referral again.]])
* insert Must(basedOn, [[The request, as CA:eReC links it]], [[La demande, selon le lien de CA:eReC]], [[Guides differ in where they look for the request; written beside focus, both find it.]])
* insert Must(partOf, [[The referral that this one was made from]], [[L’aiguillage dont celui-ci découle]], [[The outcome rolls up along it to whoever asked first.]])
* insert Must(status, [[draft | requested | received | accepted | rejected | cancelled | in-progress | on-hold | failed | completed | entered-in-error]], [[draft | requested | received | accepted | rejected | cancelled | in-progress | on-hold | failed | completed | entered-in-error]], [[Where the referral stands, in the words that every guide shares.]])
* insert Must(statusReason, [[Why it was declined, held, cancelled or failed]], [[Pourquoi il a été refusé, suspendu, annulé ou n’a pas abouti]], [[A refusal without a reason cannot be acted upon.]])
* insert Must(statusReason.coding[own], [[The reason, in our code]], [[Le motif, selon notre code]], [[Re-routing and reports count reasons; the code reads in both languages.]])
* insert Must(statusReason.text, [[The reason, in words]], [[Le motif, en mots]], [[Gravity peers read the text; a question to the requester stands here.]])
* insert Must(businessStatus, [[The finer state]], [[L’état détaillé]], [[Waitlisted, booked and not shown up differ for the person while the status is the same.]])
* insert Must(businessStatus.coding[own], [[The finer state, in our code]], [[L’état détaillé, selon notre code]], [[Maps lead from it to BSeR, CA:eReC and HL7 v2, and back.]])
* insert Must(intent, [[order]], [[order]], [[As in Gravity: a referral is an order to its recipient.]])
* insert Must(priority, [[Urgency: routine | urgent | asap | stat]], [[Urgence : routine | urgent | asap | stat]], [[Due times follow from it.]])
* insert Must(code, [[fulfill]], [[fulfill]], [[Tells a referral from what a patient is asked to do.]])
* insert Must(description, [[The referral in one line]], [[L’aiguillage en une ligne]], [[An inbox shows it.]])
* insert Must(focus, [[The request to fulfil]], [[La demande à satisfaire]], [[Without it the recipient does not know what is asked.]])
* insert Must(for, [[The person]], [[La personne]], [[Whom the recipient is to help.]])
* insert Must(executionPeriod, [[When the service begins, and ended]], [[Début et fin du service]], [[On a waitlist its start is the expected date.]])
* insert Must(authoredOn, [[When it was sent]], [[Quand il a été envoyé]], [[Reply times count from here.]])
* insert Must(lastModified, [[When it last changed]], [[Dernière modification]], [[A peer that polls sees what is new.]])
* insert Must(requester, [[Who referred]], [[Qui a aiguillé]], [[Who is told of every change, and alone may withdraw.]])
* insert Must(owner, [[Who is asked]], [[Qui est sollicité]], [[Who may answer; absent while any recipient may claim it.]])
* insert Must(note, [[What the parties wrote]], [[Ce que les parties ont écrit]], [[The conversation stays with the referral.]])
* insert Must(input[AdditionalContent], [[What goes along]], [[Ce qui est joint]], [[Gravity’s content-rich referral: findings, goals and consents beside the request.]])
* insert Must(output[PerformedActivityReference], [[What was done, as a record]], [[Ce qui a été fait, documenté]], [[The outcome that closes the loop for the requester.]])
* insert Must(output[PerformedActivityCode], [[What was done, as a code]], [[Ce qui a été fait, codé]], [[For a recipient that keeps no record of its own.]])
* insert Must(output[AdditionalContent], [[What else came of it]], [[Ce qui en est aussi résulté]], [[Enrolment, a finding or an answered questionnaire.]])
