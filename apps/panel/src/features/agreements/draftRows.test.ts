import { describe, expect, it } from 'vitest';
import { type DraftRow, isRaise, itemsOf, pending, raisesOf, reopened, rowsOf, withAnswer } from './draftRows.ts';

const covered = (unitId: string, stage: 'NONE' | 'SIGNED') =>
  ({ unit: `Unit ${unitId}`, unitId, person: `Head ${unitId}`, personId: `p${unitId}`, stage, number: null }) as const;
const rows = rowsOf([covered('1', 'NONE'), covered('2', 'SIGNED'), covered('3', 'NONE')]);

describe('rows of drafting', () => {
  it('begin with those who have none', () => expect(rows.map(({ key }) => key)).toEqual(['1 p1', '3 p3']));

  it('are sent only where they are chosen and name unit and person', () => {
    const [first, second] = rows as [DraftRow, DraftRow];
    expect(pending([{ ...first, chosen: false }, second, { ...second, key: 'x', partyB: null }])).toEqual([second]);
    expect(itemsOf([second], 'a')).toEqual([{ unit: '3', partyA: 'a', partyB: 'p3' }]);
  });

  it('take each its own answer, and keep what stands in the way', () => {
    const record = { id: 'R', number: '5', version: 1 };
    const after = withAnswer(
      rows,
      rows,
      [{ problems: [], record }, { problems: [{ message: 'no such person' }] }],
      'made',
    );
    expect(after[0]).toMatchObject({ outcome: 'made', record });
    expect(after[1]).toMatchObject({ outcome: { problems: ['no such person'] }, record: null });
    expect(pending(after).map(({ key }) => key)).toEqual(['3 p3']);
  });

  it('are to be checked anew once something for all has changed; what is drafted stays', () => {
    const checked = withAnswer(rows, rows.slice(0, 1), [{ problems: [] }], 'made');
    const ready = withAnswer(checked, rows.slice(1), [{ problems: [] }], 'ready');
    expect(reopened(ready).map(({ outcome }) => outcome)).toEqual(['made', 'open']);
  });
});

describe('what is added to last year', () => {
  it('is left out where nothing is typed', () =>
    expect(raisesOf({ composite: ' \uff0b1.5 ', passRate: '', lowRate: '\u22120.5', meanScore: '0' })).toEqual([
      { indicator: 'composite', by: '1.5' },
      { indicator: 'lowRate', by: '-0.5' },
    ]));
  it.each([
    ['', true],
    ['1.5', true],
    ['-0.5', true],
    ['a lot', false],
    ['1,5', false],
  ])('“%s” may be added: %s', (text, good) => expect(isRaise(text)).toBe(good));
});
