/** Drawings of 24 by 24, strokes only. */
const drawings = {
  back: 'm15 18-6-6 6-6',
  next: 'm9 18 6-6-6-6',
  close: 'M18 6 6 18M6 6l12 12',
  check: 'M20 6 9 17l-5-5',
  checked: 'M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20ZM16 9l-5.500 5.500L8 12',
  clock: 'M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20ZM12 6v6l4 2',
  warn: 'm12 3 9.500 17h-19zM12 10v4M12 17.500v.01',
  info: 'M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20ZM12 16v-4M12 8v.01',
  camera:
    'M14 4a2 2 0 0 1 1.800 1l.4.900A2 2 0 0 0 18 7h2a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h2a2 2 0 0 0 1.800-1.100L8.200 5A2 2 0 0 1 10 4zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  album:
    'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM9 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM21 15l-3-3L6 21',
  scan: 'M3 7V5a2 2 0 0 1 2-2h2M17 3h2a2 2 0 0 1 2 2v2M21 17v2a2 2 0 0 1-2 2h-2M7 21H5a2 2 0 0 1-2-2v-2M7 12h10',
  todo: 'M3 5h5v5H3zM13 6h8M13 11h8M3 17l2 2 4-4M13 18h8',
  list: 'M8 4H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2h-2M8 2h8v4H8zM12 11h4M12 16h4M8 11v.01M8 16v.01',
  send: 'M14.500 21.700 22 2 2 9.500l9 4zM22 2 11 13.500',
  person: 'M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
  cloudOff:
    'M10.900 5.300A7 7 0 0 1 15.700 10h1.800a4.500 4.500 0 0 1 4.200 6M18.800 18.800A4.500 4.500 0 0 1 17.500 19H9A7 7 0 0 1 5.800 5.800M2 2l20 20',
  wifi: 'M12 20v.01M2 8.800a15 15 0 0 1 20 0M5 12.900a10 10 0 0 1 14 0M8.500 16.400a5 5 0 0 1 7 0',
  phone: 'M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2ZM12 18v.01',
  upload: 'M12 3v12M17 8l-5-5-5 5M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4',
  differ:
    'M18 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM6 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM13 6h3a2 2 0 0 1 2 2v7M11 18H8a2 2 0 0 1-2-2V9',
  lock: 'M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM7 11V7a5 5 0 0 1 10 0v4',
  search: 'M11 19a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM21 21l-4.300-4.300',
  pen: 'M12 20h9M16.500 3.500a2.100 2.100 0 0 1 3 3L7 19l-4 1 1-4z',
  flag: 'M4 22V4s1-1 4-1 5 2 8 2 4-1 4-1v12s-1 1-4 1-5-2-8-2-4 1-4 1',
  arrow: 'M5 12h14M12 5l7 7-7 7',
} as const;

export type IconName = keyof typeof drawings;

/** An icon beside words; it says nothing by itself. */
export const Icon = ({ name, size = '' }: { name: IconName; size?: 's' | 'l' | '' }) => (
  <svg className={`i ${size}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
);
