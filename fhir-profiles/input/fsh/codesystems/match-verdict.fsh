CodeSystem: MatchVerdict
Id: match-verdict
Title: "Match verdict"
Description: "What is known of one criterion of a match."
* insert OwnCodeSystem(match-verdict)
* insert Term(met, [[Met]], [[Rempli]], [[What is asked for is known to be so.]])
* insert Term(unknown, [[To be confirmed]], [[À confirmer]], [[The directory does not say: it neither admits nor excludes.]])
* insert Term(unmet, [[Not met]], [[Non rempli]], [[What is asked for is known not to be so.]])
