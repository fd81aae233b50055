import { desk, pen } from './desk.ts';
import { box, cross, curve, line, lying, photo, print, ring, tick, write } from './svg.ts';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const paper = '#fbfaf4';

/** Exercises in a notebook: ticks and crosses; afterwards the corrections are marked once more. */
export const homework = (mended: boolean): string => {
  const rules = range(15).map((row) => line(150, 132 + row * 34, 818, 132 + row * 34, '#b9cfe4', 1.5));
  const sums = [
    ['1.  48 × 25 = 1200', true],
    ['2.  3.6 ÷ 0.9 = 4', true],
    ['3.  7.2 × 1.5 = 10.6', false],
    ['4.  126 − 78 ÷ 6 = 8', false],
    ['5.  0.25 × 40 = 10', true],
  ] as const;
  const lines = sums.map(([words, right], row) => {
    const y = 158 + row * 68;
    return write(180, y, words, 29, '#3a4152') + (right ? tick(560, y - 18) : cross(562, y - 26));
  });
  const corrections = [
    write(180, 502, '订正：7.2 × 1.5 = 10.8', 27, '#3a4152'),
    write(180, 570, '订正：126 − 78 ÷ 6 = 113', 27, '#3a4152'),
    mended
      ? tick(620, 484, 1.1) + tick(620, 552, 1.1) + ring(730, 530, 58, 34) + write(702, 542, '复', 38, '#cf2f2b')
      : '',
  ];
  const page = [
    box(120, 70, 728, 590, paper, 'rx="6"'),
    ...rules,
    line(168, 74, 168, 656, '#e2a3a0', 2),
    ...lines,
    ...corrections,
    ...range(17).map((hole) => `<circle cx="136" cy="${96 + hole * 34}" r="6" fill="#a98a61"/>`),
  ];
  return photo('#b98a58', desk() + lying(page.join(''), mended ? 2 : -3) + pen(650, 654, -14, '#c5302c'));
};

/** A form of a lesson plan whose last cell, the reflection, is empty or filled in. */
export const lessonPlan = (mended: boolean): string => {
  const scrawl = (y: number, count: number) =>
    range(count).map((row) =>
      curve(`M250 ${y + row * 25}q60 ${-6 + (row % 3) * 5} 130 0t130 0t${120 + (row % 4) * 22} 0`, '#4a5675', 2.4),
    );
  const cell = (y: number, height: number, title: string) =>
    box(140, y, 680, height, 'none', 'stroke="#555" stroke-width="2"') +
    line(232, y, 232, y + height, '#555', 2) +
    print(147, y + height / 2 + 6, title, 20, '#333');
  const reflection = [
    '第二环节提问太碎，后排有 6 人没有动笔。',
    '改为先独立列式、再同桌互查，巩固题',
    '正确率提高；明天补讲单位换算。',
  ];
  const page = [
    box(110, 36, 740, 650, paper, 'rx="3"'),
    print(400, 90, '课 时 教 案', 33, '#222', 'font-weight="700"'),
    cell(112, 84, '教学目标'),
    ...scrawl(144, 2),
    cell(196, 202, '教学过程'),
    ...scrawl(228, 7),
    cell(398, 92, '板书设计'),
    ...scrawl(430, 2),
    cell(490, 164, '课后反思'),
    ...(mended ? reflection.map((words, row) => write(246, 532 + row * 46, words, 27)) : []),
    mended ? '' : ring(528, 572, 250, 66),
  ];
  return photo('#b98a58', desk() + lying(page.join(''), mended ? -2 : 2.5) + pen(30, 560, -62, '#22405f'));
};

/** A bound ledger: two pages are missing and nobody signed; afterwards it is complete. */
export const ledger = (mended: boolean): string => {
  const names = ['烧杯 250 mL', '盐酸', '酒精灯', '量筒 50 mL', '硫酸铜', '试管夹', '石蕊试纸', '铁架台'];
  const half = (x: number, number: number, signed: boolean) => [
    box(x, 80, 372, 560, paper),
    print(x + 110, 124, '领用登记', 25, '#333', 'font-weight="700"'),
    print(x + 160, 624, `— ${number} —`, 18, '#555'),
    ...range(10).map((row) => line(x + 22, 146 + row * 48, x + 350, 146 + row * 48, '#888', 1.5)),
    ...[22, 170, 232, 350].map((at) => line(x + at, 146, x + at, 578, '#888', 1.5)),
    print(x + 60, 178, '品名', 20),
    print(x + 180, 178, '数量', 20),
    print(x + 252, 178, '双人签字', 20),
    ...names.map(
      (name, row) =>
        write(x + 30, 226 + row * 48, name, 21, '#3a4152') +
        write(x + 192, 226 + row * 48, String(((row * 3 + number) % 7) + 1), 22, '#3a4152'),
    ),
    ...names.map((_, row) =>
      signed
        ? curve(
            `M${x + 244} ${216 + row * 48}q12 -16 22 0t20 -4M${x + 298} ${218 + row * 48}q10 -18 20 -2t22 2`,
            '#2b3a67',
            2.6,
          )
        : '',
    ),
  ];
  const torn = `<path d="M480 80l-7 40l10 46l-12 60l9 70l-11 66l12 80l-9 60l10 70l-6 68h12V80z" fill="#efe9d8" stroke="#b9ad8f" stroke-width="2"/>`;
  const page = [
    box(92, 66, 776, 588, '#3b5d4d', 'rx="8"'),
    ...half(106, 16, mended),
    ...half(482, mended ? 17 : 19, mended),
    box(468, 80, 26, 560, '#000', 'opacity="0.10"'),
    mended ? '' : torn + ring(666, 618, 60, 30),
  ];
  return photo('#b98a58', desk() + lying(page.join(''), mended ? 1.5 : -2.5));
};

/** A patrol form on a clipboard with days left blank, or all days signed. */
export const patrol = (mended: boolean): string => {
  const days = ['周一', '周二', '周三', '周四', '周五'];
  const blank = (row: number) => !mended && (row === 1 || row === 2 || row === 4);
  const page = [
    box(190, 40, 580, 650, '#6b4a2b', 'rx="14"'),
    box(214, 92, 532, 574, paper),
    box(400, 22, 160, 56, '#8d949b', 'rx="10"'),
    box(432, 8, 96, 34, '#a9b0b6', 'rx="10"'),
    print(366, 146, '巡课登记表', 32, '#222', 'font-weight="700"'),
    ...range(7).map((row) => line(236, 172 + row * 78, 724, 172 + row * 78, '#777', 2)),
    ...[236, 322, 600, 724].map((x) => line(x, 172, x, 640, '#777', 2)),
    print(250, 220, '日期', 23),
    print(408, 220, '巡课情况', 23),
    print(636, 220, '签名', 23),
    ...days.map((day, row) => print(252, 300 + row * 78, day, 23)),
    ...days.map((_, row) =>
      blank(row)
        ? ''
        : write(
            338,
            298 + row * 78,
            ['各班秩序良好', '三班晚到 2 人', '正常，已提醒安静', '五班音乐课正常', '正常'][row] ?? '',
            24,
          ) + curve(`M616 ${294 + row * 78}q16 -26 30 -2t28 -6t26 6`, '#2b3a67', 3),
    ),
  ];
  return photo('#7f8b94', box(0, 0, 960, 720, '#8b979f') + lying(page.join(''), mended ? -2 : 3));
};
