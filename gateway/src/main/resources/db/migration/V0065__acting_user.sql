-- Who acted for a partner, where a message says so: PHIPA asks for the acting user's id.

alter table referral_event add column acting_user text;
alter table audit_entry add column acting_user text;

comment on column referral_event.acting_user is 'identifier of the person who acted for the actor, system|value; null where nobody said';
comment on column audit_entry.acting_user is 'identifier of the person who acted for the partner, system|value; null where nobody said';
