-- Changes of referrals that were over when they came: nothing was changed, and a person of either party is to know of it.

create table late_change (
    message_id  uuid primary key,
    partner_id  uuid        not null references partner,
    referral_id uuid        not null references referral,
    received    timestamptz not null,
    closed      timestamptz,
    closed_by   uuid references partner
);

create index late_change_open on late_change (referral_id) where closed is null;

comment on column late_change.partner_id is 'who sent it';
