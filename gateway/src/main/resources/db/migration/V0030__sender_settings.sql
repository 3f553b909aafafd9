-- All that a sender profile says, as one document; and the meanings that its codes were given later, which a new registration keeps.

alter table hl7_sender add column settings jsonb;

update hl7_sender
set settings = jsonb_build_object('zone', zone, 'fallbackCharset', fallback_charset, 'authorities', authorities,
                                  'reusedControlId', reused_control_id);

alter table hl7_sender
    alter column settings set not null,
    drop column zone,
    drop column fallback_charset,
    drop column authorities,
    drop column reused_control_id;

create table sender_code (
    partner_id  uuid        not null references partner,
    application text        not null,
    facility    text        not null,
    kind        text        not null check (kind in ('STATUS', 'PRIORITY', 'CATEGORY', 'AUTHORITY')),
    code        text        not null,
    meaning     text        not null,
    given       timestamptz not null default now(),
    primary key (partner_id, application, facility, kind, code)
);

comment on column hl7_sender.settings is 'the sender settings as documented in camel-routes/docs/sender-profiles.md';
comment on column sender_code.code is 'as the sender writes it, in upper case';
