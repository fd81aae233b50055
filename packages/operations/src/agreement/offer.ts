import type { Transaction } from '@plumbline/database';
import type { Clause, Target } from '@plumbline/workflows';
import type { Effect, FactsRow, Gathered, Gathering, Query } from '../record/feature.ts';
import type { InputFault } from '../record/parse-input.ts';
import { faultsOfExam } from './check-exam.ts';
import { faultsOfTargets } from './check-targets.ts';
import type { AgreementContent } from './content.ts';
import type { FigureGroup } from './group.ts';
import { makeContent } from './make-content.ts';
import { agreementText } from './text.ts';
import { changeAgreement, readVersion, type Version, versionNoOf, writeVersion } from './version.ts';

/** Whose figures an agreement rests on, from its row. */
export const groupIn = (row: FactsRow): FigureGroup => ({
  grouping: row['grouping'] as FigureGroup['grouping'],
  groupId: Number(row['group_id']),
});

/** The agreement's row, for steps that move one. */
export const rowOf = ({ record }: Pick<Gathering, 'record'>): FactsRow => {
  if (record === null) throw new Error('A step that moves an agreement was given none.');
  return record.row;
};

const onTheTable = (tx: Transaction, gathering: Gathering): Promise<Version> =>
  readVersion(tx, gathering.town.id, gathering.record?.id ?? 0, versionNoOf(rowOf(gathering)));

interface Next {
  readonly content: AgreementContent;
}

/** What would be on the table: what is given, and for the rest what lies there, with the plan year's rules as they are now. */
const nextContent = async (tx: Transaction, gathering: Gathering, { content }: Version): Promise<AgreementContent> => {
  const { town, planYearId, unitId, input } = gathering;
  const row = rowOf(gathering);
  return makeContent(tx, town, {
    title: content.title,
    planYearId,
    party: content.party,
    partyA: content.partyA,
    partyB: content.partyB,
    unitId,
    group: groupIn(row),
    subject: content.subject,
    targets: (input['targets'] as readonly Target[] | undefined) ?? content.targets.map(asTarget),
    clauses: (input['clauses'] as readonly Clause[] | undefined) ?? content.clauses,
  });
};

const asTarget = ({ indicator, comparison, value, mandatory }: Target): Target => ({
  indicator,
  comparison,
  value,
  mandatory,
});

const faultsOf = async (tx: Transaction, gathering: Gathering, { content }: Version): Promise<InputFault[]> => [
  ...faultsOfTargets((gathering.input['targets'] as readonly Target[] | undefined) ?? [], content.party),
  ...(await faultsOfExam(tx, gathering)),
];

/** Offering: the version that will lie on the table, and whether it differs from the one that does. */
export const gatherOffer = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const version = await onTheTable(tx, gathering);
  const faults = await faultsOf(tx, gathering, version);
  if (faults.length > 0) return { faults };
  const content = await nextContent(tx, gathering, version);
  return { facts: { changed: agreementText(content) !== version.text }, known: { content } satisfies Next };
};

/** A counter-proposal must propose something. */
export const gatherCounter = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const version = await onTheTable(tx, gathering);
  const faults = await faultsOf(tx, gathering, version);
  if (faults.length > 0) return { faults };
  const content = await nextContent(tx, gathering, version);
  if (agreementText(content) === version.text)
    return {
      faults: [
        {
          path: ['targets'],
          text: [
            '目标和条款都没有改动；请写出您要改成什么',
            'Neither targets nor clauses are changed; say what you want them to be',
          ],
        },
      ],
    };
  return { facts: { changed: true }, known: { content } satisfies Next };
};

const writeIfNew = (effect: Effect, origin: 'offer' | 'counter'): readonly Query[] => {
  const versionNo = Number(effect.context['versionNo']);
  if (effect.record !== null && versionNoOf(effect.record.row) === versionNo) return [];
  return [writeVersion(effect, versionNo, origin, (effect.known as Next).content)];
};

/** Offering writes a version, unless the draft itself is offered as it stands. */
export const keepOffer = (effect: Effect): readonly Query[] => [
  changeAgreement(effect, { refusal: null }),
  ...writeIfNew(effect, 'offer'),
];

/** A counter-proposal is a version of its own. */
export const keepCounter = (effect: Effect): readonly Query[] => writeIfNew(effect, 'counter');

/** A refusal keeps its reason beside the record. */
export const keepRefusal = (effect: Effect): readonly Query[] => [
  changeAgreement(effect, { refusal: String(effect.input['reason']) }),
];
