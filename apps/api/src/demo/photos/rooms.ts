import { box, curve, line, lying, photo, print, ring, shape, write } from './svg.ts';

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

const carton = (x: number, y: number, width: number, height: number): string =>
  box(x, y, width, height, '#b58a55') +
  shape(`${x},${y} ${x + 26},${y - 24} ${x + width + 26},${y - 24} ${x + width},${y}`, '#cda36c') +
  shape(
    `${x + width},${y} ${x + width + 26},${y - 24} ${x + width + 26},${y + height - 24} ${x + width},${y + height}`,
    '#8f6a3c',
  ) +
  box(x + width / 2 - 11, y, 22, height, '#d9bd8c', 'opacity="0.8"');

const schoolDesk = (x: number, y: number): string =>
  [
    ...[x + 8, x + 172].map((at) => box(at, y + 22, 12, 190, '#39454d')),
    ...[x + 44, x + 204].map((at) => box(at, y + 4, 9, 160, '#2b353b')),
    shape(`${x},${y + 22} ${x + 40},${y - 12} ${x + 228},${y - 12} ${x + 192},${y + 22}`, '#d0a05e'),
    box(x, y + 22, 192, 46, '#b98545'),
    shape(`${x + 192},${y + 22} ${x + 228},${y - 12} ${x + 228},${y + 30} ${x + 192},${y + 68}`, '#96672f'),
  ].join('');

/** A corridor with a fire hydrant, blocked by desks and cartons, or clear with a marked floor. */
export const hydrant = (mended: boolean): string => {
  const corridor = [
    shape('0,0 960,0 640,190 420,190', '#d9d6cd'),
    shape('0,720 960,720 640,420 420,420', '#b9b3a6'),
    shape('0,0 420,190 420,420 0,720', '#e5e6df'),
    shape('0,430 420,312 420,420 0,720', '#5d9078'),
    shape('960,0 640,190 640,420 960,720', '#cfd3d2'),
    box(420, 190, 220, 230, '#eef1f0'),
    box(470, 226, 120, 194, '#a9c3d2'),
    line(530, 226, 530, 420, '#7d939f', 4),
    ...range(4).map((row) =>
      line(
        420 - (row * row + 1) * 26,
        420 + (row * row + 1) * 19,
        640 + (row * row + 1) * 20,
        420 + (row * row + 1) * 19,
        '#a19b8d',
        2,
      ),
    ),
    ...range(3).map((column) => line(470 + column * 60, 420, 330 + column * 170 - 40, 720, '#a19b8d', 2)),
    shape('960,120 850,168 850,330 960,360', '#bfdcec'),
    shape('800,190 730,222 730,318 800,332', '#bfdcec'),
    shape('700,232 664,248 664,318 700,322', '#bfdcec'),
    shape('420,420 640,420 760,560 560,560', '#fff3cf', 'opacity="0.32"'),
  ];
  const cabinet = [
    shape('92,232 262,262 262,520 92,560', '#c22a26'),
    shape('92,232 112,226 282,256 262,262', '#e2524d'),
    shape('262,262 282,256 282,512 262,520', '#8f1b18'),
    shape('112,262 242,284 242,400 112,414', '#d8e4ea', 'opacity="0.85"'),
    `<g transform="translate(116 470) skewY(4)">${print(0, 0, '消火栓', 42, '#fff', 'font-weight="700"')}</g>`,
  ];
  const floor = curve('M84 604L286 556L380 600L150 668Z', '#e7b928', 9);
  const clutter =
    schoolDesk(118, 452) +
    schoolDesk(230, 486) +
    carton(96, 560, 130, 110) +
    carton(424, 560, 116, 88) +
    carton(112, 396, 96, 66);
  return photo('#cfd3d2', [...corridor, ...cabinet, floor, mended ? '' : clutter].join(''));
};

/** A timetable on the wall whose marked lesson was taken by another subject, or given back. */
export const timetable = (mended: boolean): string => {
  const subjects = [
    '语文',
    '数学',
    '英语',
    '语文',
    '科学',
    '体育',
    '数学',
    '语文',
    '美术',
    '道法',
    '音乐',
    '数学',
    '语文',
    '劳动',
  ];
  const colours: Readonly<Record<string, string>> = {
    语文: '#f4e2d0',
    数学: '#dce8f4',
    英语: '#e2efdc',
    音乐: '#f1def0',
    体育: '#fdf0c8',
  };
  const cell = (row: number, column: number) => {
    const at = row === 5 && column === 2;
    const subject = at ? (mended ? '音乐' : '数学') : (subjects[(row * 5 + column * 3) % subjects.length] ?? '语文');
    const [x, y] = [262 + column * 108, 196 + row * 72];
    return (
      box(x, y, 104, 68, colours[subject] ?? '#eee9df') +
      print(x + 26, y + 44, subject, 27) +
      (at && mended ? ring(x + 52, y + 34, 56, 34).replaceAll('#cf2f2b', '#2e8b57') : '') +
      (at && !mended
        ? box(x + 4, y + 4, 96, 60, '#fff', 'opacity="0.55"') +
          write(x + 24, y + 46, subject, 30, '#cf2f2b') +
          ring(x + 52, y + 34, 58, 36)
        : '')
    );
  };
  const board = [
    box(120, 60, 720, 600, '#f7f5ef', 'rx="6" stroke="#8b6b43" stroke-width="14"'),
    print(358, 132, '班 级 课 程 表', 36, '#8a2d26', 'font-weight="700"'),
    ...['一', '二', '三', '四', '五'].map((day, column) => print(284 + column * 108, 182, `周${day}`, 25)),
    ...range(6).map((row) => print(162, 240 + row * 72, `第${row + 1}节`, 24)),
    ...range(6).flatMap((row) => range(5).map((column) => cell(row, column))),
  ];
  return photo(
    '#dfe3dc',
    box(0, 0, 960, 720, '#e3e6df') + box(0, 560, 960, 160, '#6f9c86') + lying(board.join(''), mended ? 0.6 : -1.2),
  );
};

/** A blackboard with written homework, or with things to do together at home. */
export const blackboard = (mended: boolean): string => {
  const words = mended
    ? ['今天回家：', '1. 和家人读书 20 分钟', '2. 跳绳 5 分钟', '3. 帮家里做一件小事']
    : ['家庭作业：', '1. 抄写生字 3 遍', '2. 口算 2 页', '3. 家长检查签字'];
  const chalk = words.map((text, row) =>
    write(190 + (row === 0 ? 0 : 36), 210 + row * 92, text, row === 0 ? 52 : 46, row === 0 ? '#f7e6a6' : '#eef2ee'),
  );
  const board = [
    box(70, 70, 820, 480, '#8a623a', 'rx="6"'),
    box(90, 90, 780, 440, '#24503f'),
    curve('M130 480q200 -40 380 -10t330 -20', '#3d6b59', 26),
    ...chalk,
    mended
      ? curve('M770 250l22 52l56 4l-43 36l14 55l-49 -30l-49 30l14 -55l-43 -36l56 -4Z', '#f2c6c6', 5)
      : ring(380, 356, 262, 138),
    box(70, 548, 820, 24, '#6f4c2a'),
    box(150, 536, 60, 12, '#f4f4f0'),
    box(230, 537, 40, 11, '#f3d9a4'),
    box(640, 526, 110, 24, '#4b3a6b', 'rx="4"'),
  ];
  return photo(
    '#e6e4da',
    box(0, 0, 960, 720, '#e9e7dd') + box(0, 590, 960, 130, '#c2ab86') + lying(board.join(''), mended ? 0.5 : -0.8),
  );
};

const colours = ['#b5443a', '#2f6f8f', '#d9a53b', '#4c7d4a', '#7a4f86', '#c76b3a', '#39507a', '#8d8f3c'];

/** A reading corner in disorder, or with its books upright and a list of the must-reads. */
export const readingCorner = (mended: boolean): string => {
  const shelf = (y: number) => box(150, y, 660, 16, '#a9783f');
  const upright = (row: number) =>
    range(19).map((index) => {
      const height = 118 - ((index * 7 + row * 5) % 5) * 8;
      return (
        box(
          170 + index * 33,
          216 + row * 160 - height,
          28,
          height,
          colours[(index + row * 3) % colours.length] ?? '#777',
        ) + box(174 + index * 33, 232 + row * 160 - height, 20, 10, '#f4f0e2')
      );
    });
  const fallen = (row: number) =>
    range(9).map((index) => {
      const [x, y] = [180 + index * 66 + (index % 3) * 8, 216 + row * 160];
      const turn = [-28, 14, 76, -12, 30, 88, -40, 8, 60][(index + row * 2) % 9] ?? 0;
      return `<g transform="rotate(${turn} ${x} ${y})">${box(x, y - 104, 27, 102, colours[(index * 3 + row) % colours.length] ?? '#777')}</g>`;
    });
  const onFloor = ['#b5443a', '#2f6f8f', '#d9a53b'].map(
    (colour, index) =>
      `<g transform="rotate(${-18 + index * 24} ${300 + index * 170} 668)">${box(240 + index * 170, 646, 112, 40, colour)}${box(246 + index * 170, 650, 100, 8, '#f4f0e2')}</g>`,
  );
  const list =
    box(826, 190, 104, 150, '#fdf6dc') +
    print(842, 226, '必读书目', 18, '#8a2d26') +
    range(4)
      .map((row) => line(840, 250 + row * 22, 914, 250 + row * 22, '#999', 2))
      .join('');
  const case_ = [
    box(132, 60, 696, 570, '#8a5f30', 'rx="4"'),
    box(150, 78, 660, 534, '#d8c39a'),
    ...range(3).flatMap((row) => (mended ? upright(row) : fallen(row))),
    ...range(3).map((row) => shelf(216 + row * 160)),
  ];
  return photo(
    '#e8e1d2',
    box(0, 0, 960, 720, '#ebe4d5') +
      box(0, 606, 960, 114, '#b79a73') +
      case_.join('') +
      (mended ? list : onFloor.join('')),
  );
};
