-- A delivery tells of an event of a referral, or is the answer to a message that was to be answered later.

alter table delivery alter column referral_id drop not null;
alter table delivery alter column version drop not null;
alter table delivery add column message_id uuid;
alter table delivery add constraint delivery_content
    check ((referral_id is null) = (version is null) and (referral_id is null) <> (message_id is null));
create unique index delivery_answer on delivery (endpoint_id, message_id) where message_id is not null;

comment on column delivery.message_id is 'the message of the journal whose answer this is';
