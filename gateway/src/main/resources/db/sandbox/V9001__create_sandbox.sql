-- Marks a database as the sandbox's (production refuses it), and keeps what the sandbox's receivers were sent.

create table sandbox_capture (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    channel text        not null,
    partner text        not null,
    content text        not null
);
