-- The person index: which Patients of different custodians are one person. Beside the record, never part of an answer of its own.

create table person_member (
    patient_id uuid primary key,
    custodian  uuid        not null,
    person_id  uuid        not null,
    likeness   bytea,
    -- since when it is to be looked at; null once it has been
    pending    timestamptz
);

create index person_member_person on person_member (person_id);
create index person_member_likeness on person_member (likeness) where likeness is not null;
create index person_member_pending on person_member (pending) where pending is not null;

create table person_pair (
    one     uuid        not null,
    other   uuid        not null,
    state   text        not null check (state in ('PROPOSED', 'LINKED', 'SEPARATE')),
    basis   text        not null check (basis in ('IDENTIFIER', 'MERGE', 'PERSON', 'LIKENESS')),
    score   integer     not null,
    grounds text[]      not null default '{}',
    raised  timestamptz not null default clock_timestamp(),
    decided timestamptz,
    decider uuid,
    reason  text,
    primary key (one, other)
);

create index person_pair_other on person_pair (other);
create index person_pair_proposed on person_pair (score desc, raised) where state = 'PROPOSED';

-- Who was taken for whom, and since when: nothing of it is forgotten when a link is taken back.
create table person_event (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    one     uuid        not null,
    other   uuid        not null,
    state   text        not null,
    basis   text        not null,
    actor   uuid        not null
);

create index person_event_one on person_event (one);
create index person_event_other on person_event (other);

create trigger person_event_append_only before update or delete or truncate on person_event
    for each statement execute function refuse_change();

insert into person_member (patient_id, custodian, person_id, pending)
    select id, custodian, id, clock_timestamp() from resource where type = 'Patient' and not deleted;

comment on column person_member.person_id is 'the least id of the Patients that are linked with this one';
comment on column person_member.likeness is 'SHA-256 of folded name and birth date: finds whom a person should be asked about';
comment on column person_pair.one is 'the lesser of the two ids';
comment on column person_pair.basis is 'what the state follows from; what a PERSON decided is not changed by what is found later';
