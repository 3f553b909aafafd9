// Codes of HL7 Gravity SDOH Clinical Care 3.0.0, taken over as they are: its package is not needed to validate.
RuleSet: OwnValueSet(id)
* ^url = "https://fhir.passerelle.ca/ValueSet/{id}"
* ^language = #en
* ^status = #active
* ^experimental = false

// The code system of another guide that the codes below it come from.
RuleSet: Lends(system)
* ^compose.include[+].system = "{system}"

// A code of another guide, with what Canadians read in French.
RuleSet: Borrowed(code, en, fr)
* ^compose.include[=].concept[+].code = #{code}
* ^compose.include[=].concept[=].display = "{en}"
* ^compose.include[=].concept[=].designation.language = #fr-CA
* ^compose.include[=].concept[=].designation.value = "{fr}"

ValueSet: SdohCategoryCodes
Id: sdoh-category
Title: "SDOH category of HL7 Gravity"
Description: "The categories of HL7 Gravity SDOH Clinical Care 3.0.0 (SDOHCC-ValueSetSDOHCategory), with Canadian French."
* insert OwnValueSet(sdoh-category)
* insert Lends(http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes)
* insert Borrowed(sdoh-category-unspecified, [[SDOH Category Unspecified]], [[Catégorie non précisée]])
* insert Borrowed(food-insecurity, [[Food Insecurity]], [[Insécurité alimentaire]])
* insert Borrowed(housing-instability, [[Housing Instability]], [[Instabilité résidentielle]])
* insert Borrowed(homelessness, [[Homelessness]], [[Itinérance]])
* insert Borrowed(inadequate-housing, [[Inadequate Housing]], [[Logement inadéquat]])
* insert Borrowed(transportation-insecurity, [[Transportation Insecurity]], [[Précarité en matière de transport]])
* insert Borrowed(financial-insecurity, [[Financial Insecurity]], [[Insécurité financière]])
* insert Borrowed(material-hardship, [[Material Hardship]], [[Privation matérielle]])
* insert Borrowed(educational-attainment, [[Educational Attainment]], [[Niveau de scolarité]])
* insert Borrowed(employment-status, [[Employment Status]], [[Situation d’emploi]])
* insert Borrowed(veteran-status, [[Veteran Status]], [[Statut d’ancien combattant]])
* insert Borrowed(stress, [[Stress]], [[Stress]])
* insert Borrowed(social-connection, [[Social Connection]], [[Liens sociaux]])
* insert Borrowed(intimate-partner-violence, [[Intimate Partner Violence]], [[Violence conjugale]])
* insert Borrowed(elder-abuse, [[Elder Abuse]], [[Maltraitance des personnes aînées]])
* insert Borrowed(personal-health-literacy, [[Personal Health Literacy]], [[Littératie en santé]])
* insert Borrowed(health-insurance-coverage-status, [[Health Insurance Coverage Status]], [[Couverture d’assurance maladie]])
* insert Borrowed(medical-cost-burden, [[Medical Cost Burden]], [[Fardeau des frais médicaux]])
* insert Borrowed(digital-literacy, [[Digital Literacy]], [[Littératie numérique]])
* insert Borrowed(digital-access, [[Digital Access]], [[Accès au numérique]])
* insert Borrowed(utility-insecurity, [[Utility Insecurity]], [[Précarité énergétique et hydrique]])
* insert Borrowed(incarceration-status, [[Incarceration Status]], [[Situation d’incarcération]])
* insert Borrowed(language-access, [[Language Status]], [[Accès linguistique]])
* insert Borrowed(protective-factor, [[Protective Factor]], [[Facteur de protection]])

ValueSet: ReferralTaskStatusCodes
Id: referral-task-status
Title: "Task.status of a referral"
Description: "The statuses of HL7 Gravity (SDOHCC-ValueSetReferralTaskStatus) and received, which Canadian guides know; ready belongs to patient Tasks."
* insert OwnValueSet(referral-task-status)
* insert Lends(http://hl7.org/fhir/task-status)
* insert Borrowed(draft, [[Draft]], [[Brouillon]])
* insert Borrowed(requested, [[Requested]], [[Demandé]])
* insert Borrowed(received, [[Received]], [[Reçu]])
* insert Borrowed(accepted, [[Accepted]], [[Accepté]])
* insert Borrowed(rejected, [[Rejected]], [[Refusé]])
* insert Borrowed(cancelled, [[Cancelled]], [[Annulé]])
* insert Borrowed(in-progress, [[In Progress]], [[En cours]])
* insert Borrowed(on-hold, [[On Hold]], [[En attente]])
* insert Borrowed(failed, [[Failed]], [[Échoué]])
* insert Borrowed(completed, [[Completed]], [[Terminé]])
* insert Borrowed(entered-in-error, [[Entered in Error]], [[Saisi par erreur]])

ValueSet: PatientTaskStatusCodes
Id: patient-task-status
Title: "Task.status of a patient Task"
Description: "The statuses of HL7 Gravity for what a patient is asked to do (SDOHCC-ValueSetTaskStatus)."
* insert OwnValueSet(patient-task-status)
* insert Lends(http://hl7.org/fhir/task-status)
* insert Borrowed(ready, [[Ready]], [[Prêt]])
* insert Borrowed(in-progress, [[In Progress]], [[En cours]])
* insert Borrowed(completed, [[Completed]], [[Terminé]])
* insert Borrowed(cancelled, [[Cancelled]], [[Annulé]])
* insert Borrowed(on-hold, [[On Hold]], [[En attente]])
* insert Borrowed(failed, [[Failed]], [[Échoué]])
* insert Borrowed(entered-in-error, [[Entered in Error]], [[Saisi par erreur]])

ValueSet: PatientTaskPriorityCodes
Id: patient-task-priority
Title: "Task.priority of a patient Task"
Description: "The priorities of HL7 Gravity for what a patient is asked to do (SDOHCC-ValueSetTaskPriority)."
* insert OwnValueSet(patient-task-priority)
* insert Lends(http://hl7.org/fhir/request-priority)
* insert Borrowed(routine, [[Routine]], [[Courant]])
* insert Borrowed(urgent, [[Urgent]], [[Urgent]])

ValueSet: PatientTaskCodes
Id: patient-task-code
Title: "Task.code of a patient Task"
Description: "What HL7 Gravity lets a patient be asked to do (SDOHCC-ValueSetTaskCode)."
* insert OwnValueSet(patient-task-code)
* insert Lends(http://hl7.org/fhir/uv/sdc/CodeSystem/temp)
* insert Borrowed(complete-questionnaire, [[Complete Questionnaire]], [[Remplir un questionnaire]])
* insert Lends(http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes)
* insert Borrowed(general-information, [[General Information]], [[Donner un renseignement]])
* insert Borrowed(make-contact, [[Make Contact]], [[Prendre contact]])
* insert Borrowed(review-material, [[Review Material]], [[Consulter un document]])

ValueSet: QuestionnaireCategoryCodes
Id: questionnaire-category
Title: "Questionnaire category"
Description: "The kinds of questionnaires of HL7 Gravity (SDOHCC-ValueSetSDOHQuestionnaireCategory)."
* insert OwnValueSet(questionnaire-category)
* insert Lends(http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes)
* insert Borrowed(risk-questionnaire, [[Risk Questionnaire]], [[Questionnaire de risque]])
* insert Borrowed(feedback-questionnaire, [[Feedback Questionnaire]], [[Questionnaire de rétroaction]])
* insert Borrowed(application-questionnaire, [[Application Questionnaire]], [[Questionnaire de demande]])
* insert Borrowed(personal-characteristics-questionnaire, [[Personal Characteristics Questionnaire]], [[Questionnaire sur les caractéristiques personnelles]])

ValueSet: EnrolmentStatusCodes
Id: enrolment-status
Title: "Enrolment status"
Description: "Whether a person takes part in a programme, in the codes of HL7 Gravity."
* insert OwnValueSet(enrolment-status)
* insert Lends(http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes)
* insert Borrowed(enrolled, [[Enrolled]], [[Inscrit]])
* insert Borrowed(not-enrolled, [[Not Enrolled]], [[Non inscrit]])
* insert Borrowed(not-enrolled-on-waitlist, [[Not Enrolled - On Waitlist]], [[Non inscrit, sur liste d’attente]])

ValueSet: ServiceLanguageCodes
Id: service-language
Title: "Language of service"
Description: "Languages that people in Canada are served in most often, the official and the larger Indigenous ones first. Any other BCP 47 tag may stand in its place."
* insert OwnValueSet(service-language)
* insert Lends(urn:ietf:bcp:47)
* insert Borrowed(en-CA, [[English (Canada)]], [[Anglais (Canada)]])
* insert Borrowed(fr-CA, [[French (Canada)]], [[Français (Canada)]])
* insert Borrowed(en, [[English]], [[Anglais]])
* insert Borrowed(fr, [[French]], [[Français]])
* insert Borrowed(cr, [[Cree]], [[Cri]])
* insert Borrowed(iu, [[Inuktitut]], [[Inuktitut]])
* insert Borrowed(oj, [[Ojibwa]], [[Ojibwé]])
* insert Borrowed(mic, [[Mi’kmaq]], [[Micmac]])
* insert Borrowed(moe, [[Innu-aimun]], [[Innu-aimun]])
* insert Borrowed(ase, [[American Sign Language]], [[Langue des signes américaine]])
* insert Borrowed(fcs, [[Quebec Sign Language]], [[Langue des signes québécoise]])
* insert Borrowed(zh, [[Chinese]], [[Chinois]])
* insert Borrowed(pa, [[Punjabi]], [[Pendjabi]])
* insert Borrowed(es, [[Spanish]], [[Espagnol]])
* insert Borrowed(ar, [[Arabic]], [[Arabe]])
* insert Borrowed(tl, [[Tagalog]], [[Tagalog]])
* insert Borrowed(it, [[Italian]], [[Italien]])
* insert Borrowed(de, [[German]], [[Allemand]])
* insert Borrowed(uk, [[Ukrainian]], [[Ukrainien]])
* insert Borrowed(fa, [[Persian]], [[Persan]])
* insert Borrowed(vi, [[Vietnamese]], [[Vietnamien]])
