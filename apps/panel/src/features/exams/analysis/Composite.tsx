import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { Bullet } from '../../../shared/charts/Bullet.tsx';
import { rem } from '../../../theme/tokens.ts';
import { foundText } from '../../agreements/foundText.ts';

/** A group's composite, beside what was agreed to where there is an agreement. */
export const Composite = ({
  name,
  composite,
  target,
  scale,
}: {
  name: string;
  composite: string | null;
  target: string | null;
  scale: { min: number; max: number };
}) => {
  const t = useT();
  if (composite === null) return <Box sx={{ textAlign: 'right' }}>{'\u2013'}</Box>;
  const text = foundText(composite, target);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
      {target === null ? null : (
        <Box sx={{ flex: 1, minWidth: 60 }}>
          <Bullet
            label={`${name} ${t('exams.composite')}`}
            now={Number(composite)}
            target={Number(target)}
            comparison="atLeast"
            reached={Number(text) >= Number(target)}
            min={scale.min}
            max={scale.max}
          />
        </Box>
      )}
      <Box component="span" sx={{ fontSize: rem(14), minWidth: '3.4em', textAlign: 'right' }}>
        {text}
      </Box>
    </Box>
  );
};
