-- What was delivered, read or answered long ago is cleared away by the clock once a day: never what still waits.

grant select (town_id, id, topic, recipient, done_at) on outbox to plumbline_clock;
grant select (town_id, id, read_at) on notification to plumbline_clock;
grant select (town_id, person_id, key, version, at) on idempotency to plumbline_clock;
grant delete on outbox, notification, idempotency to plumbline_clock;

create policy over on outbox as restrictive for delete to plumbline_clock using (done_at is not null);
create policy over on notification as restrictive for delete to plumbline_clock using (read_at is not null);
-- The key of a step that made a record is all that keeps the same call from making a second one.
create policy over on idempotency as restrictive for delete to plumbline_clock using (version > 1);
