import type { Cells } from '@plumbline/database';
import { type Problem, runStep } from '@plumbline/operations';
import { pascal } from '@plumbline/terms';
import { type Field, type Fields, type Step, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { decodeId, idFrom, type NodeType, readId } from '../global-id.ts';
import { nodeSource, readNode } from '../queries/nodes.ts';
import { at } from '../read/fields.ts';
import { planRows, type Reading, type Row, readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { nodesNamed } from '../read/selection.ts';
import { AgreementClauseInput, AgreementTargetInput } from '../types/agreement-target.ts';
import { ProblemType } from '../types/problem.ts';
import { stepChoice } from '../types/step-choices.ts';
import { recordTypeOf, recordTypes } from '../types/workflow-record.ts';

const referenced: Partial<Record<Field['kind'], NodeType>> = {
  person: 'Person',
  unit: 'Unit',
  inspection: 'Inspection',
  exam: 'Exam',
  record: 'RectificationCase',
  files: 'File',
};

/** The type whose ids a field takes; one that is named after a workflow takes its records. */
const typeTaken = (fields: Fields, name: string): NodeType | undefined => {
  const kind = fields[name]?.kind;
  if (kind === 'record' && Object.hasOwn(recordTypes, name)) return recordTypes[name as keyof typeof recordTypes];
  return kind === undefined ? undefined : referenced[kind];
};

/** Ids from outside as numbers; anything that is no id of the right type becomes NaN, which no field takes. */
const fromOutside = (fields: Fields, given: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const type = typeTaken(fields, name);
      const decode = (id: unknown) => (type === undefined ? id : (decodeId(type, String(id)) ?? Number.NaN));
      return [
        name,
        type === undefined || value === null || value === undefined
          ? value
          : Array.isArray(value)
            ? value.map(decode)
            : decode(value),
      ];
    }),
  );

/** The number of a record of one of the kinds beside which a workflow starts; 0, which no record has, for anything else. */
const parentOf = ({ beside }: Workflow, globalId: string): number => {
  const found = readId(globalId);
  return found !== null && beside?.of.some((name) => recordTypeOf(name) === found.type) ? found.id : 0;
};

interface StepOutcome {
  readonly recordId: number | null;
  readonly version: number | null;
  readonly record: Row | null;
  readonly problems: readonly Problem[];
}

const payloadOf = (workflow: Workflow) =>
  builder.objectRef<StepOutcome>(`${pascal(workflow.name)}Payload`).implement({
    description: `What came of a step · ${workflow.title[0]}`,
    fields: (t) => ({
      record: t.field({
        type: recordTypeOf(workflow.name) as 'RectificationCase',
        nullable: true,
        resolve: ({ record }) => record,
      }),
      event: t.field({
        type: 'Event',
        nullable: true,
        resolve: async ({ recordId, version }, _args, context, info) => {
          if (recordId === null) return null;
          const [event] = await readRows(info, context, {
            type: 'Event',
            nodes: info.fieldNodes,
            shape: 'payload',
            args: { $record: recordId, $version: version },
            base: ({ slot }) =>
              sql`select b.* from event b where b.town_id = ${ownTown()} and b.record_id = ${slot('$record')}::bigint and b.version = ${slot('$version')}::int`,
            order: (alias) => at(alias, 'version'),
          });
          return event ?? null;
        },
      }),
      problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
    }),
  });

const StepOverride = builder.inputType('StepOverride', {
  description: 'An administrator takes the step for somebody absent; it is marked, and they are told · 代为办理',
  fields: (t) => ({ reason: t.string({ required: true }) }),
});

const inputOf = (workflow: Workflow, name: string, step: Step) =>
  builder.inputType(`${pascal(workflow.name)}${pascal(name)}Input`, {
    description: step.title.join(' · '),
    fields: (t) => {
      const own = Object.entries(step.input ?? {}).map(([field, { kind, title }]) => {
        const description = title.join(' · ');
        if (kind === 'choice') {
          const type = stepChoice(workflow.name as keyof typeof recordTypes, name, field);
          return [field, t.field({ type, description })] as const;
        }
        if (kind === 'day') return [field, t.field({ type: 'Date', description })] as const;
        if (kind === 'switch') return [field, t.boolean({ description })] as const;
        if (kind === 'targets') return [field, t.field({ type: [AgreementTargetInput], description })] as const;
        if (kind === 'clauses') return [field, t.field({ type: [AgreementClauseInput], description })] as const;
        if (kind === 'files') return [field, t.idList({ description })] as const;
        return [field, referenced[kind] === undefined ? t.string({ description }) : t.id({ description })] as const;
      });
      return {
        ...(step.from !== null && {
          id: t.id({ required: true, description: 'The record' }),
          expectedVersion: t.int({ required: true, description: 'The version that the caller saw' }),
        }),
        ...(step.from === null &&
          workflow.beside !== undefined && {
            parentId: t.id({ required: true, description: 'The record beside which it starts' }),
          }),
        ...(step.overridable && {
          override: t.field({ type: StepOverride, description: 'Taken by an administrator for somebody absent' }),
        }),
        idempotencyKey: t.string({
          required: true,
          description: 'Chosen by the caller, new for each act; a repetition is answered as the first time',
        }),
        ...Object.fromEntries(own),
      };
    },
  });

/** One mutation per step of a workflow, from its declaration alone. */
const addSteps = (workflow: Workflow): void => {
  const payload = payloadOf(workflow);
  for (const [name, step] of Object.entries(workflow.steps)) {
    if (step.system) continue;
    const input = inputOf(workflow, name, step);
    builder.mutationField(`${workflow.name}${pascal(name)}`, (t) =>
      t.field({
        type: payload,
        description: `${step.title.join(' · ')} (${workflow.clause})`,
        args: { input: t.arg({ type: input, required: true }) },
        resolve: async (_root, args, context, info): Promise<StepOutcome> => {
          const { deps, viewer } = context;
          const { id, expectedVersion, parentId, idempotencyKey, override, ...rest } = args.input as Record<
            string,
            unknown
          >;
          const type = recordTypeOf(workflow.name) as NodeType;
          const nodes = nodesNamed(info, `${pascal(workflow.name)}Payload`, info.fieldNodes, 'record');
          const planned = (recordId: number): Reading | null => {
            const source = nodeSource(context, type, recordId, nodes);
            return source === null ? null : planRows(info, context, source);
          };
          const rowIn = async ({ recordId, seen }: { recordId: number; seen: readonly Cells[] | null }) =>
            seen === null
              ? await readNode(info, context, type, recordId, nodes)
              : (planned(recordId)?.rowsOf(seen)[0] ?? null);
          const answer = await runStep(deps, viewer, {
            workflow: workflow.name,
            step: name,
            ...(step.from !== null && {
              id: idFrom(type, id),
              expectedVersion: Number(expectedVersion),
            }),
            ...(parentId !== undefined && { parentId: parentOf(workflow, String(parentId)) }),
            idempotencyKey: String(idempotencyKey),
            input: fromOutside(step.input ?? {}, rest),
            ...(override !== undefined && override !== null && { override: override as { reason: string } }),
            look: (recordId) => planned(recordId)?.statement,
          });
          if (!answer.ok) return { recordId: null, version: null, record: null, problems: answer.problems };
          const { recordId, version } = answer;
          return { recordId, version, record: await rowIn(answer), problems: [] };
        },
      }),
    );
  }
};

for (const workflow of Object.values<Workflow>(workflows)) addSteps(workflow);
