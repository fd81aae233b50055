/** Width and height of a drawing in pixels. */
const size = { width: 960, height: 720 } as const;

/** A filled rectangle, in any further attributes given. */
export const box = (x: number, y: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;

/** A filled outline through points written `x,y x,y`. */
export const shape = (points: string, fill: string, more = ''): string =>
  `<polygon points="${points}" fill="${fill}" ${more}/>`;

/** A stroked line. */
export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 2, more = ''): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${width}" ${more}/>`;

/** A stroked curve. */
export const curve = (path: string, stroke: string, width = 3): string =>
  `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Printed words. */
export const print = (x: number, y: number, words: string, height: number, fill = '#333', more = ''): string =>
  `<text x="${x}" y="${y}" font-family="Noto Sans CJK SC" font-size="${height}" fill="${fill}" ${more}>${words}</text>`;

/** Handwritten words: a serif, slanted and not quite level. */
export const write = (x: number, y: number, words: string, height: number, fill = '#2b3a67'): string =>
  `<g transform="translate(${x} ${y}) rotate(${((x * 7 + y * 3) % 5) / 2 - 1}) skewX(-6)"><text font-family="Noto Serif CJK SC" font-size="${height}" fill="${fill}">${words}</text></g>`;

/** A red tick. */
export const tick = (x: number, y: number, scale = 1): string =>
  curve(`M${x} ${y}l${10 * scale} ${14 * scale}l${26 * scale} ${-34 * scale}`, '#cf2f2b', 4.5);

/** A red cross. */
export const cross = (x: number, y: number): string => curve(`M${x} ${y}l24 24M${x + 24} ${y}l-24 24`, '#cf2f2b', 4.5);

/** A red ring around something worth looking at. */
export const ring = (x: number, y: number, rx: number, ry: number): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="#cf2f2b" stroke-width="4" transform="rotate(-4 ${x} ${y})"/>`;

/** Turns a part of the drawing by degrees around a point, with a soft shadow beneath. */
export const lying = (content: string, turn: number, x = 480, y = 360): string =>
  `<g transform="rotate(${turn} ${x} ${y})" filter="url(#shadow)">${content}</g>`;

/** The whole drawing as a camera would see it: light from the window, darker corners, a little grain. */
export const photo = (background: string, scene: string): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">
  <defs>
    <filter id="shadow" x="-10%" y="-10%" width="125%" height="125%"><feDropShadow dx="7" dy="10" stdDeviation="9" flood-opacity="0.38"/></filter>
    <linearGradient id="window" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff8e0" stop-opacity="0.34"/><stop offset="0.55" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#0b1626" stop-opacity="0.22"/></linearGradient>
    <radialGradient id="corners" cx="0.5" cy="0.47" r="0.75"><stop offset="0.6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.34"/></radialGradient>
    <filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="0.75" numOctaves="1" seed="4"/><feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0.16 0"/></filter>
  </defs>
  ${box(0, 0, size.width, size.height, background)}
  ${scene}
  ${box(0, 0, size.width, size.height, 'url(#window)')}
  ${box(0, 0, size.width, size.height, 'url(#corners)')}
  ${box(0, 0, size.width, size.height, '#808080', 'filter="url(#grain)" opacity="0.35"')}
</svg>`;
