import { createTheme } from '@mui/material/styles';
import { components } from './components.ts';
import { color, fontFamily, rem } from './tokens.ts';

declare module '@mui/material/Button' {
  interface ButtonPropsVariantOverrides {
    tonal: true;
  }
}

/** The desk's MUI theme: two weights, 8-point grid, no shadows, every target at least 44 px. */
export const theme = createTheme({
  spacing: 8,
  shape: { borderRadius: 8 },
  palette: {
    mode: 'light',
    primary: { main: color.primary, dark: color.primaryDark, light: color.primaryTint, contrastText: '#fff' },
    secondary: { main: color.neutral, contrastText: '#fff' },
    error: { main: color.over, light: color.overTint },
    warning: { main: color.soon, light: color.soonTint },
    info: { main: color.info, light: color.infoTint },
    success: { main: color.doneInk, light: color.doneTint },
    text: { primary: color.ink, secondary: color.muted, disabled: color.muted },
    divider: color.line,
    background: { default: color.paper, paper: color.surface },
  },
  typography: {
    fontFamily,
    fontSize: 16,
    htmlFontSize: 16,
    fontWeightRegular: 400,
    fontWeightMedium: 700,
    fontWeightBold: 700,
    h1: { fontSize: rem(22), lineHeight: rem(32), fontWeight: 700 },
    h2: { fontSize: rem(18), lineHeight: rem(28), fontWeight: 700 },
    h3: { fontSize: rem(16), lineHeight: rem(24), fontWeight: 700 },
    body1: { fontSize: rem(16), lineHeight: 1.6 },
    body2: { fontSize: rem(15), lineHeight: rem(24) },
    caption: { fontSize: rem(14), lineHeight: rem(22) },
    subtitle1: { fontSize: rem(16), lineHeight: rem(24), fontWeight: 700 },
    subtitle2: { fontSize: rem(14), lineHeight: rem(22) },
    button: { fontSize: rem(15), lineHeight: rem(22), fontWeight: 700, textTransform: 'none' },
  },
  breakpoints: { values: { xs: 0, sm: 640, md: 960, lg: 1180, xl: 1560 } },
  components,
});
