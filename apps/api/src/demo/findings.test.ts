import { requestKinds, workflows } from '@plumbline/workflows';
import { describe, expect, it } from 'vitest';
import { actorOf, castAfter, firstCast } from './cast.ts';
import { findings } from './findings.ts';
import { photoBytes, photoNames } from './photos.ts';
import { schedule } from './schedule.ts';
import { schoolDays } from './school-days.ts';
import { staff } from './staff.ts';
import { schools } from './town.ts';

const checking = [
  ...['approvePlan', 'returnPlan', 'accept', 'returnReport', 'lookBack', 'reopen'],
  ...['upholdObjection', 'rejectObjection', 'grant', 'refuse'],
];
const people = new Set(staff.map(({ key }) => key));
const days = schoolDays(new Date('2026-11-24T15:30:00+08:00'));

describe('the findings', () => {
  it('are sixty, each with its own key', () => {
    expect(findings).toHaveLength(60);
    expect(new Set(findings.map(({ key }) => key)).size).toBe(60);
  });

  it('lie in every school', () => {
    expect(new Set(findings.map(({ unit }) => unit))).toEqual(new Set(schools.map(({ key }) => key)));
  });

  it('name people who exist, and nobody re-inspects or reviews their own case', () => {
    for (const finding of findings) {
      expect(people, finding.key).toContain(finding.inspector);
      expect(people, finding.key).toContain(finding.responsible);
      let cast = firstCast(finding);
      const everResponsible = new Set([cast.responsible]);
      for (const scheduled of schedule(days).filter((each) => each.finding === finding)) {
        const actor = actorOf(scheduled, cast);
        expect(people, finding.key).toContain(actor);
        if (checking.includes(scheduled.step.step)) expect(everResponsible, finding.key).not.toContain(actor);
        cast = castAfter(scheduled, cast, actor);
        everResponsible.add(cast.responsible);
      }
    }
  });

  it('take only steps that people take in the workflows, nearly all of them', () => {
    const taken = new Set(['record', ...findings.flatMap(({ story }) => story.map(({ step }) => step))]);
    // A hand-over follows from the end of a post, which is what the storyline plays.
    const steps = Object.values(workflows).flatMap((workflow) => Object.entries(workflow.steps));
    const known = steps.filter(([name, { system }]) => !system || name === 'handOver').map(([name]) => name);
    expect([...taken].filter((name) => !known.includes(name))).toEqual([]);
    expect(taken.size).toBeGreaterThan(20);
  });

  it('ask for everything that may be asked for, and get every answer to each', () => {
    const asked = findings.flatMap(({ story }) =>
      story
        .filter(({ step }) => step === 'ask')
        .map(({ request }) => {
          const answer = story.find((step) => step.request === request && step.step !== 'ask')?.step;
          const ends = story.some(({ step }) => step === 'accept' || step === 'void');
          return `${request} ${answer ?? (ends ? 'end' : 'waits')}`;
        }),
    );
    const answers = ['grant', 'refuse', 'withdraw', 'end', 'waits'];
    const every = Object.keys(requestKinds).flatMap((kind) => answers.map((answer) => `${kind} ${answer}`));
    expect(asked.toSorted()).toEqual(every.toSorted());
  });

  it('go forward in time within each storyline', () => {
    for (const finding of findings) {
      const times = schedule(days).filter((each) => each.finding === finding);
      expect(
        times.map(({ index }) => index),
        finding.key,
      ).toEqual(times.map((_, index) => index));
    }
  });

  it.each([
    '2026-11-24T15:30:00+08:00',
    '2026-11-28T12:00:00+08:00',
    '2027-02-10T00:01:00+08:00',
    '2027-09-01T07:00:00+08:00',
    '2031-07-30T23:59:00+08:00',
  ])('lie in the past of %s, in the plan years around it', (now) => {
    const around = schoolDays(new Date(now));
    const steps = schedule(around);
    const [last, present] = around.calendar.planYears;
    for (const { at, day } of steps) {
      expect(at.getTime()).toBeLessThan(Date.parse(now));
      expect(day >= last.startsOn && day <= present.endsOn, day).toBe(true);
    }
  });
});

describe('the photos', () => {
  it('are small pictures, all of them used', async () => {
    for (const name of photoNames) expect((await photoBytes(name)).length, name).toBeLessThan(40_000);
    const used = findings.flatMap(({ photos = [], story }) => [
      ...photos,
      ...story.flatMap((step) => step.photos ?? []),
    ]);
    expect(new Set(used)).toEqual(new Set(photoNames));
  });
});
