import { type Role, type Text, unitRoles } from '@plumbline/terms';
import { barredTitles, type Step, targetsOf, toList, type Workflow, workflowNamed } from '@plumbline/workflows';
import { rolesInBody } from '../sanction/body.ts';
import { type Over, widestFirst } from './declare.ts';

interface Reach {
  readonly over: Over;
  readonly part: Text | null;
}

/** Roles from which holders of a relation are gathered; `null` where a step names anybody. */
const rolesGathered = (workflow: Workflow, relation: string): readonly Role[] | null =>
  Object.values(workflow.steps).some(({ assign }) => assign?.[relation]?.to === 'gathered')
    ? (rolesInBody[relation] ?? null)
    : null;

const narrower = (one: Over, other: Over): Over => (widestFirst({ over: one }, { over: other }) > 0 ? one : other);

/** How far a role reaches through one relation that a step asks for. */
const throughRelation = (workflow: Workflow, relation: string, role: Role, limit: Over): readonly Reach[] => {
  const declared = workflow.relations[relation];
  if (declared?.heldBy !== undefined)
    return declared.heldBy.roles.includes(role) ? [{ over: narrower(declared.heldBy.over, limit), part: null }] : [];
  const gathered = rolesGathered(workflow, relation);
  if (gathered !== null && !gathered.includes(role)) return [];
  const [zh, en] = declared?.title ?? [relation, relation];
  return [{ over: 'own', part: [`是本件的${zh}`, `As ${en}`] }];
};

const joined = (reaches: readonly Reach[]): readonly Reach[] => {
  const own = reaches.flatMap(({ over, part }) => (over === 'own' && part !== null ? [part] : []));
  const posts = reaches.filter(({ over }) => over !== 'own').toSorted(widestFirst);
  const [widest] = posts;
  if (widest?.over === 'town' || own.length === 0) return widest === undefined ? [] : [widest];
  const part: Text = [own.map(([zh]) => zh).join('，或'), own.map(([, en]) => en).join(', or ')];
  return [...(widest === undefined ? [] : [widest]), { over: 'own', part }];
};

/** How far a role may take a step: by what its posts permit, within what the relation to the record asks for. */
export const reachesOfStep = (workflow: Workflow, step: Step, role: Role): readonly Reach[] => {
  if (step.permission !== undefined && workflow.permissions[step.permission]?.includes(role) !== true) return [];
  const limit: Over = step.permission !== undefined && unitRoles.has(role) ? 'unit' : 'town';
  const by = toList(step.by);
  if (by.length > 0) return joined(by.flatMap((relation) => throughRelation(workflow, relation, role, limit)));
  if (step.permission !== undefined) return [{ over: limit, part: null }];
  return besideReaches(workflow, role);
};

/** Whoever has one of some relations to a record starts another one beside it. */
const besideReaches = ({ beside }: Workflow, role: Role): readonly Reach[] =>
  joined(
    (beside?.of ?? []).flatMap((name) => {
      const parent = workflowNamed(name);
      return parent === undefined
        ? []
        : toList(beside?.by).flatMap((each) => throughRelation(parent, each, role, 'town'));
    }),
  );

/** Whether a step counts votes of a body, or announces what they came to. */
const isOfBody = (workflow: Workflow, step: Step): boolean => {
  const votes = Object.values(workflow.steps).filter(({ sealed }) => sealed !== undefined);
  if (votes.includes(step)) return true;
  // What was voted on is announced by the step that leads out of the vote, and out of nothing else.
  const voting = votes.flatMap(({ from }) => toList(from));
  const from = toList(step.from);
  return (
    from.length > 0 &&
    from.every((state) => voting.includes(state)) &&
    targetsOf(step).some((state) => !voting.includes(state))
  );
};

/** What limits a step for every role. */
export const notesOfStep = (workflow: Workflow, step: Step): readonly Text[] => {
  const barred = barredTitles(workflow, step);
  const zh = barred.map(([title]) => title).join('、');
  const en = barred.map(([, title]) => title.toLowerCase()).join(', ');
  return [
    ...(barred.length === 0 ? [] : [[`本件的${zh}不能办`, `Never by whoever is ${en} of the record`] as const]),
    ...(isOfBody(workflow, step)
      ? [['由集体按票数议决，任何人不能单独决定', 'A body decides by its votes; nobody decides alone'] as const]
      : []),
    ...(step.personal ? [['须本人办理，不能委托', 'In person only, never by a delegate'] as const] : []),
    ...(step.overridable
      ? [
          [
            '本人不在又没有委托时，管理员可代办，写明原因并留痕',
            'An administrator may step in for somebody absent, with a reason and on the record',
          ] as const,
        ]
      : []),
  ];
};
