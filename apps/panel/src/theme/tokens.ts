/** Colours of the desk. Colour says whose turn it is; red and amber say time only; teal is what can be pressed. */
export const color = {
  ink: '#1b2430',
  muted: '#5b6672',
  line: '#dfe3e0',
  paper: '#f5f6f3',
  surface: '#ffffff',
  primary: '#0f6a63',
  primaryDark: '#0a4f4a',
  primaryTint: '#e3f0ee',
  soon: '#9a5b00',
  soonTint: '#fdf1dd',
  soonDeep: '#6d4000',
  over: '#b42318',
  overTint: '#fde8e6',
  overDeep: '#7f1910',
  done: '#2f7d32',
  doneInk: '#256628',
  doneTint: '#e6f2e6',
  doneDeep: '#1e5421',
  info: '#1d5fa8',
  infoTint: '#e4eef8',
  infoDeep: '#123f70',
  review: '#6b4fa0',
  reviewTint: '#eee8f6',
  reviewDeep: '#4a3576',
  neutral: '#3d4853',
  neutralTint: '#eceeea',
  field: '#7f8a93',
  // Charts only: above the mean in teal, below in brown, because red and amber mean time.
  above1: '#d5e9e6',
  above2: '#a9d2cc',
  below1: '#f0e3d3',
  below2: '#dfc29f',
  belowInk: '#7a4a1a',
  chartGrey: '#8f9aa3',
  gridLine: '#e3e7e4',
  rowHover: '#fafbf9',
  rowSelected: '#eef6f5',
} as const;

/** Fonts that are on the reader's machine; none is sent. English takes its quotes and apostrophes from another one: Chinese ones draw them as wide as characters. */
export const fontFamily =
  'var(--quotes,"PingFang SC"),"PingFang SC","Microsoft YaHei","Hiragino Sans GB","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';

/** Least height of anything that is pressed, in pixels. */
export const touch = 44;

/** A length that grows with the reader's text size; given in pixels at 16. */
export const rem = (pixels: number): string => `${pixels / 16}rem`;
