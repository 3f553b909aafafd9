-- Until when persons should have done what they were asked, and when the clock rings for it next.

alter table patient_task add column due timestamptz;
alter table patient_task add column alarm timestamptz;
alter table patient_task add column alarm_stage smallint not null default 0;

-- What was asked before there was a clock is looked at within two weeks.
update patient_task set due = clock_timestamp() + interval '14 days', alarm = clock_timestamp() + interval '14 days'
    where status in ('ready', 'in-progress', 'on-hold');

create index patient_task_alarm on patient_task (alarm) where alarm is not null;

comment on column patient_task.due is 'when the person should have done it; null at its end';
comment on column patient_task.alarm is 'when the clock rings next; null when it does not any more';
comment on column patient_task.alarm_stage is '0: a reminder is next, 1: whoever asked is told next, 2: closing is next';
