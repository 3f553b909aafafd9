-- Client certificates of partners' systems. Who has one here can send HL7 v2 with it alone, and it can send for nobody else.

create table partner_certificate (
    partner_id uuid not null references partner,
    name       text not null,
    primary key (partner_id, name)
);

comment on column partner_certificate.name is 'sha256:<hex>, subject:<distinguished name>, dns:<name> or uri:<name>, in normal form';
