Profile: PasserellePatientTask
Parent: Task
Id: patient-task
Title: "Patient Task"
Description: "What a person, or someone acting for her, is asked to do: answer a questionnaire, give a piece of information, make contact, read something."
* insert OwnProfile([[Tâche de la personne]], [[Ce qu’on demande à la personne ou à qui agit pour elle : remplir un questionnaire, donner un renseignement, prendre contact, lire un document.]], [[Restates SDOHCC-TaskForPatient of HL7 Gravity SDOH Clinical Care 3.0.0 with its invariants; the one on questionnaire-pdf, which cannot fire as published, is written as it is meant. The person may change status, statusReason and output only. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-TaskForPatient]])
* obeys pas-ptask-1 and pas-ptask-2 and pas-ptask-3 and pas-ptask-4
* status from PatientTaskStatusCodes (required)
* intent = #order (exactly)
* priority 1..1
* priority from PatientTaskPriorityCodes (required)
* code 1..1
* code from PatientTaskCodes (extensible)
* for 1..1
* for only Reference(Patient)
* authoredOn 1..1
* requester 1..1
* requester only Reference(Organization or PractitionerRole)
* owner 1..1
* owner only Reference(Patient or RelatedPerson)
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #open
* input contains Questionnaire 0..1 and QuestionnairePDF 0..1 and QuestionnaireURL 0..1 and QuestionnaireCategory 0..1 and Contact 0..*
* input[Questionnaire].type = $sdc#questionnaire
* input[Questionnaire].value[x] only canonical
* input[QuestionnairePDF].type = $gravity#questionnaire-pdf
* input[QuestionnairePDF].value[x] only Reference(DocumentReference)
* input[QuestionnaireURL].type = $gravity#questionnaire-url
* input[QuestionnaireURL].value[x] only url
* input[QuestionnaireCategory].type = $gravity#questionnaire-category
* input[QuestionnaireCategory].value[x] only CodeableConcept
* input[QuestionnaireCategory].value[x] from QuestionnaireCategoryCodes (required)
* input[Contact].type = $gravity#contact-entity
* input[Contact].value[x] only Reference(HealthcareService or PractitionerRole or Practitioner or Organization)
* output ^slicing.discriminator.type = #pattern
* output ^slicing.discriminator.path = "type"
* output ^slicing.rules = #open
* output contains QuestionnaireResponse 0..1 and GeneralInformationResponse 0..* and ChosenContact 0..1
* output[QuestionnaireResponse].type = $sdc#questionnaire-response
* output[QuestionnaireResponse].value[x] only Reference(QuestionnaireResponse)
* output[GeneralInformationResponse].type = $gravity#general-information-response
* output[GeneralInformationResponse].value[x] only markdown
* output[ChosenContact].type = $gravity#chosen-contact
* insert Must(partOf, [[The referral that it serves]], [[L’aiguillage qu’elle sert]], [[A questionnaire belongs to the referral that needs its answers.]])
* insert Must(status, [[ready | in-progress | completed | cancelled | on-hold | failed | entered-in-error]], [[ready | in-progress | completed | cancelled | on-hold | failed | entered-in-error]], [[What is left to do, for the person and for whoever waits.]])
* insert Must(statusReason, [[Why it was not done]], [[Pourquoi elle n’a pas été faite]], [[A person who cancels may say why.]])
* insert Must(priority, [[routine | urgent]], [[routine | urgent]], [[Help may depend on an answer today.]])
* insert Must(code, [[What kind of thing is asked]], [[Le genre de demande]], [[The person’s application decides by it what to show.]])
* insert Must(description, [[What is asked, in plain words]], [[Ce qui est demandé, en mots simples]], [[The person reads this.]])
* insert Must(focus, [[What it is about]], [[Son objet]], [[The material to read.]])
* insert Must(for, [[The person]], [[La personne]], [[Whom it concerns.]])
* insert Must(authoredOn, [[When it was asked]], [[Quand on l’a demandé]], [[Reminders count from here.]])
* insert Must(requester, [[Who asks]], [[Qui demande]], [[The person sees who wants to know; the answer goes there.]])
* insert Must(owner, [[Who does it]], [[Qui la fait]], [[The person, or a relative for her.]])
* insert Must(restriction, [[By when]], [[Échéance]], [[A person can plan.]])
* insert Must(input[Questionnaire], [[The questionnaire]], [[Le questionnaire]], [[What to fill in.]])
* insert Must(input[QuestionnairePDF], [[The questionnaire as a document]], [[Le questionnaire en document]], [[For whoever prints it.]])
* insert Must(input[QuestionnaireURL], [[The questionnaire as a link]], [[Le questionnaire en lien]], [[For a questionnaire kept elsewhere.]])
* insert Must(input[QuestionnaireCategory], [[What kind of questionnaire]], [[Le genre de questionnaire]], [[Asking about risks differs from asking for feedback.]])
* insert Must(input[Contact], [[Whom to contact]], [[Qui joindre]], [[One of these, of the person’s choice.]])
* insert Must(output[QuestionnaireResponse], [[The answers]], [[Les réponses]], [[What was asked for.]])
* insert Must(output[GeneralInformationResponse], [[The answer in words]], [[La réponse en mots]], [[What was asked for.]])
* insert Must(output[ChosenContact], [[Whom the person contacted]], [[Qui la personne a joint]], [[The requester learns of the choice.]])
