import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import { type AnalysisTexts, analysisParts } from './AnalysisForm.tsx';

/** A written analysis to be read: its parts, and who wrote it on which version of the data. */
export const AnalysisText = ({ texts, title, by }: { texts: AnalysisTexts; title: string; by: string }) => {
  const t = useT();
  return (
    <Box
      component="article"
      sx={{ py: 1.5, borderTop: `1px solid ${color.line}`, '&:first-of-type': { borderTop: 0 } }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap', mb: 1 }}>
        <Box component="h3" sx={{ m: 0, fontSize: rem(16) }}>
          {title}
        </Box>
        <Box sx={{ color: color.muted, fontSize: rem(14) }}>{by}</Box>
      </Box>
      <Box component="dl" sx={{ m: 0 }}>
        {analysisParts.map((part) =>
          texts[part] ? (
            <Box key={part} sx={{ mb: 1 }}>
              <Box component="dt" sx={{ color: color.muted, fontSize: rem(14) }}>
                {t(`exams.part_${part}`)}
              </Box>
              <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', maxWidth: '60em' }}>
                {texts[part]}
              </Box>
            </Box>
          ) : null,
        )}
      </Box>
    </Box>
  );
};
