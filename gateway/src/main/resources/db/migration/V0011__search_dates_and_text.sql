-- What the search index lacked: times, texts as written, and the history of a type.

create table resource_date (
    id        uuid        not null,
    parameter text        not null,
    low       timestamptz not null,
    high      timestamptz not null,
    primary key (id, parameter, low, high)
);

create index resource_date_time on resource_date (parameter, low, high, id);

comment on table resource_date is 'Type.parameter with the time it stands for, from low up to but not including high';

alter table resource add column exact text;

comment on column resource.exact is 'newline-separated parameter=text as written, for exact search';

create index resource_version_updated on resource_version (type, updated desc, id desc);

-- Who may see it stands under a name that no search parameter has: CareTeam and Encounter are searched by participant.
update resource set keys = array(select regexp_replace(k, '^(\w+)\.participant=', '\1.@participant=') from unnest(keys) k);
