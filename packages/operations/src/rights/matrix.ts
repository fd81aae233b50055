import { type Role, roleCodes, type Text } from '@plumbline/terms';
import { type Workflow, workflows } from '@plumbline/workflows';
import { allRights } from './all.ts';
import { type Act, type Grant, type Over, type Rights, widestFirst } from './declare.ts';
import { notesOfStep, reachesOfStep } from './steps.ts';

/** How far a role reaches in one act, and what is meant by its own or left out, in words. */
export interface Reaches {
  readonly over: Over;
  readonly part: Text | null;
}

/** One thing that is done with records of a type, by role; a role that has no right has no reaches. */
export interface MatrixRow {
  readonly name: string;
  readonly kind: 'read' | 'act' | 'step';
  readonly title: Text;
  readonly byRole: ReadonlyMap<Role, readonly Reaches[]>;
  /** Limits that hold for every role: separation of duties, that a body decides, in person only. */
  readonly notes: readonly Text[];
}

/** What is done with records of one type. */
export interface MatrixType {
  readonly type: string;
  readonly title: Text;
  readonly rows: readonly MatrixRow[];
}

const isFor = ({ to }: Grant, role: Role): boolean => to === 'everybody' || to.includes(role);

/** What an act opens to a role: where all of the town is open without a limit, nothing else has to be said. */
const reachesOf = (act: Act, role: Role): readonly Reaches[] => {
  const own = act.grants.filter((grant) => isFor(grant, role)).map(({ over, part = null }) => ({ over, part }));
  const whole = own.find(({ over, part }) => over === 'town' && part === null);
  return whole === undefined ? own.toSorted(widestFirst) : [whole];
};

const rowOf = (name: string, kind: MatrixRow['kind'], act: Act): MatrixRow => ({
  name,
  kind,
  title: act.title,
  byRole: new Map(roleCodes.map((role) => [role, reachesOf(act, role)])),
  notes: act.note === undefined ? [] : [act.note],
});

const typeOf = ({ type, title, read, acts }: Rights): MatrixType => ({
  type,
  title,
  rows: [rowOf('read', 'read', read), ...Object.entries(acts).map(([name, act]) => rowOf(name, 'act', act))],
});

/** Reading the records of a workflow, as the declaration of its readers says it. */
const readingOf = ({ readers }: Workflow): Act => ({
  title: ['查看', 'Read'],
  grants: [
    { to: readers.town, over: 'town' },
    { to: readers.unit, over: 'unit' },
    { to: 'everybody', over: 'own', part: ['自己参与的', 'In which they have a part'] },
  ],
});

const typeOfWorkflow = (workflow: Workflow): MatrixType => ({
  type: workflow.name,
  title: workflow.title,
  rows: [
    rowOf('read', 'read', readingOf(workflow)),
    ...Object.entries(workflow.steps)
      .filter(([, { system }]) => !system)
      .map(
        ([name, step]): MatrixRow => ({
          name,
          kind: 'step',
          title: step.title,
          byRole: new Map(roleCodes.map((role) => [role, reachesOfStep(workflow, step, role)])),
          notes: notesOfStep(workflow, step),
        }),
      ),
  ],
});

/** Who may do what, taken from the declarations of all workflows and types: what guards and buttons ask as well. */
export const rightsMatrix = (): readonly MatrixType[] => [
  ...Object.values(workflows).map(typeOfWorkflow),
  ...allRights.map(typeOf),
];
