-- Both parties of a delegation are told when it begins. Of no record, as what happened to an account; never mailed.
alter table notification
  add column delegation_id bigint,
  add foreign key (town_id, delegation_id) references delegation,
  drop constraint notification_kind_check,
  drop constraint notification_check1,
  drop constraint notification_check2,
  add check (kind in ('copy', 'turn', 'reminder', 'account', 'delegation')),
  add check ((kind in ('copy', 'turn')) = (version is not null)),
  add check ((kind in ('copy', 'turn', 'reminder')) = (record_id is not null)),
  add check ((kind = 'delegation') = (delegation_id is not null));
