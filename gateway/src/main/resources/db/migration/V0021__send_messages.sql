-- Partners may be told by FHIR messages; what such a message says of a person changes with the person's record.

alter table partner_endpoint drop constraint partner_endpoint_channel_check;
alter table partner_endpoint add constraint partner_endpoint_channel_check
    check (channel in ('MLLP', 'REST_HOOK', 'EMAIL', 'FHIR_MESSAGE'));

create index referral_patient on referral (patient_id) where next_actor is not null;

-- What a recipient said of a message later, in a message of its own.
alter table delivery add column reply text check (reply in ('ok', 'transient-error', 'fatal-error'));
alter table delivery add column replied timestamptz;
