import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { dropDraft } from '../../shared/form/draftStore.ts';
import { readQuick } from '../../shared/form/quickDraft.ts';

type Props = { step: string; draftKey: string; onDropped: () => void };

/** What was typed for a step that somebody else's step has closed meanwhile: shown to be copied, until put away. */
export const LeftoverText = ({ step, draftKey, onDropped }: Props) => {
  const t = useT();
  const [texts, setTexts] = useState(() =>
    Object.values(readQuick(draftKey)?.values ?? {}).filter(
      (value): value is string => typeof value === 'string' && value.trim() !== '',
    ),
  );
  const note = useRef<HTMLDivElement>(null);
  // A newer browser answers scrolling with a promise, which is nothing to clean up.
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'center' });
  }, []);
  const nothing = texts.length === 0;
  useEffect(() => {
    if (nothing) onDropped();
  }, [nothing, onDropped]);
  if (nothing) return null;
  return (
    <Alert
      ref={note}
      severity="warning"
      sx={{ m: 2, mb: 0 }}
      action={
        <Button
          variant="text"
          onClick={() => {
            void dropDraft(draftKey);
            setTexts([]);
            onDropped();
          }}
        >
          {t('frame.close')}
        </Button>
      }
    >
      <b>{step}</b> {t('cases.stepGone')}
      {texts.map((text) => (
        <Box key={text} sx={{ mt: 1, whiteSpace: 'pre-wrap', userSelect: 'all' }}>
          {text}
        </Box>
      ))}
    </Alert>
  );
};
