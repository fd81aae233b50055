-- Who takes over the cases of a post once its last day has passed, where somebody was named when it was ended.
alter table post add column successor_id bigint;
alter table post add foreign key (town_id, successor_id) references person;
