import { sqlOf, type Transaction } from '@plumbline/database';
import type { Clause, Target } from '@plumbline/workflows';
import type { Effect, FactsRow, Gathered, Gathering, Query } from '../record/feature.ts';
import type { InputFault } from '../record/parse-input.ts';
import { faultsOfExam } from './check-exam.ts';
import { faultsOfTargets } from './check-targets.ts';
import type { AgreementContent } from './content.ts';
import type { FigureGroup } from './group.ts';
import { makeContent } from './make-content.ts';
import { mayBePartyB, readSigners } from './signers.ts';
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

/** Who signs for the parties from now on. */
const signersNow = async (tx: Transaction, gathering: Gathering) => {
  const { town, today, input, standings } = gathering;
  const holder = (relation: string) => standings.find((each) => each.relation === relation)?.person_id ?? 0;
  const [idA, idB] = [Number(input['partyA'] ?? holder('partyA')), holder('partyB')];
  const people = await readSigners(tx, town, today, [idA, idB]);
  return { a: people.get(idA), b: people.get(idB), same: idA === idB };
};

/** What keeps the text from being offered for signature because of its signers. */
const faultsOfSigners = (
  { town, unitId }: Gathering,
  { content }: Version,
  { a, b, same }: Awaited<ReturnType<typeof signersNow>>,
): InputFault[] => {
  const faults: InputFault[] = [];
  if (b === undefined || !mayBePartyB(town, content.party, unitId, b))
    faults.push({
      path: [],
      text: [
        `乙方${content.partyB.name}今天没有与这类责任书相符的岗位，不能送签；请撤回这一份，给接任者另起草一份`,
        `Party B, ${content.partyB.name}, holds no post today that fits this kind of agreement; withdraw it and draft one for whoever follows`,
      ],
    });
  if (a === undefined || a.posts.length === 0)
    faults.push({
      path: ['partyA'],
      text: [
        `甲方签署人${content.partyA.name}今天没有岗位；请填改由谁签署`,
        `${content.partyA.name}, who was to sign for party A, holds no post today; say who signs instead`,
      ],
    });
  if (same)
    faults.push({
      path: ['partyA'],
      text: ['甲方和乙方签署人不能是同一个人，请另选', 'Both parties cannot be the same person; choose another'],
    });
  return faults;
};

/** Whether anybody has signed the version on the table: it is closed then, and the same text is a version anew. */
const isSigned = async (tx: Transaction, { town, record }: Gathering, { versionNo }: Version): Promise<boolean> =>
  (await tx.first(
    sqlOf
      .selectFrom('agreement_signature')
      .where('town_id', '=', town.id)
      .where('record_id', '=', record?.id ?? 0)
      .where('version_no', '=', versionNo)
      .select('side'),
  )) !== undefined;

const faultsOf = async (tx: Transaction, gathering: Gathering, { content }: Version): Promise<InputFault[]> => [
  ...faultsOfTargets((gathering.input['targets'] as readonly Target[] | undefined) ?? [], content.party),
  ...(await faultsOfExam(tx, gathering)),
];

/** Offering: the version that will lie on the table, and whether it differs from the one that does. */
export const gatherOffer = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const version = await onTheTable(tx, gathering);
  const signers = await signersNow(tx, gathering);
  const faults = [...faultsOfSigners(gathering, version, signers), ...(await faultsOf(tx, gathering, version))];
  if (faults.length > 0) return { faults };
  const { partyA } = version.content;
  const named = gathering.input['partyA'] === undefined ? partyA : { ...partyA, name: signers.a?.name ?? '' };
  const content = { ...(await nextContent(tx, gathering, version)), partyA: named };
  const changed = agreementText(content) !== version.text || (await isSigned(tx, gathering, version));
  return { facts: { changed }, known: { content } satisfies Next };
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
