-- What people are matched by: the traits of services and places, and one row for each need that a service meets, made for "the nearest that
-- meet it".

create extension if not exists btree_gist;

create table match_place (
    id          uuid primary key,
    position    cube,
    latitude    double precision,
    longitude   double precision,
    postal_code text,
    fsa         text,
    community   text,
    province    text,
    withheld    boolean not null,
    traits      jsonb   not null,
    check (not withheld or (position is null and latitude is null and longitude is null
        and postal_code is null and fsa is null))
);

create index match_place_position on match_place using gist (position) where position is not null;
create index match_place_postal_code on match_place (postal_code) where postal_code is not null;
create index match_place_fsa on match_place (fsa) where fsa is not null;
create index match_place_community on match_place (community) where latitude is not null;

create table match_service (
    id              uuid primary key,
    organization_id uuid,
    location_id     uuid,
    service_key     uuid        not null,
    listed          boolean     not null,
    changed         timestamptz not null,
    traits          jsonb       not null
);

create index match_service_key on match_service (service_key, id) where listed;

create index match_service_location on match_service (location_id);

create table match_need (
    need       text not null,
    service_id uuid not null,
    position   cube,
    community  text,
    age_from   numeric,
    age_to     numeric,
    primary key (need, service_id)
);

create index match_need_service on match_need (service_id);
create index match_need_near on match_need using gist (need, position) where position is not null;
create index match_need_without_place on match_need (need, community, service_id) where position is null;

comment on table match_need is 'active services that can be referred to, by what they meet';
comment on column match_service.service_key is 'the service, of which this is one place';
comment on column match_service.listed is 'false for what its feed no longer holds';
comment on column match_need.need is 'a need; type: before a kind of service; ~ before what words say and no code; ? when nothing is known';
comment on column match_place.community is 'the municipality without accents, capitals and what kind of place it is';
comment on column match_place.position is 'on the sphere, in metres; null when unknown and when the address is secret';

-- That a need was not met somewhere: how often, and nothing of anybody.
create table service_gap (
    day      date    not null,
    need     text    not null,
    area     text    not null,
    reason   text    not null,
    searches integer not null default 1,
    primary key (day, need, area, reason)
);

comment on column service_gap.area is 'first three characters of the postal code; a province where only that was known; ? when nothing was';
comment on column service_gap.reason is 'none: nothing of the kind; or the criterion that excluded most of what there was';
