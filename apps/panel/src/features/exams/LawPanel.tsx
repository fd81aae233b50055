import GavelRounded from '@mui/icons-material/GavelRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { LawChange } from './open/examDraft.ts';

/** A rule that is broken, with its source and what is allowed instead. */
export type Objection = {
  rule: string;
  title: string;
  text: string;
  source: string;
  offers: readonly { text: string; change: LawChange }[];
};

/** Why one goes on nevertheless. */
export type GoOn = { reason: string; legalBasis: string };

type Props = {
  objections: readonly Objection[];
  /** Null until somebody wants to go on in spite of the rules. */
  goOn: GoOn | null;
  onGoOn: (goOn: GoOn | null) => void;
  /** Makes a change that would be allowed; without it the offers are only named. */
  onOffer?: (change: LawChange) => void;
  errors: Readonly<Record<string, string>>;
};

/** What the law objects to, each with its source and the ways that are allowed; going on needs a reason and a legal basis. */
export const LawPanel = ({ objections, goOn, onGoOn, onOffer, errors }: Props) => {
  const t = useT();
  if (objections.length === 0) return null;
  return (
    <Card component="section" role="status" sx={{ mb: 2, bgcolor: color.reviewTint, borderColor: 'transparent' }}>
      <Box sx={{ p: { xs: 2, sm: 2.5 }, color: color.reviewDeep }}>
        <Box sx={{ display: 'flex', gap: 1, fontWeight: 700, mb: 1 }}>
          <GavelRounded aria-hidden />
          {t('exams.lawTitle', { n: objections.length })}
        </Box>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 2 }}>
          {objections.map((objection) => (
            <Box component="li" key={objection.rule}>
              <Box sx={{ fontWeight: 700 }}>{objection.title}</Box>
              <Box>{objection.text}</Box>
              <Box sx={{ fontSize: rem(14) }}>{t('exams.lawSource', { source: objection.source })}</Box>
              <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }}>
                {objection.offers.map(({ text, change }) =>
                  onOffer && Object.keys(change).length > 0 ? (
                    <Button
                      key={text}
                      variant="outlined"
                      onClick={() => onOffer(change)}
                      sx={{ whiteSpace: 'normal', textAlign: 'start' }}
                    >
                      {t('exams.lawOffer', { what: text })}
                    </Button>
                  ) : (
                    <Box key={text}>{t('exams.lawOffer', { what: text })}</Box>
                  ),
                )}
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
      <Reasons goOn={goOn} onGoOn={onGoOn} errors={errors} />
    </Card>
  );
};

const Reasons = ({ goOn, onGoOn, errors }: Pick<Props, 'goOn' | 'onGoOn' | 'errors'>) => {
  const t = useT();
  // What was written stays while somebody changes their mind.
  const [kept, setKept] = useState<GoOn>({ reason: '', legalBasis: '' });
  const change = (next: GoOn) => {
    setKept(next);
    onGoOn(next);
  };
  const ask = (name: keyof GoOn, label: string, hint?: string) => (
    <Field label={label} required hint={hint} error={errors[name]}>
      {(ids) => (
        <TextField
          id={ids.id}
          fullWidth
          multiline
          minRows={2}
          value={kept[name]}
          error={ids['aria-invalid']}
          onChange={(event) => change({ ...kept, [name]: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 500, 'aria-describedby': ids['aria-describedby'] } }}
        />
      )}
    </Field>
  );
  return (
    <Box sx={{ borderTop: `1px solid ${color.line}`, bgcolor: color.surface, px: { xs: 2, sm: 2.5 }, py: 1 }}>
      <FormControlLabel
        control={<Checkbox checked={goOn !== null} onChange={(_, on) => onGoOn(on ? kept : null)} />}
        label={`${t('exams.lawGoOn')}${t('frame.colon')}${t('exams.lawGoOnMore')}`}
      />
      {goOn ? (
        <Box sx={{ pt: 1 }}>
          {ask('reason', t('exams.lawReason'))}
          {ask('legalBasis', t('exams.lawBasis'), t('exams.lawBasisHint'))}
        </Box>
      ) : null}
    </Box>
  );
};
