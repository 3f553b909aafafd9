-- What persons are asked to do: one row per patient Task, by which its referral finds it. Its history is that of the Task.

create table patient_task (
    id           uuid primary key,
    referral_id  uuid references referral deferrable initially deferred,
    requester_id uuid        not null references partner,
    patient_id   uuid        not null,
    category     text,
    status       text        not null,
    ended_from   text,
    opened       timestamptz not null,
    changed      timestamptz not null
);

create index patient_task_referral on patient_task (referral_id) where referral_id is not null;

comment on column patient_task.referral_id is 'the referral that it serves; null outside of one';
comment on column patient_task.category is 'questionnaire category of HL7 Gravity, where it says one';
comment on column patient_task.ended_from is 'the status that it had when the end of its referral ended it; null otherwise';

alter table referral_event add column patient_task_id uuid;

comment on column referral_event.patient_task_id is 'the patient Task that the event is about, where it is about one';
