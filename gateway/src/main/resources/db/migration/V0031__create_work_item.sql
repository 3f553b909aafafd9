-- Codes of senders that nobody has given a meaning yet, and messages that wait: for such a meaning, or for the referral they belong to.

create table work_item (
    id          uuid primary key,
    partner_id  uuid        not null references partner,
    application text        not null,
    facility    text        not null,
    kind        text        not null check (kind in ('STATUS', 'PRIORITY', 'CATEGORY', 'AUTHORITY')),
    code        text        not null,
    display     text        not null,
    location    text        not null,
    messages    bigint      not null default 1,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    resolved    timestamptz,
    unique (partner_id, application, facility, kind, code)
);

create table waiting_message (
    message_id      uuid primary key,
    partner_id      uuid        not null references partner,
    channel         text        not null,
    sender_key      text        not null,
    received        timestamptz not null,
    -- the sender has been told that the message was taken; else that its content cannot be accepted yet
    answered        boolean     not null,
    -- the referral it waits for; null when it waits for the meaning of codes
    referral_system text,
    referral_number text,
    released        timestamptz,
    unique (partner_id, channel, sender_key)
);

create index waiting_message_open on waiting_message (partner_id, received) where released is null;

create table waiting_code (
    message_id   uuid not null references waiting_message,
    work_item_id uuid not null references work_item,
    primary key (message_id, work_item_id)
);

create index waiting_code_item on waiting_code (work_item_id);

comment on column work_item.code is 'as the sender writes it, in upper case';
