-- What an API told is kept record by record, so that one that changed is read with the few that hang together with it, not with all.
create table directory_crawled (
    feed     text    not null,
    id       text    not null,
    keys     text[]  not null,
    flagged  boolean not null,
    complete boolean not null,
    sealed   bytea   not null,
    primary key (feed, id)
);
create index directory_crawled_keys on directory_crawled using gin (keys);
create index directory_crawled_flagged on directory_crawled (feed) where flagged;

comment on table directory_crawled is 'the records of each fetched feed as its API told them last, as far as they have been applied';
comment on column directory_crawled.keys is 'organisations, programmes, services, places and joins that the record names';
comment on column directory_crawled.flagged is 'whether a flag of it hides something';
comment on column directory_crawled.complete is 'whether it tells all terms and units that it names';
comment on column directory_crawled.sealed is 'the record, packed and encrypted';

alter table directory_source add column whole timestamptz;
comment on column directory_source.whole is 'when all records were last read together; null when that has to be done anew';

-- Nothing is kept record by record yet: the next crawl reads everything.
update directory_source set since = null, etag = null;
