// What is found, agreed, done and said around a referral.

Profile: PasserelleConsent
Parent: Consent
Id: consent
Title: "Consent to share"
Description: "That a person agreed, or did not, that her information goes to others for help: to whom, for what and until when. Given by word of mouth as well as in writing."
* insert OwnProfile([[Consentement à la communication]], [[Que la personne a accepté, ou non, que ses renseignements soient transmis pour obtenir de l’aide : à qui, pour quoi et jusqu’à quand. De vive voix comme par écrit.]], [[Restates SDOHCC-Consent of HL7 Gravity SDOH Clinical Care 3.0.0 (category IDSCL, one organisation, a source) and adds the computable provision of IHE PCF that Gravity leaves out. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-Consent]])
* scope = $consent-scope#patient-privacy
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains IDSCL 1..1
* category[IDSCL] = $v3-ActCode#IDSCL
* patient 1..1
* dateTime 1..1
* organization 1..1
* source[x] 1..1
* insert Must(status, [[active | rejected | inactive | entered-in-error]], [[active | rejected | inactive | entered-in-error]], [[A withdrawn consent stops the next message.]])
* insert Must(scope, [[Privacy]], [[Protection de la vie privée]], [[Tells it from consent to treatment.]])
* insert Must(category[IDSCL], [[Disclosure of information]], [[Communication de renseignements]], [[The category by which Gravity partners find it.]])
* insert Must(patient, [[The person]], [[La personne]], [[Whose information it is.]])
* insert Must(dateTime, [[When it was given]], [[Quand il a été donné]], [[The latest word counts.]])
* insert Must(performer, [[Who agreed]], [[Qui a consenti]], [[The person, or who may decide for her.]])
* insert Must(organization, [[Who asked and keeps it]], [[Qui l’a demandé et le garde]], [[Who has to show it when asked.]])
* insert Must(source[x], [[What shows it]], [[Ce qui en fait foi]], [[The signed form, or the note of what was said.]])
* insert Must(policyRule, [[Under which law]], [[Selon quelle loi]], [[Rules differ between provinces.]])
* insert Must(provision.type, [[The base rule: deny | permit]], [[La règle de base : deny | permit]], [[The base rule, which a machine applies.]])
* insert Must(provision.period, [[Until when]], [[Jusqu’à quand]], [[A consent expires.]])
* insert Must(provision.actor, [[Who may receive]], [[Qui peut recevoir]], [[Nobody else is sent anything.]])
* insert Must(provision.purpose, [[What for]], [[À quelles fins]], [[Help, and not research.]])

Profile: PasserelleCommunication
Parent: Communication
Id: communication
Title: "Message between the parties"
Description: "A question, an answer, a word on progress: what the parties of a referral write to each other."
* insert OwnProfile([[Message entre les parties]], [[Une question, une réponse, un mot sur l’évolution : ce que les parties d’un aiguillage s’écrivent.]], [[HL7 Gravity has no profile of Communication; CA:eReC carries its request for information this way. Documents are attached to the ServiceRequest, not here, as CA:eReC asks.]])
* obeys pas-comm-1
* subject 1..1
* subject only Reference(Patient)
* about 1..*
* insert CodingsBySystem(category.coding)
* category.coding contains own 0..1
* category.coding[own] from CommunicationCategoryCodes (required)
* category.coding[own].system 1..
* category.coding[own].system = "https://fhir.passerelle.ca/CodeSystem/communication-category"
* category.coding[own].code 1..
* insert Must(identifier, [[Number of the message]], [[Numéro du message]], [[The same message twice is one message.]])
* insert Must(inResponseTo, [[What it answers]], [[Ce à quoi il répond]], [[An answer belongs to its question.]])
* insert Must(status, [[completed | in-progress | entered-in-error …]], [[completed | in-progress | entered-in-error …]], [[Whether it was sent.]])
* insert Must(category, [[Question, answer, progress or note]], [[Question, réponse, suivi ou mot]], [[A question holds the referral until it is answered.]])
* insert Must(category.coding[own], [[The kind, in our code]], [[Le genre, selon notre code]], [[Doors of every protocol agree on it.]])
* insert Must(subject, [[The person]], [[La personne]], [[Whom it is about.]])
* insert Must(about, [[The referral]], [[L’aiguillage]], [[It stands on the timeline of that referral and is seen by its parties alone.]])
* insert Must(sent, [[When it was sent]], [[Quand il a été envoyé]], [[Order of the conversation.]])
* insert Must(sender, [[Who wrote]], [[Qui écrit]], [[Who is to be answered.]])
* insert Must(recipient, [[To whom]], [[À qui]], [[Who has to act.]])
* insert Must(payload, [[What is said]], [[Le contenu]], [[The message itself.]])

Profile: PasserelleQuestionnaireResponse
Parent: QuestionnaireResponse
Id: questionnaire-response
Title: "Answered questionnaire"
Description: "The answers of a person to a screener or an intake form, as they were given."
* insert OwnProfile([[Questionnaire rempli]], [[Les réponses d’une personne à un dépistage ou à un formulaire d’accueil, telles que données.]], [[HL7 Gravity uses the SDC QuestionnaireResponse: the questionnaire is named, and findings are derived from the answers (assess-1, assess-2).]])
* questionnaire 1..1
* subject 1..1
* subject only Reference(Patient)
* authored 1..1
* insert Must(basedOn, [[The request that it serves]], [[La demande qu’il sert]], [[Answers travel with the referral that needs them.]])
* insert Must(questionnaire, [[Which questionnaire]], [[Quel questionnaire]], [[Answers mean nothing without their questions.]])
* insert Must(status, [[Whether all was answered: in-progress | completed | amended | entered-in-error | stopped]], [[Si tout est répondu : in-progress | completed | amended | entered-in-error | stopped]], [[Half-given answers are not scored.]])
* insert Must(subject, [[The person]], [[La personne]], [[Whose answers they are.]])
* insert Must(authored, [[When it was answered]], [[Quand il a été rempli]], [[Scores are compared over time.]])
* insert Must(author, [[Who wrote it down]], [[Qui l’a consigné]], [[A worker may write for the person.]])
* insert Must(source, [[Who answered]], [[Qui a répondu]], [[The person or a relative.]])
* insert Must(item, [[Questions and answers]], [[Questions et réponses]], [[What was asked for.]])

Profile: PasserelleScreeningObservation
Parent: Observation
Id: screening-observation
Title: "Screening finding"
Description: "One finding of a screener: an answer, or the sum with what it means. The sum of three loneliness questions is such a finding."
* insert OwnProfile([[Constat de dépistage]], [[Un constat de dépistage : une réponse, ou la somme et ce qu’elle signifie. La somme de trois questions sur la solitude en est un.]], [[Restates SDOHCC-ObservationScreeningResponse of HL7 Gravity SDOH Clinical Care 3.0.0: categories survey and sdoh, the SDOH category, derivedFrom the answers, a panel by hasMember. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-ObservationScreeningResponse]])
* obeys pas-obs-1
* category 1..*
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains survey 1..1 and sdoh 0..1
* category[survey] = $observation-category#survey
* category[sdoh] = $us-core-category#sdoh
* subject 1..1
* subject only Reference(Patient)
* effective[x] 1..1
* derivedFrom only Reference(QuestionnaireResponse or Observation or DocumentReference)
* insert CodingsBySystem(interpretation.coding)
* interpretation.coding contains result 0..1
* interpretation.coding[result] from ScreeningResultCodes (required)
* interpretation.coding[result].system 1..
* interpretation.coding[result].system = "https://fhir.passerelle.ca/CodeSystem/screening-result"
* interpretation.coding[result].code 1..
* insert Must(status, [[final | amended | entered-in-error …]], [[final | amended | entered-in-error …]], [[A withdrawn finding is not acted upon.]])
* insert Must(category, [[Kind of finding, and need]], [[Genre de constat, et besoin]], [[Findings are found by it.]])
* insert Must(category[survey], [[From a questionnaire]], [[Issu d’un questionnaire]], [[Tells it from a measurement; Gravity and US Core search by it.]])
* insert Must(category[sdoh], [[About social circumstances]], [[Sur la situation sociale]], [[US Core and Gravity search by it.]])
* insert Must(code, [[What was asked]], [[Ce qui a été demandé]], [[Which question or sum it is.]])
* insert Must(subject, [[The person]], [[La personne]], [[Whose finding it is.]])
* insert Must(effective[x], [[When]], [[Quand]], [[Before and after are compared.]])
* insert Must(performer, [[Who asked]], [[Qui a demandé]], [[Whom to ask about it.]])
* insert Must(value[x], [[Answer or sum]], [[Réponse ou somme]], [[The finding itself.]])
* insert Must(interpretation, [[What it means]], [[Ce que cela signifie]], [[A number alone is not read by everyone.]])
* insert Must(interpretation.coding[result], [[What the sum means, in our code]], [[Ce que signifie la somme, selon notre code]], [[A map leads from it to the need.]])
* insert Must(dataAbsentReason, [[Why there is no value]], [[Pourquoi il n’y a pas de valeur]], [[Declined to answer is an answer.]])
* insert Must(hasMember, [[The findings in this panel]], [[Les constats de ce groupe]], [[A sum rests on its answers (obsscreen-3).]])
* insert Must(derivedFrom, [[The answers it is taken from]], [[Les réponses dont il découle]], [[Whoever doubts a finding looks there (assess-2).]])

Profile: PasserelleEnrolmentObservation
Parent: Observation
Id: enrolment-observation
Title: "Enrolment"
Description: "Whether a person takes part in a programme, or waits for a place in it."
* insert OwnProfile([[Inscription]], [[Si la personne participe à un programme, ou attend une place.]], [[Restates SDOHCC-ObservationEnrollmentStatus of HL7 Gravity SDOH Clinical Care 3.0.0; the service in focus may be any listed one. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-ObservationEnrollmentStatus]])
* category 1..*
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains enrollment 1..1 and sdoh 0..1
* category[enrollment] = $gravity#program-enrollment
* category[sdoh] = $us-core-category#sdoh
* subject 1..1
* subject only Reference(Patient)
* focus only Reference(HealthcareService)
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from EnrolmentStatusCodes (required)
* insert Must(status, [[final | amended | entered-in-error …]], [[final | amended | entered-in-error …]], [[A mistake is not acted upon.]])
* insert Must(category[enrollment], [[Programme enrolment]], [[Inscription à un programme]], [[Gravity partners find it by this.]])
* insert Must(category[sdoh], [[About social circumstances]], [[Sur la situation sociale]], [[US Core and Gravity search by it.]])
* insert Must(code, [[The programme]], [[Le programme]], [[What the person is enrolled in.]])
* insert Must(subject, [[The person]], [[La personne]], [[Who takes part.]])
* insert Must(focus, [[The service]], [[Le service]], [[The listing that was referred to.]])
* insert Must(effective[x], [[Since when, until when]], [[Depuis quand, jusqu’à quand]], [[A date for the enrolment, a period for its length.]])
* insert Must(performer, [[Who says so]], [[Qui l’affirme]], [[Whom to ask about it.]])
* insert Must(value[x], [[enrolled | not-enrolled | not-enrolled-on-waitlist]], [[enrolled | not-enrolled | not-enrolled-on-waitlist]], [[The answer that the requester waits for.]])

Profile: PasserelleGoal
Parent: Goal
Id: goal
Title: "What the person wants"
Description: "What a person wants to reach, in her words, and how far she has come."
* insert OwnProfile([[Ce que veut la personne]], [[Ce que la personne veut atteindre, dans ses mots, et où elle en est.]], [[Restates SDOHCC-Goal of HL7 Gravity SDOH Clinical Care 3.0.0; the description may be words alone, because what matters to a person is rarely in a value set. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-Goal]])
* subject only Reference(Patient)
* insert NeedCategory(category)
* insert Must(lifecycleStatus, [[proposed | active | completed | cancelled …]], [[proposed | active | completed | cancelled …]], [[Whether it still holds.]])
* insert Must(achievementStatus, [[How far it is reached]], [[Où en est l’atteinte]], [[The outcome that social prescribing is judged by.]])
* insert Must(category, [[Which need]], [[Quel besoin]], [[Goals are reported by need.]])
* insert Must(description, [[What matters to the person]], [[Ce qui compte pour la personne]], [[The helper works towards it.]])
* insert Must(subject, [[The person]], [[La personne]], [[Whose goal it is.]])
* insert Must(start[x], [[Since when]], [[Depuis quand]], [[Progress counts from here.]])
* insert Must(target, [[What is measured, and by when]], [[Ce qui est mesuré, et l’échéance]], [[A score to reach makes progress visible.]])
* insert Must(expressedBy, [[Who set it]], [[Qui l’a fixé]], [[A goal of the person differs from one set for her.]])
* insert Must(addresses, [[What it is about]], [[Ce qu’il vise]], [[The finding or request behind it.]])
* insert Must(outcomeReference, [[What was found at the end]], [[Ce qui a été constaté à la fin]], [[The score after, beside the score before.]])

Profile: PasserelleProcedure
Parent: Procedure
Id: procedure
Title: "Help that was given"
Description: "What was done for a person in answer to a referral: sessions attended, food delivered, a form filled in together."
* insert OwnProfile([[Aide apportée]], [[Ce qui a été fait pour la personne à la suite d’un aiguillage : séances suivies, nourriture livrée, formulaire rempli ensemble.]], [[Restates SDOHCC-Procedure of HL7 Gravity SDOH Clinical Care 3.0.0 with its invariant on the time; the code may be words alone. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-Procedure]])
* obeys pas-proc-1
* code 1..1
* subject only Reference(Patient)
* insert NeedCategory(category)
* insert Must(identifier, [[Number of the record]], [[Numéro de l’intervention]], [[The same outcome twice is one outcome.]])
* insert Must(basedOn, [[The request that it answers]], [[La demande à laquelle elle répond]], [[It closes the loop.]])
* insert Must(status, [[preparation | in-progress | completed | not-done …]], [[preparation | in-progress | completed | not-done …]], [[Done differs from planned.]])
* insert Must(statusReason, [[Why it was not done]], [[Pourquoi elle n’a pas eu lieu]], [[The requester learns from it.]])
* insert Must(category, [[Which need]], [[Quel besoin]], [[Help is reported by need.]])
* insert Must(code, [[What was done]], [[Ce qui a été fait]], [[The outcome itself.]])
* insert Must(subject, [[The person]], [[La personne]], [[Who was helped.]])
* insert Must(performed[x], [[When]], [[Quand]], [[How long it took from the referral.]])
* insert Must(performer, [[Who helped]], [[Qui a aidé]], [[Credit, and whom to ask.]])
* insert Must(reasonReference, [[Why]], [[Pourquoi]], [[The finding that it answers.]])
* insert Must(note, [[In words]], [[En mots]], [[Six of eight sessions attended: what no code says.]])

Profile: PasserelleAppointment
Parent: Appointment
Id: appointment
Title: "Appointment"
Description: "A first or next meeting of a person with a service that she was referred to."
* insert OwnProfile([[Rendez-vous]], [[Une première ou prochaine rencontre de la personne avec un service vers lequel elle a été aiguillée.]], [[HL7 Gravity has none; BSeR numbers its states (5.1.1 to 5.1.3) and CA:eReC sends it as an event. The referral’s business status follows it: booked, no-show, booking-cancelled.]])
* obeys pas-appt-1
* basedOn only Reference(ServiceRequest)
* insert Must(identifier, [[Number of the appointment]], [[Numéro du rendez-vous]], [[A change finds the booking that it changes.]])
* insert Must(status, [[proposed | pending | booked | arrived | fulfilled | cancelled | noshow …]], [[proposed | pending | booked | arrived | fulfilled | cancelled | noshow …]], [[Whether the person came.]])
* insert Must(cancelationReason, [[Why it was cancelled]], [[Pourquoi il a été annulé]], [[By the person or by the service.]])
* insert Must(serviceType, [[What for]], [[Pour quoi]], [[The person knows what to expect.]])
* insert Must(basedOn, [[The request]], [[La demande]], [[The booking belongs to its referral.]])
* insert Must(start, [[Begin]], [[Début]], [[When to be there.]])
* insert Must(end, [[End]], [[Fin]], [[When to be fetched.]])
* insert Must(patientInstruction, [[What the person should know]], [[Ce que la personne doit savoir]], [[Bring comfortable shoes; ring twice.]])
* insert Must(participant.actor, [[Who takes part]], [[Qui participe]], [[The person, the worker, the place.]])
* insert Must(participant.status, [[Whether they agreed: accepted | declined | tentative | needs-action]], [[S’ils ont accepté : accepted | declined | tentative | needs-action]], [[A booking that the person does not know of is none.]])

Profile: PasserelleAuditEvent
Parent: AuditEvent
Id: audit-event
Title: "Record of access"
Description: "Who did what with whose information, when and from where, and whether it was allowed."
* insert OwnProfile([[Trace d’accès]], [[Qui a fait quoi avec les renseignements de qui, quand et d’où, et si c’était permis.]], [[Aligned with IHE Basic Audit Log Patterns (IHE.BasicAudit): type, subtype and action by the interaction, agents for client, server and user, the person as an entity. HL7 Gravity has no profile of AuditEvent.]])
* subtype 1..*
* action 1..1
* outcome 1..1
* agent.who 1..1
* entity ^slicing.discriminator.type = #value
* entity ^slicing.discriminator.path = "type.code"
* entity ^slicing.rules = #open
* entity contains patient 0..1
* entity[patient].type 1..
* entity[patient].type.code 1..
* entity[patient].type.code = #1
* entity[patient].what 1..1
* insert Must(type, [[What kind of event]], [[Le genre d’événement]], [[An exchange differs from a sign-in.]])
* insert Must(subtype, [[Which interaction]], [[Quelle interaction]], [[Reading differs from writing and from searching.]])
* insert Must(action, [[C | R | U | D | E]], [[C | R | U | D | E]], [[The same in one letter, as auditors count.]])
* insert Must(recorded, [[When]], [[Quand]], [[The order of events.]])
* insert Must(outcome, [[0 | 4 | 8 | 12]], [[0 | 4 | 8 | 12]], [[A refusal is of interest too.]])
* insert Must(purposeOfEvent, [[What for]], [[À quelles fins]], [[Provincial laws bind access to a purpose.]])
* insert Must(agent, [[Who took part]], [[Qui est intervenu]], [[Client, server and the person at the keyboard.]])
* insert Must(agent.who, [[Who]], [[Qui]], [[An account is not enough: privacy law asks for the person.]])
* insert Must(agent.requestor, [[Whether it began the event]], [[Si l’événement vient d’elle]], [[Tells who asked from who answered.]])
* insert Must(agent.network, [[From where]], [[D’où]], [[Access from an unusual place stands out.]])
* insert Must(source, [[Who recorded it]], [[Qui l’a consigné]], [[Which gateway, when there are several.]])
* insert Must(entity, [[What was touched]], [[Ce qui a été touché]], [[The resources and the query.]])
* insert Must(entity[patient], [[The person]], [[La personne]], [[A person may ask who saw her information.]])
