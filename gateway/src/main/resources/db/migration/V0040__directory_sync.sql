-- What sync remembers of a feed: the packages, what was held for a person, what is confidential, and how its columns are read.

alter table directory_run drop constraint directory_run_state_check;
alter table directory_run add constraint directory_run_state_check
    check (state in ('RUNNING', 'APPLIED', 'HELD', 'REFUSED', 'FAILED', 'RELEASED', 'DISCARDED'));
alter table directory_run
    add column language text,
    add column package  text;

create table directory_package (
    feed     text        not null,
    language text        not null,
    package  text        not null,
    run      uuid        not null,
    stamp    text,
    applied  timestamptz not null,
    primary key (feed, language)
);

create table directory_secret (
    feed        text        not null,
    kind        text        not null,
    source_id   text        not null,
    run         uuid        not null,
    released    timestamptz,
    released_by uuid,
    primary key (feed, kind, source_id)
);

create table directory_mapping (
    feed    text        primary key,
    mapping jsonb       not null,
    saved   timestamptz not null
);

alter table directory_record
    add column modified text,
    add column crisis   bytea;

comment on column directory_run.package is 'SHA-256 of the package as it arrived; its bytes are a blob';
comment on column directory_run.language is 'of the texts of the package';
comment on table directory_package is 'the package of each language that the directory holds now';
comment on column directory_package.stamp is 'when the publisher made it, where it says so';
comment on table directory_secret is 'records whose address was confidential once; it stays so until a person releases it';
comment on column directory_record.modified is 'when the feed says that the record last changed; older news do not overwrite it';
comment on column directory_record.crisis is 'fingerprint of how a crisis line is reached; null for what is none';

create table directory_source (
    feed    text        primary key,
    etag    text,
    since   timestamptz,
    checked timestamptz not null
);

comment on table directory_source is 'how far each feed that is fetched from an API has been read';
comment on column directory_source.since is 'when the last crawl began whose records were applied';
