-- The directory: what each feed's records became, the runs that brought them, and one table to search.

create extension if not exists pg_trgm;
create extension if not exists cube;
create extension if not exists earthdistance;
create extension if not exists unaccent;

-- Words with and without accents are the same word, in both languages.
create text search configuration directory_english (copy = english);
alter text search configuration directory_english
    alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration directory_french (copy = french);
alter text search configuration directory_french
    alter mapping for hword, hword_part, word with unaccent, french_stem;

create table directory_run (
    id          uuid primary key,
    feed        text        not null,
    partner_id  uuid        not null,
    channel     text        not null,
    state       text        not null check (state in ('RUNNING', 'APPLIED', 'HELD', 'REFUSED', 'FAILED')),
    started     timestamptz not null,
    finished    timestamptz,
    created     integer     not null default 0,
    updated     integer     not null default 0,
    unchanged   integer     not null default 0,
    retired     integer     not null default 0,
    held        integer     not null default 0,
    quarantined integer     not null default 0,
    rules       jsonb       not null default '{}',
    lines       jsonb       not null default '[]'
);

create index directory_run_feed on directory_run (feed, started desc);

create table directory_record (
    feed         text  not null,
    kind         text  not null,
    source_id    text  not null,
    resource_id  uuid  not null,
    content_hash bytea not null,
    last_run     uuid  not null,
    state        text  not null check (state in ('ACTIVE', 'RETIRED')),
    primary key (feed, kind, source_id)
);

create table directory_listing (
    id                uuid primary key,
    feed              text    not null,
    identifiers       text[]  not null,
    organization_id   uuid,
    organization_name text,
    location_id       uuid,
    name_en           text,
    name_fr           text,
    summary_en        text,
    summary_fr        text,
    text_en           tsvector not null,
    text_fr           tsvector not null,
    names             text     not null,
    categories        text[]   not null,
    systems           text[]   not null,
    languages         text[]   not null,
    city              text,
    postal_code       text,
    fsa               text,
    latitude          double precision,
    longitude         double precision,
    "virtual"         boolean  not null,
    withheld          boolean  not null,
    active            boolean  not null,
    check (not withheld or (latitude is null and longitude is null and postal_code is null and fsa is null))
);

create index directory_listing_text_en on directory_listing using gin (text_en) where active;
create index directory_listing_text_fr on directory_listing using gin (text_fr) where active;
create index directory_listing_names on directory_listing using gin (names gin_trgm_ops) where active;
create index directory_listing_categories on directory_listing using gin (categories) where active;
create index directory_listing_position on directory_listing using gist (ll_to_earth(latitude, longitude))
    where active and latitude is not null;
create index directory_listing_organization on directory_listing (organization_id);
create index directory_listing_identifiers on directory_listing using gin (identifiers) where active;

comment on column directory_record.last_run is 'the run that last changed it; a run that finds it unchanged leaves it alone';
comment on column directory_record.content_hash is 'SHA-256 of the resource without its meta';
comment on column directory_listing.id is 'id of the HealthcareService';
comment on column directory_listing.identifiers is 'the feed''s ids of the listing, of its service, of its organisation, in this order';
comment on column directory_listing.names is 'names in all languages without accents and capitals, for words that are nearly right';
comment on column directory_listing.categories is 'system|code of every term';
comment on column directory_listing.systems is 'systems of the terms: in one that is not here, it is unknown and not excluded';
comment on column directory_run.lines is 'where rules were met; no value of the feed';
