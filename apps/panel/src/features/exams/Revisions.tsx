import UndoRounded from '@mui/icons-material/UndoRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { Exam } from './documents.ts';
import { UndoImport } from './UndoImport.tsx';

/** Each change of a session's scores: who, when, what; the latest import can be undone. */
export const Revisions = ({ exam }: { exam: Exam }) => {
  const t = useT();
  const locale = usePanelLocale();
  const [undoing, setUndoing] = useState<number | null>(null);
  const { revisions, publishedRevision, allowed } = exam;
  return (
    <Section title={t('exams.revisions')}>
      {revisions.length === 0 ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 2, color: color.muted }}>{t('exams.revisionsEmpty')}</Box>
      ) : null}
      <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {revisions.map((one) => {
          const imported = one.kind === 'import' && one.undoneBy === null && allowed.includes('import');
          return (
            <Box
              component="li"
              key={one.revision}
              sx={{
                px: { xs: 2, sm: 2.5 },
                py: 1.25,
                display: 'flex',
                alignItems: 'center',
                gap: 1.5,
                flexWrap: 'wrap',
                borderBottom: `1px solid ${color.line}`,
                '&:last-child': { borderBottom: 0 },
              }}
            >
              <Box sx={{ flex: '1 1 300px' }}>
                <Box sx={{ fontWeight: 700 }}>
                  {t('exams.revision', { n: one.revision })} {codeText(t, 'exams.revision_', one.kind)}
                  {one.revision === publishedRevision ? (
                    <Box component="span" sx={{ fontWeight: 400, color: color.doneInk, ml: 1, fontSize: rem(14) }}>
                      {t('exams.revisionPublished')}
                    </Box>
                  ) : null}
                </Box>
                <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}>
                  {[
                    one.person?.name ?? '',
                    instantText(one.at, locale),
                    t('exams.revisionCounts', { added: one.added, changed: one.changed, unchanged: one.unchanged }),
                    one.undoneBy === null ? '' : t('exams.revisionUndone', { n: one.undoneBy }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Box>
              </Box>
              {imported && one.undoHindrance === null ? (
                <Button variant="text" startIcon={<UndoRounded />} onClick={() => setUndoing(one.revision)}>
                  {t('exams.undo')}
                </Button>
              ) : imported ? (
                <Box sx={{ color: color.muted, fontSize: rem(14) }}>
                  {t('exams.undoNot', { why: one.undoHindrance ?? '' })}
                </Box>
              ) : null}
            </Box>
          );
        })}
      </Box>
      {undoing === null ? null : <UndoImport exam={exam.id} revision={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  );
};
