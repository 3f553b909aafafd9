-- Certificates were named in the settings of a sender too, where nothing held anybody to them. They move to the list that is enforced, so that who
-- had named one is held to it, as was meant.

insert into partner_certificate (partner_id, name)
select distinct s.partner_id, 'sha256:' || lower(replace(c.print, ':', ''))
from hl7_sender s,
     jsonb_array_elements_text(s.settings -> 'certificates') as c (print)
where jsonb_typeof(s.settings -> 'certificates') = 'array'
on conflict do nothing;

update hl7_sender
set settings = settings - 'certificates'
where settings ? 'certificates';
