import { workflows } from '@plumbline/workflows';
import { pageSize } from './query.ts';

/** The statement of someone who writes this one list by hand and lets PostgreSQL build the answer: town, state. */
export const floorSql = `select json_build_object('data', json_build_object('rectificationCases', json_build_object('nodes',
    coalesce(json_agg(listed.node order by listed.due_on, listed.id), '[]'))))::text as answer
from (
  select r.due_on, r.id, json_build_object(
    'id', r.id, 'number', r.number, 'title', r.title, 'state', r.state, 'version', r.version, 'dueOn', nullif(r.due_on, 'infinity'),
    'unit', json_build_object('name', u.name),
    'responsible', case when p.name is not null then json_build_object('name', p.name) end,
    'inspection', case when i.id is not null then json_build_object('title', i.title, 'heldOn', i.held_on) end,
    'events', e.list) as node
  from (select * from record where town_id = $1 and kind = '${workflows.rectification.name}' and state = $2 order by due_on, id limit ${pageSize}) r
    join unit u on u.town_id = r.town_id and u.id = r.unit_id
    join rectification f on f.town_id = r.town_id and f.record_id = r.id
    left join inspection i on i.town_id = f.town_id and i.id = f.inspection_id
    left join lateral (select person.name from assignment a join person on person.town_id = a.town_id and person.id = a.person_id
      where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'responsible' and a.until is null order by a.id limit 1) p on true
    cross join lateral (select coalesce(json_agg(json_build_object('version', last.version, 'step', last.step, 'state', last.state, 'at', last.at)
        order by last.version), '[]') as list
      from (select version, step, state, at from event where town_id = r.town_id and record_id = r.id order by version desc limit 3) last) e
) listed`;
