import type { Components, Theme } from '@mui/material/styles';
import { color, rem, touch } from './tokens.ts';

const focus = { outline: `2px solid ${color.primary}`, outlineOffset: 2 };

/** Overrides that turn MUI's widgets into the desk's: contrast, 44 px targets, labels above fields. */
export const components: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      html: { WebkitTextSizeAdjust: '100%' },
      '@font-face': {
        fontFamily: 'Latin quotes',
        src: 'local("Segoe UI"),local("Helvetica Neue"),local("Arial"),local("DejaVu Sans")',
        unicodeRange: 'U+2018-201D',
      },
      'html[lang="en"]': { '--quotes': '"Latin quotes"' },
      body: { fontVariantNumeric: 'tabular-nums', overflowX: 'hidden' },
      a: { color: color.primary, textDecoration: 'none' },
      'a:hover': { textDecoration: 'underline' },
      ':focus-visible': focus,
      '@media print': {
        '.no-print': { display: 'none !important' },
        body: { background: '#fff' },
        main: { padding: '0 !important' },
        'section, tr, li': { breakInside: 'avoid' },
      },
      '@media (prefers-reduced-motion: reduce)': {
        '*': { animation: 'none !important', transition: 'none !important' },
      },
    },
  },
  MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { fontFamily: 'inherit' } } },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
    styleOverrides: {
      root: {
        minHeight: touch,
        padding: '8px 16px',
        borderRadius: 8,
        whiteSpace: 'nowrap',
        // Where room is scarce and letters are wide, two lines are better than a page that scrolls sideways.
        '@media (max-width:599.95px)': { whiteSpace: 'normal' },
        '&.Mui-focusVisible': focus,
        '&.Mui-disabled': { color: color.muted, backgroundColor: color.neutralTint, borderColor: color.line },
      },
      outlined: { borderColor: color.field, backgroundColor: color.surface, color: color.ink },
      contained: {
        backgroundColor: color.primary,
        color: '#fff',
        '&:hover': { backgroundColor: color.primaryDark },
      },
      text: { color: color.primary, padding: '8px' },
    },
    variants: [
      {
        props: { variant: 'tonal' },
        style: {
          backgroundColor: color.primaryTint,
          color: color.primary,
          '&:hover': { backgroundColor: '#d3e7e4' },
        },
      },
    ],
  },
  MuiIconButton: {
    styleOverrides: {
      root: { minWidth: touch, minHeight: touch, borderRadius: 8, color: color.ink, '&.Mui-focusVisible': focus },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderColor: color.line, borderRadius: 8, overflow: 'visible' } },
  },
  MuiDialog: { styleOverrides: { paper: { borderRadius: 8, border: `1px solid ${color.line}` } } },
  MuiMenu: {
    styleOverrides: { paper: { border: `1px solid ${color.line}`, boxShadow: '0 8px 24px rgba(27,36,48,.14)' } },
  },
  MuiPopover: {
    styleOverrides: { paper: { border: `1px solid ${color.line}`, boxShadow: '0 8px 24px rgba(27,36,48,.14)' } },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: { border: `1px solid ${color.line}`, boxShadow: '0 8px 24px rgba(27,36,48,.14)' },
      option: { minHeight: touch },
      inputRoot: { paddingTop: 2, paddingBottom: 2 },
    },
  },
  MuiMenuItem: { styleOverrides: { root: { minHeight: touch, fontSize: rem(15), whiteSpace: 'normal' } } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        minHeight: touch,
        borderRadius: 8,
        backgroundColor: color.surface,
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: color.neutral },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: color.primary, borderWidth: 2 },
      },
      notchedOutline: { borderColor: color.field, top: 0, '& legend': { display: 'none' } },
      input: { padding: '10px 12px', height: rem(24), lineHeight: rem(24) },
      multiline: { padding: '10px 12px', '& textarea': { padding: 0, lineHeight: rem(24) } },
    },
  },
  MuiFormHelperText: {
    styleOverrides: { root: { fontSize: rem(14), lineHeight: rem(22), margin: '4px 0 0', color: color.muted } },
  },
  MuiChip: {
    styleOverrides: {
      root: {
        maxWidth: '100%',
        borderRadius: 22,
        height: touch,
        fontSize: rem(15),
        backgroundColor: color.surface,
        border: `1px solid ${color.line}`,
      },
      sizeSmall: {
        height: 'auto',
        minHeight: 28,
        fontWeight: 400,
        borderRadius: 6,
        fontSize: rem(14),
        border: 0,
        '& .MuiChip-label': { paddingLeft: 4, paddingRight: 10, whiteSpace: 'normal' },
      },
      label: { paddingLeft: 14, paddingRight: 14 },
    },
  },
  MuiTabs: {
    styleOverrides: { root: { minHeight: 48 }, indicator: { height: 3, backgroundColor: color.primary } },
    defaultProps: { variant: 'scrollable', scrollButtons: false },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 48,
        minWidth: 0,
        padding: '0 14px',
        fontSize: rem(16),
        fontWeight: 400,
        color: color.muted,
        '&.Mui-selected': { color: color.primary, fontWeight: 700 },
        '&.Mui-focusVisible': { outline: `2px solid ${color.primary}`, outlineOffset: -2 },
      },
    },
  },
  MuiToggleButtonGroup: { styleOverrides: { root: { flexWrap: 'wrap', backgroundColor: color.surface } } },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        minHeight: touch,
        padding: '8px 14px',
        gap: 6,
        borderColor: color.field,
        color: color.ink,
        fontSize: rem(15),
        fontWeight: 400,
        textTransform: 'none',
        '&.Mui-selected, &.Mui-selected:hover': {
          backgroundColor: color.primaryTint,
          color: color.primary,
          fontWeight: 700,
          boxShadow: `inset 0 0 0 1px ${color.primary}`,
        },
      },
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: { fontSize: rem(15), lineHeight: rem(24), padding: '9px 12px', borderColor: color.line },
      head: { fontSize: rem(14), lineHeight: rem(22), fontWeight: 400, color: color.muted, whiteSpace: 'nowrap' },
    },
  },
  MuiTooltip: { styleOverrides: { tooltip: { fontSize: rem(14), backgroundColor: color.ink } } },
  MuiAlert: {
    styleOverrides: {
      root: { fontSize: rem(15), lineHeight: rem(24), borderRadius: 8, padding: '6px 16px' },
    },
    variants: [
      {
        props: { severity: 'info' },
        style: {
          backgroundColor: color.infoTint,
          color: color.infoDeep,
          '& .MuiAlert-icon': { color: color.infoDeep },
        },
      },
      {
        props: { severity: 'error' },
        style: {
          backgroundColor: color.overTint,
          color: color.overDeep,
          '& .MuiAlert-icon': { color: color.overDeep },
        },
      },
      {
        props: { severity: 'success' },
        style: {
          backgroundColor: color.doneTint,
          color: color.doneDeep,
          '& .MuiAlert-icon': { color: color.doneDeep },
        },
      },
      {
        props: { severity: 'warning' },
        style: {
          backgroundColor: color.soonTint,
          color: color.soonDeep,
          '& .MuiAlert-icon': { color: color.soonDeep },
        },
      },
    ],
  },
  MuiLink: { defaultProps: { underline: 'hover' } },
};
