-- A signed link by which a person without an account may answer one referral.

create table answer_link (
    id          uuid primary key,
    referral_id uuid        not null references referral,
    partner_id  uuid        not null references partner,
    created     timestamptz not null,
    expires     timestamptz not null,
    revoked     timestamptz,
    unique (referral_id, partner_id)
);
