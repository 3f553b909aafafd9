-- Which listings of different feeds are one service: beside the listings, which are never changed by it.

-- How far each type's changes have been read: newest first from a beginning down to where the last reading began.
create table duplicate_sweep (
    type     text        primary key,
    since    timestamptz not null,
    newest   timestamptz,
    at_time  timestamptz,
    at_id    uuid,
    at_version integer
);

create table duplicate_member (
    listing_id   uuid        primary key,
    feed         text        not null,
    -- since when it is to be looked at; null once it has been
    pending      timestamptz,
    again        boolean     not null default false,
    traits       jsonb,
    completeness integer     not null default 0,
    changed      timestamptz,
    cluster_id   uuid        not null,
    clustered    boolean     not null default false
);

create index duplicate_member_pending on duplicate_member (pending, listing_id) where pending is not null;
create index duplicate_member_cluster on duplicate_member (cluster_id) where clustered;
create index duplicate_member_clustered on duplicate_member (listing_id) where clustered;

-- Versions of the resources from which the traits of a listing were drawn, its own among them.
create table duplicate_source (
    listing_id  uuid    not null,
    resource_id uuid    not null,
    version     integer not null,
    primary key (listing_id, resource_id)
);

create index duplicate_source_resource on duplicate_source (resource_id);

create table duplicate_key (
    key        text not null,
    listing_id uuid not null,
    feed       text not null,
    primary key (key, listing_id)
);

create index duplicate_key_listing on duplicate_key (listing_id);

create table duplicate_pair (
    one        uuid        not null,
    other      uuid        not null,
    one_feed   text        not null,
    other_feed text        not null,
    state      text        not null check (state in ('PROPOSED', 'LINKED', 'SEPARATE')),
    basis      text        not null check (basis in ('KEYS', 'PERSON')),
    wanted     boolean     not null,
    score      integer     not null,
    grounds    text[]      not null default '{}',
    raised     timestamptz not null default clock_timestamp(),
    decided    timestamptz,
    decider    uuid,
    reason     text,
    primary key (one, other)
);

create index duplicate_pair_other on duplicate_pair (other);
create index duplicate_pair_proposed on duplicate_pair (score desc, raised, one, other) where state = 'PROPOSED';

-- What was taken for one service, and since when: nothing of it is forgotten when a link is taken back.
create table duplicate_event (
    id     bigint generated always as identity primary key,
    at     timestamptz not null default clock_timestamp(),
    one    uuid        not null,
    other  uuid        not null,
    state  text        not null,
    basis  text        not null,
    actor  uuid        not null,
    reason text
);

create index duplicate_event_one on duplicate_event (one);
create index duplicate_event_other on duplicate_event (other);

create trigger duplicate_event_append_only before update or delete or truncate on duplicate_event
    for each statement execute function refuse_change();

comment on column duplicate_sweep.newest is 'the newest change of the reading under way; the next one begins there';
comment on column duplicate_member.again is 'to be compared anew though it did not change: what it shares is shared by more or fewer';
comment on column duplicate_member.traits is 'null for what is not offered, and for what has a confidential address: it is compared with nothing';
comment on column duplicate_member.cluster_id is 'the least id of the listings that are this service';
comment on column duplicate_member.changed is 'when its feed says that it changed, else when it was written';
comment on column duplicate_pair.one is 'the lesser of the two ids';
comment on column duplicate_pair.wanted is 'the keys alone would link it';
comment on column duplicate_pair.basis is 'what a PERSON decided is not changed by what is found later';
