CodeSystem: DeliveryMode
Id: delivery-mode
Title: "Delivery mode"
Description: "How a service reaches a person."
* insert OwnCodeSystem(delivery-mode)
* insert Term(in-person, [[In person, at its place]], [[En personne, sur place]], [[The person goes there.]])
* insert Term(home-visit, [[At home]], [[À domicile]], [[The service comes to the person.]])
* insert Term(outreach, [[Where the person is]], [[Dans le milieu de vie]], [[In the street, at school, wherever.]])
* insert Term(telephone, [[By telephone]], [[Par téléphone]], [[A voice call.]])
* insert Term(text-message, [[By text message]], [[Par message texte]], [[SMS or chat.]])
* insert Term(online, [[Online]], [[En ligne]], [[By the Internet, video included.]])
