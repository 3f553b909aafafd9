-- Who takes part: partners, what they authenticate with, how their HL7 v2 systems speak, and where they want to be told.

create table partner (
    id              uuid primary key,
    key             text    not null unique check (key ~ '^[a-z0-9-]{2,40}$'),
    kind            text    not null check (kind in ('CLINIC', 'LINK_WORKER', 'COMMUNITY', 'DIRECTORY', 'AUTHORITY')),
    name_en         text    not null,
    name_fr         text    not null,
    organization_id uuid    not null unique,
    active          boolean not null default true
);

create table partner_credential (
    token_sha256 bytea primary key,
    partner_id   uuid        not null references partner,
    created      timestamptz not null default now(),
    expires      timestamptz,
    revoked      timestamptz
);

create index partner_credential_partner on partner_credential (partner_id);

create table hl7_sender (
    application       text  not null,
    facility          text  not null,
    partner_id        uuid  not null references partner,
    link_workers      uuid  not null,
    zone              text  not null,
    fallback_charset  text  not null,
    authorities       jsonb not null default '{}',
    reused_control_id text  not null default 'ACCEPT' check (reused_control_id in ('ACCEPT', 'REFUSE')),
    primary key (application, facility)
);

create table partner_endpoint (
    id         uuid primary key,
    partner_id uuid    not null references partner,
    channel    text    not null check (channel in ('MLLP', 'REST_HOOK', 'EMAIL')),
    address    text    not null,
    secret     bytea,
    language   text    not null check (language in ('en', 'fr')),
    settings   jsonb   not null default '{}',
    -- the kinds of event it is told of; null: all
    events     text[],
    active     boolean not null default true,
    -- the last event number given out; gapless per endpoint
    last_number bigint not null default 0
);

create index partner_endpoint_partner on partner_endpoint (partner_id) where active;

comment on column partner_credential.token_sha256 is 'SHA-256 of the bearer token; the token itself is kept nowhere';
comment on column partner_endpoint.secret is 'sealed with the key of the installation';
