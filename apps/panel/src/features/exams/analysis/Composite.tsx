import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { Bullet } from '../../../shared/charts/Bullet.tsx';
import { rem } from '../../../theme/tokens.ts';
import { compareDecimals, exactText } from './compared.ts';

/** What an agreement promised of the composite. */
export type Promised = { comparison: 'atLeast' | 'atMost'; value: string };

/** A group's composite, beside what was promised where there is an agreement. */
export const Composite = ({
  name,
  composite,
  promised,
  scale,
}: {
  name: string;
  composite: string | null;
  promised: Promised | undefined;
  scale: { min: number; max: number };
}) => {
  const t = useT();
  if (composite === null) return <Box sx={{ textAlign: 'right' }}>{'\u2013'}</Box>;
  const order = promised ? compareDecimals(composite, promised.value) : 0;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
      {promised ? (
        <Box sx={{ flex: 1, minWidth: 60 }}>
          <Bullet
            label={`${name} ${t('exams.composite')}`}
            now={Number(composite)}
            target={Number(promised.value)}
            comparison={promised.comparison}
            reached={promised.comparison === 'atLeast' ? order >= 0 : order <= 0}
            min={scale.min}
            max={scale.max}
          />
        </Box>
      ) : null}
      <Box component="span" sx={{ fontSize: rem(14), minWidth: '3.4em', textAlign: 'right' }}>
        {exactText(composite)}
      </Box>
    </Box>
  );
};
