import type { Outcome } from '../evaluation/evaluate.ts';
import { compareAgreements, firstMissedByPerson, outcomeOfAll } from './agreement-order.ts';
import { chancesAmong } from './chances.ts';
import { evidenceOf } from './evidence.ts';
import type {
  AgreementFacts,
  CampusFacts,
  ComparedCampus,
  Proposal,
  RuleNote,
  RuleSettings,
  RulesInput,
} from './facts.ts';
import { levelsOf, placeLast } from './levels.ts';
import { compareText, groupsBy } from './order.ts';
import type { RuleFindings } from './rule-findings.ts';

/** A campus, and what was agreed with its head. */
interface Judged {
  readonly campus: CampusFacts;
  readonly agreements: readonly AgreementFacts[];
  readonly outcome: Outcome | null;
}

const judge = ({ campuses, agreements }: RulesInput): readonly Judged[] => {
  const heads = groupsBy(
    agreements.filter(({ party }) => party === 'campusHead'),
    ({ campus }) => campus,
  );
  return campuses
    .map((campus) => {
      const own = (heads.get(campus.id) ?? []).toSorted(compareAgreements);
      // A campus whose head changed has two agreements.
      return { campus, agreements: own, outcome: outcomeOfAll(own.map(({ outcome }) => outcome)) };
    })
    .sort((a, b) => compareText(a.campus.id, b.campus.id));
};

/** A campus without figures has no place: nobody says that it is last, and the reader is told. */
const isCompared = ({ outcome, campus }: Judged, lastOf: RuleSettings['lastOf']): boolean =>
  campus.composite !== null && (lastOf === 'missed' ? outcome === 'missed' : outcome !== null);

const compareCampuses = (judged: readonly Judged[], settings: RuleSettings): readonly ComparedCampus[] => {
  const { lastCampuses, lastOf } = settings;
  const set = judged.filter((each) => isCompared(each, lastOf));
  const chances = chancesAmong(
    set.map(({ campus }) => campus.estimate),
    lastCampuses,
  );
  const pLast = new Map(set.map(({ campus }, at) => [campus.id, chances[at] ?? null]));
  const levels = levelsOf(
    set.flatMap((each) => {
      const { composite, passRate, excellentRate } = each.campus;
      return composite === null ? [] : [{ composite, passRate, excellentRate, id: each.campus.id }];
    }),
  );
  const placed = placeLast(levels, lastCampuses);
  const places = new Map(placed.map(({ item, fromLast, placing }, at) => [item.id, { fromLast, placing, at }]));
  return judged
    .map(({ campus, outcome }): ComparedCampus => {
      const place = places.get(campus.id);
      const { id, name, composite, passRate, excellentRate, n, estimate } = campus;
      return {
        campus: id,
        name,
        outcome,
        compared: place !== undefined,
        composite,
        passRate,
        excellentRate,
        n,
        estimate,
        fromLast: place?.fromLast ?? null,
        pLast: pLast.get(id) ?? null,
        proposed: outcome === 'missed' && place !== undefined && place.placing !== 'notLast',
        tied: place?.placing === 'tied',
      };
    })
    .sort((a, b) => (places.get(a.campus)?.at ?? placed.length) - (places.get(b.campus)?.at ?? placed.length));
};

const notesOf = (judged: readonly Judged[], { agreements, campuses }: RulesInput): readonly RuleNote[] => {
  const known = new Set(campuses.map(({ id }) => id));
  const elsewhere = agreements.filter(
    ({ party, campus, outcome }) =>
      party === 'campusHead' && outcome === 'missed' && (campus === null || !known.has(campus)),
  );
  return [
    ...judged.flatMap(({ campus, outcome, agreements }): RuleNote[] => [
      ...(outcome === 'missed' && campus.composite === null
        ? [{ rule: 'A', code: 'noFigures', about: campus.id } as const]
        : []),
      ...(agreements.some((each) => each.outcome === 'notEvaluated')
        ? [{ rule: 'A', code: 'notEvaluated', about: campus.id } as const]
        : []),
      ...(agreements.some((each) => each.outcome === 'missed' && each.person === '')
        ? [{ rule: 'A', code: 'noHead', about: campus.id } as const]
        : []),
    ]),
    ...elsewhere.map(({ id, campus }): RuleNote => ({ rule: 'A', code: 'noFigures', about: campus ?? id })),
  ];
};

/**
 * Rule A (Q5): the last campuses among those that missed, or the last of all that in addition missed. Those that no
 * indicator tells apart at the boundary are all put forward as tied; none is chosen among them.
 */
export const ruleA = (input: RulesInput, settings: RuleSettings): RuleFindings => {
  const judged = judge(input);
  const campuses = compareCampuses(judged, settings);
  const byCampus = new Map(judged.map(({ campus, agreements }) => [campus.id, agreements]));
  const proposals = campuses
    .filter(({ proposed }) => proposed)
    .flatMap((compared) =>
      firstMissedByPerson(byCampus.get(compared.campus) ?? [])
        .filter(({ person }) => person !== '')
        .map((agreement) => ({ compared, agreement })),
    );
  const seen = new Set<string>();
  return {
    proposals: proposals.flatMap(({ compared, agreement }): Proposal[] => {
      // Whoever heads two of the last campuses makes one statement, for the lower one.
      if (seen.has(agreement.person)) return [];
      seen.add(agreement.person);
      const evidence = evidenceOf(compared, settings);
      return [
        {
          rule: 'A',
          measure: 'statement',
          person: agreement.person,
          campus: compared.campus,
          agreement: agreement.id,
          tied: compared.tied,
          held: evidence.reasons,
          computation: {
            rule: 'A',
            clause: 'Q5',
            lastOf: settings.lastOf,
            lastCampuses: settings.lastCampuses,
            campuses,
            evidence,
          },
          dataVersion: input.dataVersion ?? null,
        },
      ];
    }),
    notes: notesOf(judged, input),
  };
};
