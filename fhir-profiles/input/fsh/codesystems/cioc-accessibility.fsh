CodeSystem: CiocAccessibility
Id: cioc-accessibility
Title: "Accessibility (CIOC)"
Description: "How accessible a place is: the community information classification of CIOC, Community Information Online Consortium."
* insert OwnCodeSystem(cioc-accessibility)
* ^copyright = "Public domain (CC0 1.0), by OpenCIOC: github.com/OpenCIOC/communityinfoclassifications, commit fea7d997."
* insert Term(FULLACCESSIBLE, [[Fully Accessible]], [[Entièrement accessible]], [[Fully Accessible, as CIOC classifies it.]])
* insert Term(PARTIALLYACCESSIBLE, [[Partially Accessible]], [[Partiellement accessible]], [[Partially Accessible, as CIOC classifies it.]])
* insert Term(NOTACCESSIBILE, [[Not Accessible]], [[Non accessible]], [[Not Accessible, as CIOC classifies it.]])
* insert Term(PARKINGDESIGNATED, [[Designated parking at entrance]], [[Stationnement désigné proche de l’entrée]], [[Designated parking at entrance, as CIOC classifies it.]])
* insert Term(ENTRANCEAUTODOOR, [[Wheelchair accessible automatic main entrance]], [[Entrée automatique accessible en fauteuil roulant]], [[Wheelchair accessible automatic main entrance, as CIOC classifies it.]])
* insert Term(ELEVATORBRAILLE, [[Elevator with braille and voice/tone features]], [[Ascenseur avec affichage en braille et signaux sonores ou reconnaissance vocale]], [[Elevator with braille and voice/tone features, as CIOC classifies it.]])
* insert Term(WASHROOMDOORHELP, [[Wheelchair accessible washroom, assistance needed with door]], [[Toilettes accessibles en fauteuil roulant, aide requise avec la porte]], [[Wheelchair accessible washroom, assistance needed with door, as CIOC classifies it.]])
* insert Term(NOTAPPLICABLE, [[Not Applicable]], [[Sans objet]], [[Not Applicable, as CIOC classifies it.]])
* insert Term(UNKNOWN, [[Unknown]], [[Inconnu]], [[Unknown, as CIOC classifies it.]])
