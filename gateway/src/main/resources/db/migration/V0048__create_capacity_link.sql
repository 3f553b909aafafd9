-- Links by which a person without an account tells how much room one service has.

create table capacity_link (
    id         uuid primary key,
    service_id uuid        not null,
    partner_id uuid        not null,
    created    timestamptz not null,
    expires    timestamptz not null,
    revoked    timestamptz,
    unique (service_id, partner_id)
);

comment on column capacity_link.partner_id is 'in whose name it is told';
