-- The application may change the columns that some page of it changes, and no other: who a person is, what a post is,
-- and that somebody was erased are settled once. `grant update on` a table gave more than was ever used.

revoke update on person, post, unit, plan_year, term, setting, inspection, town from plumbline_app;
grant update (name, staff_no, pinyin, login) on person to plumbline_app;
grant update (to_on, successor_id) on post to plumbline_app;
grant update (name, to_on, grade) on unit to plumbline_app;
grant update (title, starts_on, ends_on) on plan_year, term to plumbline_app;
grant update (value) on setting to plumbline_app;
revoke delete on setting, term_note, inspection_inspector from plumbline_app;
