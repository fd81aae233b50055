/** Sizes of type that grow with the display, so that it is read from across a corridor. */
export const wallSize = {
  title: 'clamp(22px, 2.6vw, 56px)',
  figure: 'clamp(40px, 6vw, 128px)',
  campus: 'clamp(18px, 1.9vw, 40px)',
  text: 'clamp(16px, 1.4vw, 30px)',
} as const;
