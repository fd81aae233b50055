import { sqlOf, type Transaction } from '@plumbline/database';
import { askLaw, type LawBreach, type LawSession, moe2021 } from '@plumbline/rules';
import { type Locale, say, type Text, type UnitKind } from '@plumbline/terms';
import { sql } from 'kysely';
import { checkText } from '../people/check-text.ts';
import { type Objection, type Problem, refuse, refuseInput } from '../problem.ts';
import { type TownFacts, termOf } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import type { ExamFacts } from './exam.ts';
import type { GoOn } from './new-exam.ts';

/** The profile that sessions are asked about. */
export const lawProfile = moe2021;

/** Grades of compulsory education. */
const allGrades = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What of a session the law's rules look at. */
export type AskedExam = Pick<ExamFacts, 'kind' | 'written' | 'grades' | 'unitId' | 'heldOn' | 'sampled'> & {
  /** Of a session that is there already: it is not counted among the others. */
  readonly id?: number;
};

const scopeOf = (kind: UnitKind | undefined): LawSession['scope'] =>
  kind === 'class' ? 'class' : kind === 'town' || kind === undefined ? 'town' : 'campus';

/** How many finals of a term some grades sit beside this one. */
const otherFinals = async (tx: Transaction, town: TownFacts, exam: AskedExam): Promise<number> => {
  const term = termOf(town, exam.heldOn);
  if (term === null) return 0;
  const row = await tx.first<{ count: number }>(
    sql<{
      count: number;
    }>`select count(*) as count from exam e where e.town_id = ${town.id} and e.kind = 'final' and e.written
      and e.held_on between ${term.startsOn}::date and ${term.endsOn}::date and e.id <> ${exam.id ?? 0}
      and (${exam.grades.length}::int = 0 or e.grades = '{}' or e.grades && ${exam.grades}::int[])`.compile(sqlOf),
  );
  return row?.count ?? 0;
};

/** What the law profile objects to in a session (plan clauses, "Law that the software must help keep"). */
export const breachesOf = async (tx: Transaction, town: TownFacts, exam: AskedExam): Promise<readonly LawBreach[]> =>
  askLaw(lawProfile, {
    kind: exam.kind,
    written: exam.written,
    grades: exam.grades.length > 0 ? exam.grades : allGrades,
    scope: scopeOf(town.units.get(exam.unitId)?.kind),
    sampled: exam.sampled,
    finalsThisTerm: await otherFinals(tx, town, exam),
    // Figures stay inside: whoever sees a comparison sees it for their own work, and nothing is posted.
    resultsAs: 'grades',
    published: 'internal',
  });

const objectionOf = ({ ruleId, title, text, source, offers }: LawBreach, locale: Locale): Objection => ({
  rule: ruleId,
  title: say(title, locale),
  text: say(text, locale),
  source: say(source, locale),
  offers: offers.map(({ text: offered, change }) => ({ text: say(offered, locale), change })),
});

/** What the law profile objects to, in a reader's language. */
export const objectionsOf = (breaches: readonly LawBreach[], locale: Locale): readonly Objection[] =>
  breaches.map((breach) => objectionOf(breach, locale));

/** What is wrong with going on in spite of the law profile: both the reason and the legal basis are asked for. */
const faultsOfGoOn = ({ reason, legalBasis }: GoOn) =>
  [
    ...checkText('reason', ['理由', 'Reason'], reason, 500),
    ...checkText('legalBasis', ['法律依据', 'Legal basis'], legalBasis, 500),
  ].map((fault) => ({ ...fault, path: ['goOn', ...fault.path] }));

const objects: Text = [
  '法规不允许这样安排。请改安排，或写明理由和法律依据后继续',
  'The law profile objects to this. Change it, or go on with a reason and a legal basis',
];

/** The refusal of a session that the law profile objects to, unless somebody goes on with a reason and a legal basis. */
export const refusalByLaw = (
  { locale }: Viewer,
  breaches: readonly LawBreach[],
  goOn: GoOn | null | undefined,
): { ok: false; problems: readonly Problem[] } | null => {
  if (breaches.length === 0) return null;
  if (!goOn) return refuse(locale, 'LawObjection', objects, { objections: objectionsOf(breaches, locale) });
  const faults = faultsOfGoOn(goOn);
  return faults.length > 0 ? refuseInput(locale, faults) : null;
};

/** Writes down that somebody went on, rule by rule. */
export const recordObjections = async (
  tx: Transaction,
  viewer: Viewer,
  breaches: readonly LawBreach[],
  act: {
    readonly examId: number;
    readonly act: 'open' | 'publish';
    readonly goOn: GoOn | null | undefined;
    readonly at: Date;
  },
): Promise<void> => {
  const { goOn } = act;
  if (breaches.length === 0 || !goOn) return;
  await tx.run(
    sqlOf.insertInto('exam_objection').values(
      breaches.map(({ ruleId }) => ({
        town_id: viewer.townId,
        exam_id: act.examId,
        act: act.act,
        rule: ruleId,
        reason: goOn.reason.trim(),
        legal_basis: goOn.legalBasis.trim(),
        person_id: viewer.personId,
        post_id: viewer.postId,
        at: act.at,
      })),
    ),
  );
};
