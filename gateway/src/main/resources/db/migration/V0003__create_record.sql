-- The record: FHIR R4 resources, one row each, with the terms that any search needs in one index. Visibility is one more term.

create table resource (
    type         text        not null,
    id           uuid        not null,
    version      integer     not null,
    updated      timestamptz not null,
    deleted      boolean     not null default false,
    custodian    uuid        not null,
    participants uuid[]      not null,
    keys         text[]      not null,
    strings      text,
    owner        text,
    status       text,
    body         text        not null,
    primary key (type, id)
);

create index resource_keys on resource using gin (keys);

-- The ordered list that people live in: the work list of an owner, newest first.
create index resource_work_list on resource (type, owner, status, updated desc, id desc) where owner is not null and not deleted;

create index resource_updated on resource (type, updated desc, id desc);

create extension if not exists pg_trgm;
create index resource_strings on resource using gin (strings gin_trgm_ops) where strings is not null;

create table resource_version (
    type    text        not null,
    id      uuid        not null,
    version integer     not null,
    updated timestamptz not null,
    deleted boolean     not null,
    body    text        not null,
    primary key (type, id, version)
);

comment on table resource_version is 'superseded versions; the current one is in resource';
comment on column resource.participants is 'partners who may see it; 00000000-0000-0000-0000-000000000000 stands for everybody';
comment on column resource.keys is 'Type.parameter=value, one for each way of asking for it, and Type.participant=partner';
comment on column resource.strings is 'newline-separated parameter=folded text, for prefix and contains search';
