CodeSystem: CiocFeeType
Id: cioc-fee-type
Title: "Fee type (CIOC)"
Description: "What is paid for: the community information classification of CIOC, Community Information Online Consortium."
* insert OwnCodeSystem(cioc-fee-type)
* ^copyright = "Public domain (CC0 1.0), by OpenCIOC: github.com/OpenCIOC/communityinfoclassifications, commit fea7d997."
* insert Term(MEMBERSHIP, [[Membership]], [[Adhésion]], [[Membership, as CIOC classifies it.]])
* insert Term(PROGRAM, [[Program]], [[Programme]], [[Program, as CIOC classifies it.]])
* insert Term(SERVICE, [[Service]], [[Service]], [[Service, as CIOC classifies it.]])
* insert Term(DONATION, [[Donation]], [[Don]], [[Donation, as CIOC classifies it.]])
* insert Term(ADMISSION, [[Admission]], [[Droit d’entrée]], [[Admission, as CIOC classifies it.]])
* insert Term(PUBLICATION, [[Publications]], [[Publications]], [[Publications, as CIOC classifies it.]])
* insert Term(DEPOSIT, [[Deposit]], [[Dépôt de garantie]], [[Deposit, as CIOC classifies it.]])
* insert Term(FREE, [[None]], [[Aucun]], [[None, as CIOC classifies it.]])
