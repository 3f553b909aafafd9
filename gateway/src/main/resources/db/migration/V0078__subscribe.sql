-- Endpoints that partners open for themselves by a Subscription, beside those of the registry.

alter table partner_endpoint add column subscription text check (subscription in ('requested', 'active', 'off', 'error'));
alter table partner_endpoint add column ends timestamptz;

create index partner_endpoint_requested on partner_endpoint (id) where subscription = 'requested';

comment on column partner_endpoint.subscription is 'where the Subscription of the same id stands; null for an endpoint of the registry';
comment on column partner_endpoint.ends is 'when a Subscription ends; null for never';
