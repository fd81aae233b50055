import type { Deps } from '@plumbline/operations';
import { importCountyFile } from '../../import/county.ts';
import { office } from '../agreements/stage.ts';
import type { CreatedTown } from '../create-town.ts';
import { withSheet } from '../exams/with-sheet.ts';
import { expectOk } from '../expect-ok.ts';

/** What the county hands down of a year: teachers by subject and grade, and the groups that they are compared with. */
interface CountyYear {
  readonly teachers: readonly string[];
  readonly groups: readonly string[];
}

const year = (teachers: readonly string[]): CountyYear => ({
  teachers,
  groups: ['英语,五,76.2,5.1', '英语,六,75.4,5.3', '数学,五,77.1,4.8', '数学,六,76.3,5.2'],
});

/** Invented: one teacher among the county's last three two years running, the second year lower than the first. */
const handedDown: Readonly<Record<'earlier' | 'last', CountyYear>> = {
  earlier: year([
    '北片小学,莫小丹,英语,五,68.4,61,62',
    '北片小学,莫小丹,英语,六,68.9,60,62',
    '东片小学,喻欣怡,英语,五,72.8,44,62',
    '南片小学,倪国庆,数学,六,74.9,39,62',
  ]),
  last: year([
    '北片小学,莫小丹,英语,五,67.7,60,61',
    '北片小学,莫小丹,英语,六,67.1,61,61',
    '东片小学,喻欣怡,英语,五,72.1,47,61',
    '南片小学,倪国庆,数学,六,74.2,42,61',
  ]),
};

/**
 * Enters what the county handed down of a year by the import that academic affairs uses; a repetition changes nothing.
 * @param exam code of the session
 */
export const importCounty = async (
  stage: { readonly deps: Deps; readonly created: CreatedTown },
  which: keyof typeof handedDown,
  exam: string,
  day: string,
): Promise<void> => {
  const { deps, viewer } = await office(stage, day);
  const { teachers, groups } = handedDown[which];
  const sheets = [
    ['学科,年级,平均分,标准差', ...groups],
    ['学校,教师,学科,年级,平均分,名次,参评人数', ...teachers],
  ];
  for (const rows of sheets) {
    const imported = await withSheet(rows.join('\n'), (path) => importCountyFile(deps, viewer, path, { exam }));
    const { answer } = expectOk(imported, `county results of ${exam}`);
    if (answer.accepted < rows.length - 1)
      throw new Error(`The demo town's county sheet was refused: ${JSON.stringify(answer.rejected[0])}`);
  }
};
