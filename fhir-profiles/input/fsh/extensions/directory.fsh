// What a directory listing needs beyond R4: one extension per gap that HSDS fills and R4 does not.

Extension: DirectoryOriginalValue
Id: directory-original-value
Title: "Original value"
Description: "The value as the feed gave it, when cleaning changed it."
Context: Element
* insert OwnDefinition([[Valeur d’origine]], [[La valeur telle que le répertoire source l’a donnée, lorsque le nettoyage l’a modifiée.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryTelecomLabel
Id: directory-telecom-label
Title: "What a number is for"
Description: "What the feed says the number or address is for."
Context: ContactPoint
* insert OwnDefinition([[Usage du numéro]], [[Ce à quoi sert le numéro ou l’adresse, selon le répertoire source.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryAlternateName
Id: directory-alternate-name
Title: "Alternate name"
Description: "Another name under which people know it."
Context: Organization, HealthcareService
* insert OwnDefinition([[Autre nom]], [[Un autre nom sous lequel on le connaît.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryOrganizationDescription
Id: directory-organization-description
Title: "Description of the organisation"
Description: "What the organisation is and does."
Context: Organization
* insert OwnDefinition([[Description de l’organisme]], [[Ce qu’est l’organisme et ce qu’il fait.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryListingStatus
Id: directory-listing-status
Title: "Listing status"
Description: "The status word of the feed, finer than active or not."
Context: HealthcareService
* insert OwnDefinition([[État de la fiche]], [[Le mot d’état du répertoire source, plus fin que actif ou non.]])
* value[x] 1..1
* value[x] only code

Extension: DirectoryAlert
Id: directory-alert
Title: "Alert"
Description: "A passing notice that a reader must see first."
Context: HealthcareService
* insert OwnDefinition([[Avis]], [[Un avis temporaire à lire en premier.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryIntakeInstructions
Id: directory-intake-instructions
Title: "How to apply"
Description: "How to apply for the service, in words."
Context: HealthcareService
* insert OwnDefinition([[Modalités d’inscription]], [[Comment s’inscrire au service, en toutes lettres.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryRequiredDocument
Id: directory-required-document
Title: "Required document"
Description: "A paper to bring."
Context: HealthcareService
* insert OwnDefinition([[Document requis]], [[Un document à apporter.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryAgeRange
Id: directory-age-range
Title: "Ages served"
Description: "Ages that the service is for, in years. Absent means unknown, and unknown excludes nobody."
Context: HealthcareService
* insert OwnDefinition([[Âges admissibles]], [[Âges visés par le service, en années. L’absence signifie inconnu, et l’inconnu n’exclut personne.]])
* value[x] 1..1
* value[x] only Range

Extension: DirectoryFees
Id: directory-fees
Title: "Fees"
Description: "Fees in words."
Context: HealthcareService
* insert OwnDefinition([[Frais]], [[Les frais, en toutes lettres.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryWaitTime
Id: directory-wait-time
Title: "Wait time"
Description: "How long one waits, in words."
Context: HealthcareService
* insert OwnDefinition([[Délai d’attente]], [[La durée de l’attente, en toutes lettres.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryFunding
Id: directory-funding
Title: "Funding"
Description: "Who pays for the service."
Context: HealthcareService
* insert OwnDefinition([[Financement]], [[Qui finance le service.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryHoursText
Id: directory-hours-text
Title: "Hours in words"
Description: "Opening hours in the feed’s words."
Context: HealthcareService, Location
* insert OwnDefinition([[Heures d’ouverture en mots]], [[Les heures d’ouverture dans les mots du répertoire source.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryUtcOffset
Id: directory-utc-offset
Title: "UTC offset of the hours"
Description: "The UTC offset that the feed states for these hours, such as -03:30."
Context: HealthcareService.availableTime, Location.hoursOfOperation
* insert OwnDefinition([[Décalage horaire UTC]], [[Le décalage par rapport à UTC indiqué pour ces heures, par exemple -03:30.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryAccessibility
Id: directory-accessibility
Title: "Accessibility"
Description: "How accessible the place is."
Context: Location
* insert OwnDefinition([[Accessibilité]], [[À quel point le lieu est accessible.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryTransit
Id: directory-transit
Title: "Public transport"
Description: "How to get there by public transport."
Context: Location
* insert OwnDefinition([[Transport en commun]], [[Comment s’y rendre en transport en commun.]])
* value[x] 1..1
* value[x] only string

Extension: DirectoryAddressWithheld
Id: directory-address-withheld
Title: "Address withheld"
Description: "The address is kept secret: lines, postal code and position are absent on purpose, as for a shelter."
Context: Location
* insert OwnDefinition([[Adresse non divulguée]], [[L’adresse est secrète : rue, code postal et position sont omis à dessein, comme pour une maison d’hébergement.]])
* value[x] 1..1
* value[x] only boolean

Extension: DirectoryLocationLanguage
Id: directory-location-language
Title: "Language spoken at the place"
Description: "A language in which people are served there."
Context: Location
* insert OwnDefinition([[Langue parlée sur place]], [[Une langue dans laquelle on y est servi.]])
* value[x] 1..1
* value[x] only CodeableConcept

Extension: DirectorySourceModified
Id: directory-source-modified
Title: "Last changed at the source"
Description: "When the feed says that the record last changed."
Context: Organization, Location, HealthcareService
* insert OwnDefinition([[Dernière modification à la source]], [[Quand la fiche a changé pour la dernière fois, selon le répertoire source.]])
* value[x] 1..1
* value[x] only dateTime

Extension: DirectorySourceVerified
Id: directory-source-verified
Title: "Last checked at the source"
Description: "When the feed says that a person last checked the record."
Context: HealthcareService
* insert OwnDefinition([[Dernière vérification à la source]], [[Quand une personne a vérifié la fiche pour la dernière fois, selon le répertoire source.]])
* value[x] 1..1
* value[x] only date

Extension: DirectoryCostOption
Id: directory-cost-option
Title: "Cost option"
Description: "One price of the service."
Context: HealthcareService
* insert OwnDefinition([[Tarif]], [[Un des prix du service.]])
* extension contains option 0..1 and amount 0..1 and text 0..1 and validity 0..1
* extension[option] ^short = "For whom or for what"
* extension[option].value[x] 1..1
* extension[option].value[x] only string
* extension[amount] ^short = "The price"
* extension[amount].value[x] 1..1
* extension[amount].value[x] only Money
* extension[text] ^short = "The price in words"
* extension[text].value[x] 1..1
* extension[text].value[x] only string
* extension[validity] ^short = "When it applies"
* extension[validity].value[x] 1..1
* extension[validity].value[x] only Period

Extension: DirectoryCapacity
Id: directory-capacity
Title: "Free places"
Description: "Free places of the service, as its source counts them. HL7 Gravity SDOH Clinical Care states the same by its extension CapacityStatus, in words only; here the number and its date stand beside."
Context: HealthcareService
* insert OwnDefinition([[Places libres]], [[Les places libres du service, comme la source les compte. Le guide Gravity l’exprime par CapacityStatus, en mots seulement; ici figurent aussi le nombre et sa date.]])
* extension contains unit 0..1 and available 0..1 and maximum 0..1 and updated 0..1 and text 0..1
* extension[unit] ^short = "What is counted: beds, seats, hampers"
* extension[unit].value[x] 1..1
* extension[unit].value[x] only string
* extension[available] ^short = "How many are free"
* extension[available].value[x] 1..1
* extension[available].value[x] only decimal
* extension[maximum] ^short = "How many there are"
* extension[maximum].value[x] 1..1
* extension[maximum].value[x] only decimal
* extension[updated] ^short = "When it was counted; without it the count is worth little"
* extension[updated].value[x] 1..1
* extension[updated].value[x] only dateTime
* extension[text] ^short = "The capacity in words"
* extension[text].value[x] 1..1
* extension[text].value[x] only string

Extension: DirectoryScheduleRule
Id: directory-schedule-rule
Title: "Schedule rule"
Description: "A recurrence that availableTime and hoursOfOperation cannot say."
Context: HealthcareService, Location
* insert OwnDefinition([[Règle d’horaire]], [[Une récurrence que availableTime et hoursOfOperation ne peuvent exprimer.]])
* extension contains rule 1..1 and opens 0..1 and closes 0..1 and validity 0..1 and offset 0..1
* extension[rule] ^short = "RRULE of RFC 5545"
* extension[rule].value[x] 1..1
* extension[rule].value[x] only string
* extension[opens] ^short = "Begin of the hours"
* extension[opens].value[x] 1..1
* extension[opens].value[x] only time
* extension[closes] ^short = "End of the hours"
* extension[closes].value[x] 1..1
* extension[closes].value[x] only time
* extension[validity] ^short = "When the rule applies"
* extension[validity].value[x] 1..1
* extension[validity].value[x] only Period
* extension[offset] ^short = "UTC offset that the feed states"
* extension[offset].value[x] 1..1
* extension[offset].value[x] only string

Extension: ServiceSeats
Id: service-seats
Title: "Places of a service"
Description: "How many places the service has for people who are referred to it. A referral takes one when it is accepted and gives it back at its end; when the last is taken, accepting is answered with 409. Without it places are not counted."
Context: HealthcareService
* insert OwnDefinition([[Places d’un service]], [[Le nombre de places du service pour les personnes aiguillées. Un aiguillage en prend une lorsqu’il est accepté et la rend à sa fin; quand la dernière est prise, l’acceptation reçoit 409. Sans cela, les places ne sont pas comptées.]])
* value[x] 1..1
* value[x] only unsignedInt

Extension: MatchReason
Id: match-reason
Title: "Reason of a match"
Description: "One criterion by which a service was weighed for a person: what is known of it, what it gives to the score, and why, in words."
Context: Bundle.entry.search
* insert OwnDefinition([[Motif d’un jumelage]], [[Un critère selon lequel un service a été évalué pour une personne : ce qu’on en sait, ce qu’il apporte au pointage, et pourquoi, en mots.]])
* extension contains criterion 1..1 and verdict 1..1 and points 1..1 and of 1..1 and text 1..1
* extension[criterion] ^short = "Which criterion: a code of match-criterion"
* extension[criterion].value[x] 1..1
* extension[criterion].value[x] only code
* extension[criterion].value[x] from MatchCriterionCodes (required)
* extension[verdict] ^short = "Met, unmet, or unknown and to be confirmed"
* extension[verdict].value[x] 1..1
* extension[verdict].value[x] only code
* extension[verdict].value[x] from MatchVerdictCodes (required)
* extension[points] ^short = "What it gives"
* extension[points].value[x] 1..1
* extension[points].value[x] only decimal
* extension[of] ^short = "What it could give at most"
* extension[of].value[x] 1..1
* extension[of].value[x] only decimal
* extension[text] ^short = "Why, in English, with the French as its translation"
* extension[text].value[x] 1..1
* extension[text].value[x] only string

Extension: MatchAlsoListed
Id: match-also-listed
Title: "Also listed by"
Description: "Another source that lists the same service. Of the listings of one service the one that says most is shown, and of equals the newest; the others stand here."
Context: Bundle.entry.search
* insert OwnDefinition([[Aussi répertorié par]], [[Une autre source qui répertorie le même service. Des fiches d’un même service, on montre celle qui en dit le plus et, à égalité, la plus récente; les autres sont nommées ici.]])
* extension contains service 1..1 and source 1..1
* extension[service] ^short = "The listing of that source"
* extension[service].value[x] 1..1
* extension[service].value[x] only Reference(HealthcareService)
* extension[source] ^short = "Who publishes it, in English, with the French as its translation"
* extension[source].value[x] 1..1
* extension[source].value[x] only string
