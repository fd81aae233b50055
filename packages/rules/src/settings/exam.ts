import { ofComposite, ofFullMark, ofTerm, pupils } from './declaration.ts';

/** What is read from scores (Q1), and whose results count after a transfer (Q4). */
export const exam = {
  'exam.passPercent': ofFullMark('Q1', 60, [0, 100], ['及格线', 'Pass from']),
  'exam.excellentPercent': ofFullMark('Q1', 85, [0, 100], ['优秀线', 'Excellent from']),
  'exam.lowPercent': ofFullMark('Q1', 40, [0, 100], ['低分线（低于）', 'Low below']),
  'exam.smallGroup': pupils('Q1', 10, [1, 100], ['少于几人为小样本', 'Small group below']),
  'exam.stayPercent': ofTerm(
    'Q4',
    50,
    [0, 100],
    ['转学转岗：在校不少于学期的', 'After a transfer, there for at least'],
  ),
  'composite.meanPercent': ofComposite('Q1', 40, [0, 100], ['综合分中平均分的权重', 'Mean in the composite']),
  'composite.passPercent': ofComposite('Q1', 30, [0, 100], ['综合分中及格率的权重', 'Pass rate in the composite']),
  'composite.excellentPercent': ofComposite(
    'Q1',
    20,
    [0, 100],
    ['综合分中优秀率的权重', 'Excellent rate in the composite'],
  ),
  'composite.notLowPercent': ofComposite(
    'Q1',
    10,
    [0, 100],
    ['综合分中非低分率的权重', 'Rate of not low in the composite'],
  ),
};
