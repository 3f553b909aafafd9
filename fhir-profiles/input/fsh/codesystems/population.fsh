CodeSystem: Population
Id: population
Title: "Population"
Description: "For whom a service is, and to whom a person belongs."
* insert OwnCodeSystem(population)
* insert Term(children, [[Children]], [[Enfants]], [[Up to twelve years.]])
* insert Term(youth, [[Youth]], [[Jeunes]], [[Teenagers and young adults.]])
* insert Term(seniors, [[Older adults]], [[Personnes aînées]], [[People later in life; each service says from which age.]])
* insert Term(women, [[Women]], [[Femmes]], [[Everyone who identifies as a woman.]])
* insert Term(men, [[Men]], [[Hommes]], [[Everyone who identifies as a man.]])
* insert Term(families, [[Families]], [[Familles]], [[Adults with children.]])
* insert Term(indigenous, [[Indigenous people]], [[Autochtones]], [[First Nations, Inuit and Métis people.]])
* insert Term(black, [[Black communities]], [[Communautés noires]], [[People of African and Caribbean descent.]])
* insert Term(newcomers, [[Newcomers to Canada]], [[Personnes nouvellement arrivées au Canada]], [[Immigrants, refugees and their families.]])
* insert Term(francophones, [[French speakers]], [[Francophones]], [[People who live in French.]])
* insert Term(lgbtq, [[2SLGBTQI+ people]], [[Personnes 2ELGBTQI+]], [[Two-spirit, lesbian, gay, bisexual, trans, queer and intersex people.]])
* insert Term(disability, [[People with a disability]], [[Personnes en situation de handicap]], [[Of body, mind or senses.]])
* insert Term(dementia, [[People living with dementia]], [[Personnes vivant avec un trouble neurocognitif]], [[And those around them.]])
* insert Term(caregivers, [[Caregivers]], [[Personnes proches aidantes]], [[Who care for someone without pay.]])
* insert Term(veterans, [[Veterans]], [[Anciens combattants]], [[Who served in the forces or the RCMP.]])
* insert Term(students, [[Students]], [[Étudiants]], [[In school, college or university.]])
* insert Term(homeless, [[People without a home]], [[Personnes sans domicile]], [[Who sleep outside, in shelters or with others.]])
* insert Term(low-income, [[People with a low income]], [[Personnes à faible revenu]], [[Below the line that the service names.]])
* insert Term(survivors, [[Survivors of violence]], [[Personnes survivantes de violence]], [[Of violence, abuse or trafficking.]])
