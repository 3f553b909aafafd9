-- What has to be told to whom. A lane is (referral, endpoint): strict order inside, none across.

create table delivery (
    id           uuid primary key,
    referral_id  uuid        not null,
    version      bigint      not null,
    endpoint_id  uuid        not null references partner_endpoint,
    state        text        not null check (state in ('PENDING', 'LEASED', 'DELIVERED', 'CANCELLED', 'PARKED')),
    number       bigint,
    attempts     integer     not null default 0,
    due          timestamptz not null,
    lease        uuid,
    lease_until  timestamptz,
    outcome      text,
    staged       timestamptz not null,
    finished     timestamptz,
    foreign key (referral_id, version) references referral_event (referral_id, version),
    unique (endpoint_id, referral_id, version)
);

create index delivery_due on delivery (due) where state in ('PENDING', 'LEASED');
create index delivery_lane on delivery (endpoint_id, referral_id, version) where state in ('PENDING', 'LEASED', 'PARKED');
create unique index delivery_number on delivery (endpoint_id, number) where number is not null;

create table delivery_attempt (
    delivery_id uuid        not null references delivery,
    attempt     integer     not null,
    at          timestamptz not null,
    outcome     text        not null,
    sent        bytea,
    answer      bytea,
    primary key (delivery_id, at)
);

comment on column delivery_attempt.sent is 'the bytes sent, sealed with the key of the installation';
