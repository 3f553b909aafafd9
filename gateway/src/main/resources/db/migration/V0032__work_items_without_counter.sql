-- A counter in the row of a code would make all messages of its sender queue for that row; the time is kept to the minute for the same reason.

alter table work_item drop column messages;

comment on column work_item.last_seen is 'to the minute';
