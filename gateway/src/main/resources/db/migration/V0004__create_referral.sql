-- The referral: one row per Task, and the append-only log from which its status follows.

create table referral (
    id                  uuid primary key,
    service_request_id  uuid        not null,
    patient_id          uuid,
    parent_id           uuid references referral,
    requester_id        uuid        not null references partner,
    owner_id            uuid references partner,
    status              text        not null,
    business_status     text        not null,
    version             bigint      not null,
    opened              timestamptz not null,
    changed             timestamptz not null
);

create index referral_service_request on referral (service_request_id);
create index referral_requester on referral (requester_id, changed desc);
create index referral_owner on referral (owner_id, changed desc) where owner_id is not null;
create index referral_parent on referral (parent_id) where parent_id is not null;

create table referral_event (
    referral_id     uuid        not null references referral,
    version         bigint      not null,
    kind            text        not null,
    rule            text        not null,
    at              timestamptz not null,
    actor_id        uuid        not null,
    from_status     text,
    to_status       text        not null,
    from_business   text,
    to_business     text        not null,
    reason_code     text,
    task_version    integer     not null,
    request_version integer     not null,
    patient_version integer,
    primary key (referral_id, version)
);

-- What happened has happened: not even the owner of the table changes the log.
create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% of % is not allowed: it is append-only', tg_op, tg_table_name;
end;
$$;

create trigger referral_event_append_only before update or delete or truncate on referral_event
    for each statement execute function refuse_change();
