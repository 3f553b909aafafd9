// What the sum of a screener means. The wording of no question is here: each instrument belongs to its authors.
CodeSystem: ScreeningResult
Id: screening-result
Title: "Screening result"
Description: "What the sum of a screener says: the three-item UCLA loneliness scale (3 to 9), the PHQ-2 (0 to 6) and the PHQ-9 (0 to 27), by the limits that their literature uses."
* insert OwnCodeSystem(screening-result)
* insert Term(ucla-3-not-lonely, [[UCLA-3: not lonely]], [[UCLA-3 : pas de solitude]], [[Sum of 3 to 5.]])
* insert Term(ucla-3-lonely, [[UCLA-3: lonely]], [[UCLA-3 : solitude]], [[Sum of 6 to 9.]])
* insert Term(phq-2-negative, [[PHQ-2: negative]], [[PHQ-2 : négatif]], [[Sum of 0 to 2.]])
* insert Term(phq-2-positive, [[PHQ-2: positive]], [[PHQ-2 : positif]], [[Sum of 3 to 6; further assessment is due.]])
* insert Term(phq-9-minimal, [[PHQ-9: minimal]], [[PHQ-9 : minimale]], [[Sum of 0 to 4.]])
* insert Term(phq-9-mild, [[PHQ-9: mild]], [[PHQ-9 : légère]], [[Sum of 5 to 9.]])
* insert Term(phq-9-moderate, [[PHQ-9: moderate]], [[PHQ-9 : modérée]], [[Sum of 10 to 14.]])
* insert Term(phq-9-moderately-severe, [[PHQ-9: moderately severe]], [[PHQ-9 : modérément sévère]], [[Sum of 15 to 19.]])
* insert Term(phq-9-severe, [[PHQ-9: severe]], [[PHQ-9 : sévère]], [[Sum of 20 to 27.]])
