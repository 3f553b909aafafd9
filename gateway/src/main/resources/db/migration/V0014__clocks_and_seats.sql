-- Whom a referral waits for and until when, and the places of services that count them.

alter table referral add column next_actor text;
alter table referral add column clock text;
alter table referral add column due timestamptz;
alter table referral add column alarm timestamptz;
alter table referral add column alarm_stage smallint not null default 0;
alter table referral add column seat_service uuid;

-- What was open before there were clocks is looked at within a week.
update referral set next_actor = 'owner', clock = 'reply', due = clock_timestamp() + interval '7 days',
    alarm = clock_timestamp() + interval '7 days'
    where status not in ('rejected', 'cancelled', 'failed', 'completed', 'entered-in-error');

create index referral_alarm on referral (alarm) where alarm is not null;

create table service_seat (
    service_id uuid primary key,
    seats      integer     not null check (seats >= 0),
    taken      integer     not null default 0 check (taken >= 0),
    changed    timestamptz not null default clock_timestamp()
);

comment on column referral.next_actor is 'who acts next (Actor); null at the end';
comment on column referral.due is 'when whoever acts next should have acted';
comment on column referral.alarm is 'when the clock rings next; null when it does not any more';
comment on column referral.alarm_stage is '0: a reminder is next, 1: the requester is told next, 2: closing is next';
comment on column referral.seat_service is 'the HealthcareService of which this referral holds a place';
comment on table service_seat is 'services that count their places; one without a row takes whoever it accepts';
