import { expect, it } from 'vitest';
import { bodyOf } from './bodyOf.ts';

const asked = {
  key: 'k1',
  record: null,
  parent: { id: 'R7', number: '整改〔2026〕7', workflow: 'rectification' },
  fields: ['kind', 'reason', 'newDay'],
  values: { kind: 'EXTENSION', reason: ' 等配件 ', newDay: '2027-01-15', newResponsible: { id: 'P1', label: '王丽' } },
};

it('names the record beside which a request starts, and only the fields that were asked', () => {
  expect(bodyOf(asked, new Map())).toEqual({
    kind: 'EXTENSION',
    reason: '等配件',
    newDay: '2027-01-15',
    parentId: 'R7',
    idempotencyKey: 'k1',
  });
});

it('is the same at every try: the server would take another body under the key for a conflict', () => {
  expect(JSON.stringify(bodyOf(asked, new Map()))).toBe(JSON.stringify(bodyOf({ ...asked }, new Map())));
});

it('names the version that was seen for a step of a record, and no target for a step that starts by itself', () => {
  const of = { ...asked, parent: null, fields: ['reason'] };
  expect(bodyOf({ ...of, record: { id: 'R7', number: '整改〔2026〕7', version: 3 } }, new Map())).toEqual({
    reason: '等配件',
    id: 'R7',
    expectedVersion: 3,
    idempotencyKey: 'k1',
  });
  expect(bodyOf(of, new Map())).toEqual({ reason: '等配件', idempotencyKey: 'k1' });
});
