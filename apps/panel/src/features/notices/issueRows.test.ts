import { describe, expect, it } from 'vitest';
import { fillRows, itemsOf, pending, rowsOf, withOutcome } from './issueRows.ts';

const finding = (id: string, more: object = {}) => ({
  id,
  number: id,
  title: id,
  version: 1,
  place: null,
  rectifyBy: null,
  unit: { id: 'u', name: 'east' },
  responsible: null,
  availableSteps: [{ name: 'issueNotice' }],
  ...more,
});

describe('rows of issuing', () => {
  it('hold only what the reader may issue, with what the finding says already', () => {
    const rows = rowsOf([
      finding('a', { responsible: { id: 'p', name: 'Li' }, rectifyBy: '2026-12-02' }),
      finding('b', { availableSteps: [{ name: 'void' }] }),
    ]);
    expect(rows).toMatchObject([{ finding: { id: 'a' }, responsible: { id: 'p' }, rectifyBy: '2026-12-02' }]);
  });

  it('take what is the same into empty cells, or into all', () => {
    const rows = rowsOf([finding('a', { rectifyBy: '2026-12-02' }), finding('b')]);
    const same = { responsible: { id: 'p', label: 'Li' }, requirement: 'mend', rectifyBy: '2026-12-09' };
    expect(fillRows(rows, same, false).map(({ rectifyBy }) => rectifyBy)).toEqual(['2026-12-02', '2026-12-09']);
    expect(fillRows(rows, same, true).map(({ rectifyBy }) => rectifyBy)).toEqual(['2026-12-09', '2026-12-09']);
    expect(itemsOf(fillRows(rows, same, false))[0]).toMatchObject({ responsible: 'p', requirement: 'mend' });
  });

  it('keep what was sent out of the next sending, and each problem at its row', () => {
    const rows = rowsOf([finding('a'), finding('b')]);
    const problems = [{ code: 'InvalidInput', message: 'missing', path: ['requirement'] }];
    const after = withOutcome(
      rows,
      rows,
      {
        notices: [],
        problems: [],
        rows: [
          { record: null, problems: [] },
          { record: null, problems },
        ],
      },
      'sent',
    );
    expect(after.map(({ outcome }) => outcome)).toEqual([
      'sent',
      { problems: [{ message: 'missing', field: 'requirement' }] },
    ]);
    expect(pending(after).map(({ finding: { id } }) => id)).toEqual(['b']);
  });
});
