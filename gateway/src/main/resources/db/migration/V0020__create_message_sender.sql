-- How partners speak by FHIR messages, where that differs from what is usual.

create table message_sender (
    partner_id   uuid primary key references partner,
    link_workers uuid not null
);

comment on column message_sender.link_workers is 'Organization that answers a referral whose recipient nobody knows';
