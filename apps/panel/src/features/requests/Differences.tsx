import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { RequestItem } from './documents.ts';

/**
 * A correction field by field, as it was and as it would be. On a phone both stand below the field's name; the roles say
 * that it is a table all the same, which a browser forgets of table elements that are laid out in another way.
 */
export const Differences = ({ differences }: { differences: RequestItem['differences'] }) => {
  const t = useT();
  return (
    <Box role="table" aria-label={t('requests.corrections')} sx={{ fontSize: rem(15), lineHeight: rem(24) }}>
      <Box role="row" sx={{ ...row, display: { xs: 'none', sm: 'grid' }, color: color.muted }}>
        <Box role="columnheader">{t('requests.field')}</Box>
        <Box role="columnheader">{t('requests.before')}</Box>
        <Box role="columnheader">{t('requests.after')}</Box>
      </Box>
      {differences.map(({ name, title, before, after }) => (
        <Box role="row" key={name} sx={{ ...row, '& + &': { borderTop: `1px solid ${color.line}` } }}>
          <Box role="rowheader" sx={{ color: color.muted }}>
            {title}
          </Box>
          <Cell label={t('requests.before')}>
            <Box component="del" sx={{ color: color.muted, ...(before === null ? { textDecoration: 'none' } : {}) }}>
              {before ?? t('requests.emptyValue')}
            </Box>
          </Cell>
          <Cell label={t('requests.after')}>
            <Box component="ins" sx={{ fontWeight: 700, textDecoration: 'none' }}>
              {after ?? t('requests.emptyValue')}
            </Box>
          </Cell>
        </Box>
      ))}
    </Box>
  );
};

const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box role="cell" sx={{ minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    <Box component="span" aria-hidden sx={{ display: { xs: 'inline', sm: 'none' }, color: color.muted, mr: 1 }}>
      {label}
    </Box>
    {children}
  </Box>
);

const row = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '7em minmax(0, 1fr) minmax(0, 1fr)' },
  columnGap: 1.5,
  px: 1.5,
  py: 0.75,
} as const;
