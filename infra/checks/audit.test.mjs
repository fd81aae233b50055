import { expect, test } from 'vitest';
import { judge } from './audit.mjs';

const url = 'https://github.com/advisories/GHSA-0000-0000-0000';
const report = (severity) => ({
  vulnerabilities: {
    kit: { name: 'kit', via: ['other', { name: 'kit', severity, url, title: 'Opens the door', range: '<2.0.0' }] },
  },
});
const exception = { advisory: url, reason: 'The door is walled up on our side.', until: '2027-01-31' };

test.each(['high', 'critical'])('a %s advisory is a problem', (severity) => {
  const { ran, problems } = judge(report(severity), [], '2026-11-29');
  expect([ran, problems]).toEqual([true, [`${severity} kit <2.0.0: Opens the door ${url}`]]);
});

test('a moderate one is none', () => {
  expect(judge(report('moderate'), [], '2026-11-29')).toEqual({ ran: true, problems: [] });
});

test('an argued exception holds to its last day, and not a day longer', () => {
  expect(judge(report('high'), [exception], '2027-01-31').problems).toEqual([]);
  expect(judge(report('high'), [exception], '2027-02-01').problems).toHaveLength(1);
});

test('an exception without a reason or a day is a problem by itself', () => {
  expect(judge({ vulnerabilities: {} }, [{ ...exception, reason: 'no' }], '2026-11-29').problems).toHaveLength(1);
  expect(judge({ vulnerabilities: {} }, [{ ...exception, until: undefined }], '2026-11-29').problems).toHaveLength(1);
});

test.each([[null], [{ message: '405 Method Not Allowed', statusCode: 405 }], [{ error: { code: 'ENOTFOUND' } }]])(
  'a registry that does not answer is told as not run, and not as clean (%j)',
  (answer) => {
    expect(judge(answer, [], '2026-11-29')).toEqual({ ran: false, problems: [] });
  },
);
