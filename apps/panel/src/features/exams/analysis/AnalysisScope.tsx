import VisibilityRounded from '@mui/icons-material/VisibilityRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';

/** Which pupils the figures are about, what they may be used for, and the way back from one campus to all. */
export const AnalysisScope = ({
  words,
  own,
  campus,
  onAll,
}: {
  words: string;
  own: boolean;
  campus: string | null;
  onAll: () => void;
}) => {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', gap: 1, color: color.muted, fontSize: rem(15), mb: 1.5 }}>
      <VisibilityRounded sx={{ fontSize: 18, mt: '3px' }} aria-hidden />
      <Box sx={{ minWidth: 0 }}>
        {words}
        {own ? ` ${t('exams.mineOnly')}` : ''}
        {campus ? (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', color: color.ink }}>
            <b>{t('exams.onlyCampus', { campus })}</b>
            <Button variant="text" onClick={onAll} className="no-print">
              {t('exams.allCampuses')}
            </Button>
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};
