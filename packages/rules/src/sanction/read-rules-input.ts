import type { Outcome } from '../evaluation/evaluate.ts';
import { evaluateResults } from '../evaluation/evaluate-results.ts';
import type { Party } from '../evaluation/indicators.ts';
import {
  dayAt,
  decimalAt,
  flagAt,
  type Json,
  listAt,
  maybe,
  numberAt,
  objectAt,
  onceAt,
  oneOfAt,
  type ReadAt,
  textAt,
  wholeAt,
} from '../reading/read-at.ts';
import { resultsAt, targetsAt } from '../reading/read-targets.ts';
import { settings } from '../settings/settings.ts';
import { twoSided95 } from '../statistics/normal.ts';
import type {
  AgreementFacts,
  CampusFacts,
  CountyFacts,
  Estimate,
  PersonFacts,
  RuleSettings,
  RulesInput,
  SanctionRule,
  TeacherYear,
} from './facts.ts';

const outcomes: readonly Outcome[] = ['met', 'missed', 'notEvaluated'];
const parties: readonly Party[] = ['campusHead', 'department', 'leaderInCharge', 'linkedLeader', 'teacher'];
const rules: readonly SanctionRule[] = ['A', 'B', 'C', 'D'];
const many = Number.MAX_SAFE_INTEGER;

const yearAt: ReadAt<number> = (value, path) => wholeAt(value, path, 1900, 9999);
const countAt: ReadAt<number> = (value, path) => wholeAt(value, path, 0, many);

const settingAt = (json: Json, key: keyof RuleSettings, path: string, setting: keyof typeof settings) => {
  const { min, max } = settings[setting];
  return json[key] === undefined ? {} : { [key]: wholeAt(json[key], `${path}.${key}`, min, max) };
};

const settingsAt: ReadAt<Partial<RuleSettings>> = (value, path) => {
  const json = objectAt(value, path, [
    'rules',
    'lastCampuses',
    'lastOf',
    'lastTeachers',
    'improvementBy',
    'holdPercent',
    'smallGroup',
  ]);
  const { rules: on, lastOf, improvementBy } = json;
  return {
    ...(on === undefined ? {} : { rules: listAt(on, `${path}.rules`, (each, place) => oneOfAt(each, place, rules)) }),
    ...(lastOf === undefined ? {} : { lastOf: oneOfAt(lastOf, `${path}.lastOf`, ['missed', 'all']) }),
    ...(improvementBy === undefined
      ? {}
      : { improvementBy: oneOfAt(improvementBy, `${path}.improvementBy`, ['standardScore', 'lineRate']) }),
    ...settingAt(json, 'lastCampuses', path, 'sanction.lastCampuses'),
    ...settingAt(json, 'lastTeachers', path, 'sanction.lastTeachers'),
    ...settingAt(json, 'holdPercent', path, 'sanction.holdPercent'),
    ...settingAt(json, 'smallGroup', path, 'exam.smallGroup'),
  };
};

/** An interval that is left out is the one of 95 %. */
const estimateAt: ReadAt<Estimate> = (value, path) => {
  const json = objectAt(value, path, ['effect', 'se', 'lo', 'hi']);
  const effect = numberAt(json['effect'], `${path}.effect`);
  const se = numberAt(json['se'], `${path}.se`);
  return {
    effect,
    se,
    lo: maybe(json['lo'], `${path}.lo`, numberAt) ?? effect - twoSided95 * se,
    hi: maybe(json['hi'], `${path}.hi`, numberAt) ?? effect + twoSided95 * se,
  };
};

const campusAt: ReadAt<CampusFacts> = (value, path) => {
  const json = objectAt(value, path, ['id', 'name', 'composite', 'passRate', 'excellentRate', 'n', 'estimate']);
  const id = textAt(json['id'], `${path}.id`);
  return {
    id,
    name: maybe(json['name'], `${path}.name`, textAt) ?? id,
    composite: maybe(json['composite'], `${path}.composite`, decimalAt),
    passRate: maybe(json['passRate'], `${path}.passRate`, decimalAt),
    excellentRate: maybe(json['excellentRate'], `${path}.excellentRate`, decimalAt),
    n: countAt(json['n'], `${path}.n`),
    estimate: maybe(json['estimate'], `${path}.estimate`, estimateAt),
  };
};

const groupAt: ReadAt<NonNullable<CountyFacts['group']>> = (value, path) => {
  const json = objectAt(value, path, ['estimates', 'own']);
  const estimates = listAt(json['estimates'], `${path}.estimates`, estimateAt, { empty: false });
  return { estimates, own: wholeAt(json['own'], `${path}.own`, 0, estimates.length - 1) };
};

const countyAt: ReadAt<CountyFacts> = (value, path) => {
  const json = objectAt(value, path, [
    'subject',
    'grade',
    'mean',
    'place',
    'compared',
    'groupMean',
    'groupSd',
    'lineRate',
    'n',
    'sharesPlace',
    'group',
  ]);
  const compared = wholeAt(json['compared'], `${path}.compared`, 1, many);
  return {
    subject: textAt(json['subject'], `${path}.subject`),
    grade: wholeAt(json['grade'], `${path}.grade`, 1, 12),
    mean: decimalAt(json['mean'], `${path}.mean`),
    place: wholeAt(json['place'], `${path}.place`, 1, compared),
    compared,
    groupMean: maybe(json['groupMean'], `${path}.groupMean`, decimalAt),
    groupSd: maybe(json['groupSd'], `${path}.groupSd`, decimalAt),
    lineRate: maybe(json['lineRate'], `${path}.lineRate`, decimalAt),
    n: maybe(json['n'], `${path}.n`, countAt),
    sharesPlace: maybe(json['sharesPlace'], `${path}.sharesPlace`, countAt),
    group: maybe(json['group'], `${path}.group`, groupAt),
  };
};

const teacherYearAt: ReadAt<TeacherYear> = (value, path) => {
  const json = objectAt(value, path, ['year', 'outcome', 'county', 'training']);
  return {
    year: yearAt(json['year'], `${path}.year`),
    outcome: maybe(json['outcome'], `${path}.outcome`, (each, place) => oneOfAt(each, place, outcomes)),
    county: maybe(json['county'], `${path}.county`, (each, place) => listAt(each, place, countyAt)) ?? [],
    training: maybe(json['training'], `${path}.training`, (each, place) => oneOfAt(each, place, ['given', 'notGiven'])),
  };
};

const personAt: ReadAt<PersonFacts> = (value, path) => {
  const json = objectAt(value, path, ['id', 'name', 'partyMember', 'administrative', 'years']);
  const id = textAt(json['id'], `${path}.id`);
  const years = maybe(json['years'], `${path}.years`, (each, place) => listAt(each, place, teacherYearAt)) ?? [];
  onceAt(years, `${path}.years`, ({ year }) => year);
  return {
    id,
    name: maybe(json['name'], `${path}.name`, textAt) ?? id,
    partyMember: maybe(json['partyMember'], `${path}.partyMember`, flagAt) ?? false,
    administrative: maybe(json['administrative'], `${path}.administrative`, flagAt) ?? false,
    years,
  };
};

/** What came of it, or targets and results of which that follows. */
const outcomeAt = (json: Json, path: string): Outcome => {
  if (json['targets'] === undefined) return oneOfAt(json['outcome'], `${path}.outcome`, outcomes);
  const targets = targetsAt(json['targets'], `${path}.targets`);
  return evaluateResults(targets, resultsAt(json['results'] ?? {}, `${path}.results`)).outcome;
};

const agreementAt: ReadAt<AgreementFacts> = (value, path) => {
  const json = objectAt(value, path, [
    'id',
    'party',
    'campus',
    'person',
    'outcome',
    'targets',
    'results',
    'evaluatedOn',
  ]);
  return {
    id: textAt(json['id'], `${path}.id`),
    party: oneOfAt(json['party'], `${path}.party`, parties),
    campus: maybe(json['campus'], `${path}.campus`, textAt),
    person: textAt(json['person'], `${path}.person`),
    outcome: outcomeAt(json, path),
    evaluatedOn: dayAt(json['evaluatedOn'], `${path}.evaluatedOn`),
  };
};

/**
 * Reads what rules A to D look at from JSON that a person or program wrote. An agreement has its `outcome`, or `targets`
 * and `results` from which it is evaluated here.
 * @param path how the place of a fault begins
 * @throws InputFault that names the first wrong place, what was expected there, and what was found
 * @example askRules(readRulesInput(JSON.parse(text)))
 */
export const readRulesInput = (value: unknown, path = 'rules'): RulesInput => {
  const json = objectAt(value, path, ['settings', 'year', 'campuses', 'persons', 'agreements', 'dataVersion']);
  const list = <Item extends { readonly id: string }>(
    key: 'campuses' | 'persons' | 'agreements',
    read: ReadAt<Item>,
  ): Item[] => {
    const items = listAt(json[key] ?? [], `${path}.${key}`, read);
    onceAt(items, `${path}.${key}`, ({ id }) => id);
    return items;
  };
  return {
    settings: maybe(json['settings'], `${path}.settings`, settingsAt) ?? {},
    year: yearAt(json['year'], `${path}.year`),
    campuses: list('campuses', campusAt),
    persons: list('persons', personAt),
    agreements: list('agreements', agreementAt),
    ...(json['dataVersion'] === undefined ? {} : { dataVersion: textAt(json['dataVersion'], `${path}.dataVersion`) }),
  };
};
