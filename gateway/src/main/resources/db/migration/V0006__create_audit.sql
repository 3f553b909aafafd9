-- Who did what to whose record. Inserted in the transaction of a write, and before the answer of a read leaves.

create table audit_entry (
    id         uuid        not null,
    at         timestamptz not null,
    partner_id uuid        not null,
    action     text        not null,
    type       text        not null,
    resource   text        not null,
    outcome    text        not null,
    request    text        not null,
    primary key (at, id)
);

create index audit_entry_resource on audit_entry (type, resource, at);

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
