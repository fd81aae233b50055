import { type Role, roleCodes, roles, type Text } from '@plumbline/terms';
import type { Workflow } from '../define.ts';
import { relationTitles } from './declared.ts';
import type { Guide, GuideRight } from './guide.ts';
import { statesOf } from './states.ts';
import { stepsOf } from './steps.ts';

const titlesOf = (codes: readonly Role[]): readonly Text[] => codes.map((code) => roles[code]);

const rightsOf = (workflow: Workflow): readonly GuideRight[] =>
  Object.entries(workflow.permissions).map(([permission, holders]) => ({
    permission,
    steps: Object.values(workflow.steps)
      .filter((step) => step.permission === permission)
      .map(({ title }) => title),
    roles: holders,
    barred: relationTitles(workflow, workflow.separation[permission] ?? []),
  }));

/**
 * Explains a declared workflow: states, steps, rights, in both languages. Nothing in it is written by hand, so a page
 * made from it says what the machine does.
 * @example explain(workflows.rectification).steps.length
 */
export const explain = (workflow: Workflow): Guide => {
  const rights = rightsOf(workflow);
  return {
    name: workflow.name,
    title: workflow.title,
    version: workflow.version,
    clause: workflow.clause,
    series: workflow.series,
    confidentialSeries: workflow.confidentialSeries ?? null,
    beside: workflow.beside?.of ?? [],
    states: statesOf(workflow),
    steps: stepsOf(workflow),
    rights,
    roles: roleCodes
      .filter((code) => rights.some((right) => right.roles.includes(code)))
      .map((code) => ({ code, title: roles[code] })),
    readers: { town: titlesOf(workflow.readers.town), unit: titlesOf(workflow.readers.unit) },
  };
};
