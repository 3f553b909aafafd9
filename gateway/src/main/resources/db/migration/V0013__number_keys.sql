-- Keys as numbers of eight bytes: text keys were most of what a referral took on disk and of what its writing cost.
-- The gateway fills them from the stored resources when it starts next (record_index).

drop index resource_keys;
drop index resource_strings;
alter table resource drop column keys;
alter table resource drop column exact;
alter table resource add column keys bigint[] not null default '{}';
alter table resource add column links text[] not null default '{}';

create index resource_keys on resource using gin (keys);

-- Only the directory is searched by what a text contains; people are found by how their names begin, which is a key.
create index resource_strings on resource using gin (strings gin_trgm_ops)
    where type in ('Organization', 'Location', 'HealthcareService', 'Endpoint') and strings is not null;

create table record_index (version integer not null);
insert into record_index (version) values (0);

comment on column resource.keys is 'hashtextextended of Type.parameter=term, one for each way of asking for it, and of Type.@participant=partner';
comment on column resource.links is 'Type/id of what it refers to in the record';
comment on table record_index is 'by which version of the search grammar the index columns were filled';
