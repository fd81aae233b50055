import { box, curve } from './svg.ts';

/** A wooden desk seen from above. */
export const desk = (): string => {
  const boards = [0, 180, 372, 548].map((y, index) => box(0, y, 960, 190, index % 2 === 0 ? '#b98a58' : '#b18250'));
  const grain = Array.from({ length: 26 }, (_, index) => {
    const y = 14 + index * 28;
    return curve(`M0 ${y}C240 ${y + 9 - (index % 5) * 4} 520 ${y - 12 + (index % 3) * 8} 960 ${y + 4}`, '#9d7043', 1.3);
  });
  return [...boards, ...grain].join('');
};

/** A pen lying on the desk. */
export const pen = (x: number, y: number, turn: number, colour: string): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn})" filter="url(#shadow)">${box(0, 0, 210, 15, colour, 'rx="7"')}${box(150, 0, 26, 15, '#d9dde2')}<polygon points="210,2 236,7.5 210,13" fill="#333"/></g>`;
