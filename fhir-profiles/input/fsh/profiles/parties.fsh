// The person and those who help.

Profile: PasserellePatient
Parent: Patient
Id: patient
Title: "Person referred"
Description: "A person as one party records her. A community organisation receives a snapshot without identifiers and with the first half of the postal code: it conforms too."
* insert OwnProfile([[Personne aiguillée]], [[Une personne telle qu’une partie la consigne. L’organisme communautaire reçoit un portrait sans identifiant et avec la première moitié du code postal : il est conforme lui aussi.]], [[Aligned with CA Core+ and CA Baseline (identifier systems of every province, territory and federal programme) and with the US Core Patient that HL7 Gravity builds upon, except that nothing is demanded which a privacy rule may withhold.]])
* obeys pas-pat-1
* name obeys pas-pat-2
* address obeys pas-postal-code and pas-province
* communication.language from ServiceLanguageCodes (preferred)
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier ^slicing.description = "By the system; chart numbers and others stand beside."
* identifier contains bc 0..* and ab 0..* and sk 0..* and mb 0..* and on 0..* and qc 0..* and nb 0..* and ns 0..* and pe 0..* and nl 0..* and yt 0..* and nt 0..* and nu 0..* and veterans 0..* and corrections 0..* and rcmp 0..* and forces 0..* and interimFederal 0..*
* insert HealthNumber(bc, ca-bc-patient-healthcare-id, [[British Columbia health number]], [[Numéro d’assurance maladie de la Colombie-Britannique]])
* insert HealthNumber(ab, ca-ab-patient-healthcare-id, [[Alberta health number]], [[Numéro d’assurance maladie de l’Alberta]])
* insert HealthNumber(sk, ca-sk-patient-healthcare-id, [[Saskatchewan health number]], [[Numéro d’assurance maladie de la Saskatchewan]])
* insert HealthNumber(mb, ca-mb-patient-healthcare-id, [[Manitoba health number]], [[Numéro d’assurance maladie du Manitoba]])
* insert HealthNumber(on, ca-on-patient-hcn, [[Ontario health card number]], [[Numéro de carte Santé de l’Ontario]])
* insert HealthNumber(qc, ca-qc-patient-healthcare-id, [[Quebec health insurance number]], [[Numéro d’assurance maladie du Québec]])
* insert HealthNumber(nb, ca-nb-patient-healthcare-id, [[New Brunswick health number]], [[Numéro d’assurance maladie du Nouveau-Brunswick]])
* insert HealthNumber(ns, ca-ns-patient-healthcare-id, [[Nova Scotia health number]], [[Numéro d’assurance maladie de la Nouvelle-Écosse]])
* insert HealthNumber(pe, ca-pe-patient-healthcare-id, [[Prince Edward Island health number]], [[Numéro d’assurance maladie de l’Île-du-Prince-Édouard]])
* insert HealthNumber(nl, ca-nl-patient-healthcare-id, [[Newfoundland and Labrador health number]], [[Numéro d’assurance maladie de Terre-Neuve-et-Labrador]])
* insert HealthNumber(yt, ca-yt-patient-healthcare-id, [[Yukon health number]], [[Numéro d’assurance maladie du Yukon]])
* insert HealthNumber(nt, ca-nt-patient-healthcare-id, [[Northwest Territories health number]], [[Numéro d’assurance maladie des Territoires du Nord-Ouest]])
* insert HealthNumber(nu, ca-nu-patient-healthcare-id, [[Nunavut health number]], [[Numéro d’assurance maladie du Nunavut]])
* insert HealthNumber(veterans, ca-veterans-affairs-health-id, [[Veterans Affairs health number]], [[Numéro de santé d’Anciens Combattants]])
* insert HealthNumber(corrections, ca-correctional-service-health-id, [[Correctional Service health number]], [[Numéro de santé du Service correctionnel]])
* insert HealthNumber(rcmp, ca-royal-mounted-police-health-id, [[RCMP health number]], [[Numéro de santé de la GRC]])
* insert HealthNumber(forces, ca-armed-forces-health-id, [[Armed Forces health number]], [[Numéro de santé des Forces armées]])
* insert HealthNumber(interimFederal, ca-interim-federal-health-id, [[Interim Federal Health number]], [[Numéro du Programme fédéral de santé intérimaire]])
* insert Must(identifier, [[Numbers of the person]], [[Numéros de la personne]], [[A sender names a person only by its own number or by one that is shared lawfully.]])
* insert Must(active, [[Whether the record is in use]], [[Si le dossier est actif]], [[A merged record is not referred from.]])
* insert Must(name, [[Name]], [[Nom]], [[A worker has to know whom to ask for; a name of one word, as many Indigenous names are, is enough.]])
* insert Must(telecom, [[How to reach the person]], [[Comment joindre la personne]], [[Not reached is the commonest end of a social prescription.]])
* insert Must(gender, [[Gender for administration: male | female | other | unknown]], [[Genre administratif : male | female | other | unknown]], [[Some services are for women or men alone; administrative, and never guessed.]])
* insert Must(birthDate, [[Birth date]], [[Date de naissance]], [[Many services have ages, and two people share a name.]])
* insert Must(deceased[x], [[Whether the person died]], [[Si la personne est décédée]], [[Nobody is to call the family with an appointment.]])
* insert Must(address, [[Where the person lives]], [[Où habite la personne]], [[Services have areas.]])
* insert Must(address.city, [[City or community]], [[Ville ou localité]], [[Enough to tell what is near, where more is not shared.]])
* insert Must(address.state, [[Province or territory, two letters]], [[Province ou territoire, deux lettres]], [[Programmes and health numbers are provincial.]])
* insert Must(address.postalCode, [[Postal code, or its first three characters]], [[Code postal, ou ses trois premiers caractères]], [[Catchment areas go by it; the first half alone protects the person.]])
* insert Must(contact, [[Relative or friend]], [[Proche]], [[Whom to call when the person asks for it.]])
* insert Must(communication.language, [[Language]], [[Langue]], [[A person is served in her language, English, French or another.]])
* insert Must(communication.preferred, [[Whether it is the preferred one]], [[Si c’est la langue préférée]], [[Letters and messages are written in it.]])
* insert Must(generalPractitioner, [[The person’s clinic]], [[La clinique de la personne]], [[Who hears of the outcome beside the requester.]])
* insert Must(managingOrganization, [[Whose record it is]], [[À qui appartient le dossier]], [[Records of different parties about one person stay apart.]])

Profile: PasserellePractitionerRole
Parent: PractitionerRole
Id: practitioner-role
Title: "Person in a role"
Description: "Someone who works for an organisation: a physician, a link worker, an intake worker. Community workers have no licence number; a number of the organisation’s own will do."
* insert OwnProfile([[Personne dans un rôle]], [[Quelqu’un qui travaille pour un organisme : médecin, agent de liaison, intervenant à l’accueil. Les intervenants communautaires n’ont pas de permis; un numéro propre à l’organisme suffit.]], [[Restates SDOHCC-practitionerrole of HL7 Gravity SDOH Clinical Care 3.0.0 and follows CA Baseline in the identifier systems of the colleges. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-practitionerrole]])
* organization 1..1
* insert Must(identifier, [[Number in this role]], [[Numéro dans ce rôle]], [[The sender’s own number for whoever referred; HL7 v2 answers go back with it.]])
* insert Must(active, [[Whether the role is current]], [[Si le rôle est actuel]], [[Nobody refers to someone who left.]])
* insert Must(practitioner, [[Who]], [[Qui]], [[Answers are addressed to a person.]])
* insert Must(organization, [[For whom]], [[Pour qui]], [[What one may see and do follows from the organisation.]])
* insert Must(code, [[In which role]], [[Dans quel rôle]], [[A link worker may decide what a receptionist may not.]])
* insert Must(specialty, [[Specialty]], [[Spécialité]], [[Where it matters to the recipient.]])
* insert Must(telecom, [[How to reach them]], [[Comment les joindre]], [[A question is answered faster by telephone.]])

Profile: PasserelleOrganization
Parent: Organization
Id: organization
Title: "Organisation"
Description: "A clinic, a community organisation, a link-worker service, a health authority. In English and French where it has both names."
* insert OwnProfile([[Organisme]], [[Une clinique, un organisme communautaire, un service d’agents de liaison, une autorité sanitaire. En anglais et en français s’il porte les deux noms.]], [[HL7 Gravity uses the US Core Organization; this follows it and CA Baseline, and carries what directory feeds (HSDS) know.]])
* name 1..1
* address obeys pas-postal-code and pas-province
* extension contains DirectoryOrganizationDescription named description 0..1 and DirectoryAlternateName named alternateName 0..*
* insert Must(extension[description], [[What it is and does]], [[Ce qu’il est et ce qu’il fait]], [[A person decides by it whether to go there.]])
* insert Must(identifier, [[Numbers of the organisation]], [[Numéros de l’organisme]], [[Feeds and partners know it by their own numbers.]])
* insert Must(active, [[Whether it still works]], [[S’il est toujours actif]], [[Nobody refers to what closed.]])
* insert Must(type, [[What kind of organisation]], [[Le genre d’organisme]], [[Rules differ for clinics and community organisations.]])
* insert Must(name, [[Name]], [[Nom]], [[People look for it; the name in the other language stands as a translation.]])
* insert Must(alias, [[Other names]], [[Autres noms]], [[People search for the name they know.]])
* insert Must(telecom, [[How to reach it]], [[Comment le joindre]], [[A referral may go by telephone.]])
* insert Must(address, [[Where it is]], [[Où il se trouve]], [[Where post goes.]])
* insert Must(partOf, [[What it belongs to]], [[Ce dont il fait partie]], [[A branch answers in the name of the whole.]])

Profile: PasserelleLocation
Parent: Location
Id: location
Title: "Place of service"
Description: "Where a service is given. A shelter’s address is withheld: then there is no line, no postal code and no position."
* insert OwnProfile([[Lieu de service]], [[Où un service est offert. L’adresse d’une maison d’hébergement n’est pas divulguée : il n’y a alors ni rue, ni code postal, ni position.]], [[Restates SDOHCC-Location of HL7 Gravity SDOH Clinical Care 3.0.0, except that the address is not required: virtual places have none and secret ones withhold it. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-Location]])
* address obeys pas-postal-code and pas-province
* extension contains DirectoryAddressWithheld named addressWithheld 0..1 and DirectoryAccessibility named accessibility 0..* and DirectoryTransit named transit 0..1 and DirectoryLocationLanguage named language 0..*
* extension[language].value[x] from ServiceLanguageCodes (preferred)
* insert Must(extension[addressWithheld], [[Whether the address is secret]], [[Si l’adresse est secrète]], [[An absent address must not be looked up elsewhere.]])
* insert Must(extension[accessibility], [[How accessible it is]], [[Son accessibilité]], [[A step at the door decides whether someone can come.]])
* insert Must(extension[transit], [[How to get there]], [[Comment s’y rendre]], [[Many people referred do not drive.]])
* insert Must(extension[language], [[Languages spoken there]], [[Langues parlées sur place]], [[A person is served in her language.]])
* insert Must(identifier, [[Numbers of the place]], [[Numéros du lieu]], [[The feed’s own number, to recognise it on the next import.]])
* insert Must(status, [[Whether it is open at all: active | suspended | inactive]], [[S’il est en service : active | suspended | inactive]], [[Nobody is sent to a closed door.]])
* insert Must(name, [[Name of the place]], [[Nom du lieu]], [[People find the building by it.]])
* insert Must(telecom, [[How to reach it]], [[Comment le joindre]], [[The front desk knows today’s hours.]])
* insert Must(address, [[Address]], [[Adresse]], [[People have to get there.]])
* insert Must(position, [[Position]], [[Position]], [[Distance is computed from it.]])
* insert Must(managingOrganization, [[Whose place it is]], [[À qui appartient le lieu]], [[Who answers for it.]])
* insert Must(hoursOfOperation, [[When it is open]], [[Heures d’ouverture]], [[Nobody is sent to a closed door.]])

Profile: PasserelleHealthcareService
Parent: HealthcareService
Id: healthcare-service
Title: "Community service"
Description: "What one can refer to: a service at a place, with who may come, how, for how much and whether there is room. What is absent is unknown, and unknown excludes nobody."
* insert OwnProfile([[Service communautaire]], [[Ce vers quoi on peut aiguiller : un service en un lieu, qui peut y venir, comment, à quel prix, et s’il reste de la place. Ce qui est absent est inconnu, et l’inconnu n’exclut personne.]], [[Restates SDOHCC-HealthcareService and SDOHCC-HealthcareServiceForReferralManagement of HL7 Gravity SDOH Clinical Care 3.0.0, except that a closed service (active false) conforms too, that type is not required because licensed taxonomies are not, and that capacity carries numbers with their date. Canonical restated: http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-HealthcareServiceForReferralManagement]])
* name 1..1
* active 1..1
* insert NeedCategory(category)
* communication from ServiceLanguageCodes (preferred)
* extension contains DirectoryCapacity named capacity 0..* and DirectoryWaitTime named waitTime 0..1 and DirectoryAgeRange named ageRange 0..1 and DirectoryIntakeInstructions named intake 0..1 and DirectoryFees named fees 0..1 and DirectoryRequiredDocument named requiredDocument 0..* and DirectoryListingStatus named listingStatus 0..1 and DirectorySourceVerified named verified 0..1 and ServiceSeats named seats 0..1
* insert Must(extension[capacity], [[Free places, and when they were counted]], [[Places libres, et la date du décompte]], [[A referral to a full service costs the person weeks.]])
* insert Must(extension[seats], [[Places for referrals]], [[Places pour les aiguillages]], [[The last place goes to one person only.]])
* insert Must(extension[waitTime], [[How long one waits]], [[Le délai d’attente]], [[The person chooses by it.]])
* insert Must(extension[ageRange], [[Ages served]], [[Âges admissibles]], [[Matching goes by it.]])
* insert Must(extension[intake], [[How to apply]], [[Modalités d’inscription]], [[Some services take no referral but a call by the person.]])
* insert Must(extension[fees], [[Fees in words]], [[Frais, en mots]], [[Cost keeps people away.]])
* insert Must(extension[requiredDocument], [[What to bring]], [[Quoi apporter]], [[Nobody is to be sent home for a paper.]])
* insert Must(extension[listingStatus], [[Status word of the feed]], [[Mot d’état de la source]], [[Closed for a season differs from gone.]])
* insert Must(extension[verified], [[When someone last checked it]], [[Dernière vérification]], [[Old listings mislead.]])
* insert Must(identifier, [[Numbers of the service]], [[Numéros du service]], [[The feed’s own number, to recognise it on the next import; a second one groups it with the same service elsewhere.]])
* insert Must(active, [[Whether it can be referred to]], [[Si on peut y aiguiller]], [[Nobody refers to what closed.]])
* insert Must(providedBy, [[Who offers it]], [[Qui l’offre]], [[The referral goes to that organisation.]])
* insert Must(category, [[Which needs it meets]], [[Les besoins auxquels il répond]], [[Matching starts here.]])
* insert Must(type, [[What kind of service, in other code systems]], [[Le genre de service, selon d’autres codes]], [[The feed’s own terms pass through unread.]])
* insert Must(location, [[Where]], [[Où]], [[Distance, access and hours depend on it.]])
* insert Must(name, [[Name]], [[Nom]], [[People look for it; the name in the other language stands as a translation.]])
* insert Must(comment, [[What it is]], [[Ce que c’est]], [[The person decides by it.]])
* insert Must(telecom, [[How to reach it]], [[Comment le joindre]], [[Where Gravity looks for the number for appointments.]])
* insert Must(coverageArea, [[Where people may live]], [[Territoire desservi]], [[Out of area is a common refusal.]])
* insert Must(serviceProvisionCode, [[Free or at cost]], [[Gratuit ou payant]], [[Cost keeps people away.]])
* insert Must(eligibility, [[Who may come]], [[Qui est admissible]], [[Not eligible is a common refusal.]])
* insert Must(communication, [[Languages of service]], [[Langues de service]], [[A person is served in her language.]])
* insert Must(availableTime, [[When]], [[Quand]], [[Working people come in the evening.]])
