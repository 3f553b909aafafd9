-- Who said when how much room a service has. Nothing is changed: the newest report counts, until it expires.

create table capacity_report (
    id          uuid primary key,
    service_id  uuid        not null,
    state       text        not null check (state in ('capacity', 'no-capacity', 'waitlist', 'additional-assessment-required')),
    unit        text,
    population  text,
    available   integer check (available >= 0),
    maximum     integer check (maximum >= 0),
    waitlist    integer check (waitlist >= 0),
    wait_days   integer check (wait_days >= 0),
    remark      text,
    as_of       timestamptz not null,
    expires     timestamptz not null,
    partner_id  uuid        not null,
    channel     text        not null check (channel in ('FHIR', 'CSV', 'LINK')),
    reported    timestamptz not null default clock_timestamp()
);

create index capacity_report_newest on capacity_report (service_id, as_of desc);

comment on column capacity_report.partner_id is 'who said so';
comment on column capacity_report.as_of is 'when it was so';
comment on column capacity_report.expires is 'from when on it says nothing any more';
