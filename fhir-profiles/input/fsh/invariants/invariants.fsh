Invariant: pas-postal-code
Description: "The postal code of a Canadian address is A1A 1A1 in capitals with one space, or its first three characters where no more is shared."
Severity: #error
Expression: "postalCode.empty() or (country.exists() and (country in ('CA' | 'CAN' | 'Canada')).not()) or (country.empty() and state.exists() and (state in ('BC' | 'AB' | 'SK' | 'MB' | 'ON' | 'QC' | 'NB' | 'NS' | 'PE' | 'NL' | 'YT' | 'NT' | 'NU')).not()) or postalCode.matches('^[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]( [0-9][ABCEGHJ-NPRSTV-Z][0-9])?$')"

Invariant: pas-province
Description: "The province or territory of a Canadian address is its code of two letters."
Severity: #warning
Expression: "state.empty() or (country in ('CA' | 'CAN' | 'Canada')).not() or (state in ('BC' | 'AB' | 'SK' | 'MB' | 'ON' | 'QC' | 'NB' | 'NS' | 'PE' | 'NL' | 'YT' | 'NT' | 'NU'))"

Invariant: pas-pat-1
Description: "A person is known by a name or by an identifier."
Severity: #error
Expression: "name.exists() or identifier.exists()"

Invariant: pas-pat-2
Description: "A name has a family name, a given name or a text; one is enough."
Severity: #error
Expression: "family.exists() or given.exists() or text.exists()"

Invariant: pas-req-1
Description: "A request says what is asked for: by a category or by a code."
Severity: #error
Expression: "category.exists() or code.exists()"

Invariant: pas-req-2
Description: "A filler order, made when a referral is passed on, names the request that it is based on."
Severity: #error
Expression: "intent != 'filler-order' or basedOn.exists()"

Invariant: pas-task-1
Description: "A referral that is rejected, cancelled, failed or entered in error says why."
Severity: #error
Expression: "(status in ('rejected' | 'cancelled' | 'failed' | 'entered-in-error')).not() or statusReason.coding.exists() or statusReason.text.exists()"

Invariant: pas-task-2
Description: "A referral on hold says what it waits for, or until when."
Severity: #error
Expression: "status != 'on-hold' or statusReason.coding.exists() or statusReason.text.exists() or executionPeriod.start.exists()"

Invariant: pas-task-3
Description: "A completed referral has at least one output."
Severity: #error
Expression: "status != 'completed' or output.exists()"

Invariant: pas-task-4
Description: "The business status belongs to the status."
Severity: #error
Expression: "businessStatus.coding.where(system = 'https://fhir.passerelle.ca/CodeSystem/referral-business-status').all((%resource.status = 'draft' and code = 'draft') or (%resource.status = 'requested' and code = 'sent') or (%resource.status = 'received' and code = 'received') or (%resource.status = 'accepted' and code = 'accepted') or (%resource.status = 'on-hold' and (code in ('awaiting-information' | 'waitlisted'))) or (%resource.status = 'in-progress' and (code in ('in-progress' | 'booked' | 'no-show' | 'booking-cancelled' | 'interim' | 'cancellation-requested'))) or (%resource.status = 'rejected' and code = 'declined') or (%resource.status = 'cancelled' and code = 'cancelled') or (%resource.status = 'completed' and code = 'completed') or (%resource.status = 'failed' and code = 'failed') or (%resource.status = 'entered-in-error' and code = 'entered-in-error'))"

Invariant: pas-task-5
Description: "Where basedOn is given, the request in focus is among it: guides that read either see the same."
Severity: #error
Expression: "basedOn.empty() or focus.reference.empty() or basedOn.reference.where($this = %resource.focus.reference).exists()"

Invariant: pas-task-6
Description: "A Task that the gateway gives out, with its referral number, has focus, basedOn, for, authoredOn and requester."
Severity: #error
Expression: "identifier.where(system = 'https://fhir.passerelle.ca/NamingSystem/referral-number').empty() or (focus.exists() and basedOn.exists() and for.exists() and authoredOn.exists() and requester.exists())"

Invariant: pas-task-7
Description: "A referral Task names the request that it fulfils, as focus or as basedOn."
Severity: #error
Expression: "focus.exists() or basedOn.exists()"

Invariant: pas-ptask-1
Description: "A Task to complete a questionnaire names exactly one questionnaire, as a canonical, a document or a link (Gravity SDOH-Task-1)."
Severity: #error
Expression: "code.coding.where(code = 'complete-questionnaire').empty() or input.where(type.coding.code in ('questionnaire' | 'questionnaire-pdf' | 'questionnaire-url')).count() = 1"

Invariant: pas-ptask-2
Description: "A Task that asks for information or to make contact says so in its description (Gravity SDOH-Task-2)."
Severity: #error
Expression: "code.coding.where(code in ('general-information' | 'make-contact')).empty() or description.exists()"

Invariant: pas-ptask-3
Description: "A Task to review material has the material in focus (Gravity SDOH-Task-3)."
Severity: #error
Expression: "code.coding.where(code = 'review-material').empty() or focus.exists()"

Invariant: pas-ptask-4
Description: "A Task to make contact names whom to contact (Gravity SDOH-Task-4)."
Severity: #error
Expression: "code.coding.where(code = 'make-contact').empty() or input.where(type.coding.code = 'contact-entity').exists()"

Invariant: pas-proc-1
Description: "What was done or is being done says when (Gravity SDOH-Pro-1)."
Severity: #error
Expression: "(status in ('completed' | 'in-progress')).not() or performed.exists()"

Invariant: pas-obs-1
Description: "A finding has a value, a reason why there is none, parts, or members."
Severity: #error
Expression: "value.exists() or dataAbsentReason.exists() or component.exists() or hasMember.exists()"

Invariant: pas-comm-1
Description: "A message that was sent has something to say."
Severity: #error
Expression: "(status in ('completed' | 'in-progress')).not() or payload.exists()"

Invariant: pas-appt-1
Description: "An appointment of a referral says for whom it is."
Severity: #error
Expression: "participant.actor.reference.where(matches('^(.*/)?Patient/.+$') or startsWith('urn:uuid:')).exists() or participant.actor.where(type = 'Patient').exists()"
