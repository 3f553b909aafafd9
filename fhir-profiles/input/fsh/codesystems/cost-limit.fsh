CodeSystem: CostLimit
Id: cost-limit
Title: "Cost limit"
Description: "What a person can pay."
* insert OwnCodeSystem(cost-limit)
* insert Term(free, [[Free only]], [[Gratuit seulement]], [[Nothing can be paid.]])
* insert Term(low-cost, [[Free or little]], [[Gratuit ou à bas prix]], [[A fee that follows income, or a small one.]])
