import { describe, expect, it } from 'vitest';
import { askLaw, askLawAboutTargets } from './ask-law.ts';
import { moe2021 } from './moe-2021.ts';
import { type LawSession, sessionKinds } from './profile.ts';
import { lawProfiles, suspendedClauses } from './profiles.ts';

/** A session that no rule objects to. */
const allowed: LawSession = {
  kind: 'final',
  written: true,
  grades: [3, 4, 5, 6, 7, 8, 9],
  scope: 'campus',
  sampled: false,
  finalsThisTerm: 0,
  resultsAs: 'grades',
  published: 'internal',
};
const broken = (change: Partial<LawSession>) => askLaw(moe2021, { ...allowed, ...change }).map(({ ruleId }) => ruleId);

describe('the law of 2021', () => {
  it.each<[string, Partial<LawSession>, string[]]>([
    ['a school’s own final in grades 3 to 9', {}, []],
    ['a written test in grade 2', { grades: [2, 3] }, ['noWrittenTestsInGrades1And2']],
    ['grade 2 without paper', { grades: [2], written: false }, []],
    ['a second final', { finalsThisTerm: 1 }, ['oneFinalPerTerm']],
    ['a mid-term in grade 6', { kind: 'midTerm', grades: [6, 7] }, ['midTermInJuniorMiddleOnly']],
    ['a mid-term in grades 7 to 9', { kind: 'midTerm', grades: [7, 8, 9] }, []],
    ['a final across the town in grade 6', { scope: 'town', grades: [6] }, ['noCrossSchoolExams']],
    ['a final across the town in grade 8', { scope: 'town', grades: [8, 9] }, ['noCrossSchoolExams']],
    ['a final across the town in grade 9', { scope: 'town', grades: [9] }, []],
    ['monitoring of a sample of grade 6', { kind: 'monitoring', sampled: true, scope: 'town', grades: [6] }, []],
    ['monitoring of all of grade 6', { kind: 'monitoring', scope: 'town', grades: [6] }, ['noCrossSchoolExams']],
    ['a final of a sample of grade 6', { sampled: true, scope: 'town', grades: [6] }, ['noCrossSchoolExams']],
    ['a monthly test in grade 9', { kind: 'monthly', grades: [9] }, ['noFrequentExams']],
    ['a weekly test of a class', { kind: 'weekly', scope: 'class', grades: [5] }, ['noFrequentExams']],
    ['a unit test without paper', { kind: 'unit', written: false, grades: [1] }, ['noFrequentExams']],
    [
      'the plan’s monthly test of the town',
      { kind: 'monthly', scope: 'town' },
      ['noCrossSchoolExams', 'noFrequentExams'],
    ],
    ['a school check', { kind: 'schoolCheck', scope: 'campus' }, []],
    ['results as scores', { resultsAs: 'scores' }, ['resultsAsGrades']],
    ['results made public', { published: 'public' }, ['scoresNotPublic']],
  ])('on %s', (_, change, rules) => {
    expect(broken(change)).toEqual(rules);
  });

  it('shows its source and what is allowed instead', () => {
    const [breach] = askLaw(moe2021, { ...allowed, grades: [1, 2, 3], kind: 'schoolCheck' });
    expect(breach?.source[0]).toContain('教基厅函〔2021〕34号');
    expect(breach?.date).toBe('2021-08-30');
    expect(breach?.offers.map(({ change }) => change)).toEqual([{ written: false }, { grades: [3] }]);
  });

  it('does not offer grades that the session does not have', () => {
    const [breach] = askLaw(moe2021, { ...allowed, grades: [1], kind: 'schoolCheck' });
    expect(breach?.offers.map(({ change }) => change)).toEqual([{ written: false }]);
  });

  const sessions = sessionKinds.flatMap((kind) =>
    [true, false].flatMap((written) =>
      [[1], [2, 3], [6], [5, 8], [9], [6, 9], [1, 2, 3, 4, 5, 6, 7, 8, 9]].flatMap((grades) =>
        (['town', 'campus', 'class'] as const).flatMap((scope) =>
          [true, false].flatMap((sampled) =>
            [0, 1].flatMap((finalsThisTerm) =>
              (['grades', 'scores'] as const).flatMap((resultsAs) =>
                (['internal', 'public'] as const).map(
                  (published): LawSession => ({
                    kind,
                    written,
                    grades,
                    scope,
                    sampled,
                    finalsThisTerm,
                    resultsAs,
                    published,
                  }),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );

  it('offers for every session only what mends the rule, and breaks no other that was kept', () => {
    for (const session of sessions) {
      const before = askLaw(moe2021, session);
      for (const { ruleId, offers } of before) {
        expect(offers.length).toBeGreaterThan(0);
        for (const { change } of offers) {
          const after = askLaw(moe2021, { ...session, ...change }).map((breach) => breach.ruleId);
          expect(after).not.toContain(ruleId);
          expect(before.map((breach) => breach.ruleId)).toEqual(expect.arrayContaining(after));
        }
      }
    }
  });

  it('leads by its first offers from every session to one that is allowed', () => {
    for (const start of sessions) {
      let session = start;
      for (let tried = 0; tried < moe2021.rules.length; tried += 1) {
        const [breach] = askLaw(moe2021, session);
        session = { ...session, ...breach?.offers[0]?.change };
      }
      expect(askLaw(moe2021, session)).toEqual([]);
    }
  });

  it('marks targets that rest on scores alone', () => {
    const target = (indicator: 'composite' | 'passRate' | 'rectifiedOnTime', mandatory = true) => ({
      indicator,
      mandatory,
    });
    const marks = (...targets: ReturnType<typeof target>[]) =>
      askLawAboutTargets(moe2021, targets).map(({ ruleId }) => ruleId);
    expect(marks(target('composite'), target('passRate'))).toEqual(['notScoresAlone']);
    expect(marks(target('composite'), target('rectifiedOnTime', false))).toEqual(['notScoresAlone']);
    expect(marks(target('composite'), target('rectifiedOnTime'))).toEqual([]);
    expect(marks(target('passRate', false), target('rectifiedOnTime', false))).toEqual([]);
    expect(marks()).toEqual([]);
  });

  it('suspends the town-wide monthly test of the plan, and nothing else', () => {
    expect([...suspendedClauses(moe2021)]).toEqual(['I8']);
  });

  it('is plain data under its own id, worded in both languages', () => {
    expect(JSON.parse(JSON.stringify(moe2021))).toEqual(moe2021);
    expect(lawProfiles['moe-2021']).toBe(moe2021);
    expect(new Set(moe2021.rules.map(({ id }) => id)).size).toBe(moe2021.rules.length);
    const texts = moe2021.rules.flatMap(({ title, text, source, checks }) => [
      title,
      text,
      source,
      ...checks.flatMap(({ offers }) => offers.map((offer) => offer.text)),
    ]);
    for (const [zh, en] of [moe2021.title, moe2021.notice, ...texts])
      expect([/\p{Script=Han}/u.test(zh), /\p{Script=Han}/u.test(en), en === '']).toEqual([true, false, false]);
  });
});
