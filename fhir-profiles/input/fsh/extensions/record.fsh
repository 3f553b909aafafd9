// What the gateway keeps of a message that has no element of its own in R4.

Extension: SentIdentifier
Id: sent-identifier
Title: "Identifier as it was sent"
Description: "The components of an HL7 v2 EI (entity, namespace, universal id, its type) exactly as a sender wrote its referral number, so that it can be given back to that sender letter by letter."
Context: Identifier
* insert OwnDefinition([[Identifiant tel qu’il a été transmis]], [[Les composants d’un EI HL7 v2 (entité, espace de noms, identifiant universel et son type) exactement comme l’expéditeur a écrit son numéro d’aiguillage, pour le lui rendre à la lettre.]])
* extension contains 1 0..1 and 2 0..1 and 3 0..1 and 4 0..1
* extension[1] ^short = "Entity identifier"
* extension[1].value[x] 1..1
* extension[1].value[x] only string
* extension[2] ^short = "Namespace"
* extension[2].value[x] 1..1
* extension[2].value[x] only string
* extension[3] ^short = "Universal id"
* extension[3].value[x] 1..1
* extension[3].value[x] only string
* extension[4] ^short = "Type of the universal id"
* extension[4].value[x] 1..1
* extension[4].value[x] only string

Extension: SentText
Id: sent-text
Title: "Value as it was sent"
Description: "A value that is not valid where it stands, such as 30 February, in the words of its sender. It stands on the element that therefore has no value."
Context: Element
* insert OwnDefinition([[Valeur telle qu’elle a été transmise]], [[Une valeur qui n’est pas valide à cet endroit, par exemple le 30 février, dans les mots de l’expéditeur. Elle accompagne l’élément resté sans valeur.]])
* value[x] 1..1
* value[x] only string

Extension: AsOf
Id: as-of
Title: "When it was true"
Description: "When the particulars of a person were true, as their source says. What is older does not take the place of what is newer."
Context: Patient
* insert OwnDefinition([[Moment où c’était vrai]], [[Le moment où les renseignements sur une personne étaient vrais, d’après leur source. Ce qui est plus ancien ne remplace pas ce qui est plus récent.]])
* value[x] 1..1
* value[x] only dateTime

Extension: SentConcept
Id: sent-concept
Title: "Concept as it was sent"
Description: "The concept that a sender used, on an element that takes only codes of its own: what was meant stays beside the nearest code."
Context: Element
* insert OwnDefinition([[Concept tel qu’il a été transmis]], [[Le concept employé par l’expéditeur, sur un élément qui n’accepte que ses propres codes : le sens voulu reste à côté du code le plus proche.]])
* value[x] 1..1
* value[x] only CodeableConcept

Extension: SentField
Id: sent-field
Title: "Field of the sender's own"
Description: "A field of an HL7 v2 segment that only its sender defines (Z…), by the name that the sender's profile gives it and in the words of the message."
Context: ServiceRequest
* insert OwnDefinition([[Champ propre à l’expéditeur]], [[Un champ d’un segment HL7 v2 défini par le seul expéditeur (Z…), sous le nom que lui donne le profil de l’expéditeur et dans les mots du message.]])
* extension contains name 1..1 and text 1..1
* extension[name] ^short = "Name of the field"
* extension[name].value[x] 1..1
* extension[name].value[x] only string
* extension[text] ^short = "What it holds"
* extension[text].value[x] 1..1
* extension[text].value[x] only string

Extension: Blob
Id: blob
Title: "Place of the bytes of a document"
Description: "SHA-256 of a document that the gateway keeps beside the resource instead of Attachment.data. Internal: it is never sent and is refused when it comes from outside."
Context: Attachment
* insert OwnDefinition([[Emplacement des octets d’un document]], [[SHA-256 d’un document que la passerelle garde à côté de la ressource plutôt que dans Attachment.data. Interne : jamais transmise, refusée si elle vient de l’extérieur.]])
* value[x] 1..1
* value[x] only string

Extension: Waitlist
Id: waitlist
Title: "Where a person stands on a waitlist"
Description: "What the owner of a referral on a waitlist says of the wait: the place in the queue, how long it may still be, and until when a place that came free is kept for the person. An offer that nobody takes up in time lapses; both parties are told."
Context: Task
* insert OwnDefinition([[Rang sur une liste d’attente]], [[Ce que le responsable d’un aiguillage en attente dit de celle-ci : le rang dans la file, le temps qu’elle peut encore durer, et jusqu’à quand une place libérée est gardée pour la personne. Une offre que personne ne saisit à temps devient caduque; les deux parties en sont avisées.]])
* extension contains position 0..1 and estimatedWait 0..1 and offeredUntil 0..1
* extension[position] ^short = "Place in the queue, from 1"
* extension[position].value[x] 1..1
* extension[position].value[x] only positiveInt
* extension[estimatedWait] ^short = "How long the wait may still be"
* extension[estimatedWait].value[x] 1..1
* extension[estimatedWait].value[x] only Duration
* extension[offeredUntil] ^short = "A place is kept for the person until then"
* extension[offeredUntil].value[x] 1..1
* extension[offeredUntil].value[x] only dateTime
