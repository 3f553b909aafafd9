CodeSystem: TravelMode
Id: travel-mode
Title: "Travel mode"
Description: "How a person travels."
* insert OwnCodeSystem(travel-mode)
* insert Term(walk, [[On foot]], [[À pied]], [[About 4 km an hour.]])
* insert Term(bicycle, [[By bicycle]], [[À vélo]], [[About 13 km an hour.]])
* insert Term(transit, [[By public transport]], [[En transport en commun]], [[About 16 km an hour, waiting included.]])
* insert Term(car, [[By car]], [[En voiture]], [[About 40 km an hour.]])
