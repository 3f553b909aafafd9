-- A partner is never deleted. A foreign key to it would lock its row in every referral it takes part in: many at once, for nothing.

alter table referral drop constraint referral_requester_id_fkey;
alter table referral drop constraint referral_owner_id_fkey;
alter table delivery drop constraint delivery_endpoint_id_fkey;
