import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { FilePicker } from './FilePicker.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { type ImportAnswer, importFile, keepMarkedFile } from './importFile.ts';
import { Judged } from './Judged.tsx';

type Stage = 'file' | 'result' | 'done';

/** Imports a ledger: choose a file, see what would come of it, and only then write. */
const ImportPage = () => {
  const t = useT();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [busy, setBusy] = useState<'judge' | 'write' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const run = async (given: File, how: 'judge' | 'all' | 'goodRows') => {
    setBusy(how === 'judge' ? 'judge' : 'write');
    setTrouble(null);
    try {
      setAnswer(await importFile(given, how));
      if (how !== 'judge') void client.invalidateQueries();
    } catch (error) {
      setTrouble(troubleText(error, t));
    } finally {
      setBusy(null);
    }
  };
  const take = (given: File) => {
    setFile(given);
    setAnswer(null);
    void run(given, 'judge');
  };
  const stage: Stage = answer?.written ? 'done' : answer && !answer.fileError ? 'result' : 'file';
  return (
    <Page title={t('imports.title')} back={{ to: '/cases', title: t('frame.ledger') }} lead={t('imports.lead')}>
      <ImportSteps at={stage} />
      {trouble ? (
        <Alert severity="error" sx={{ mb: 2 }}>
          {trouble}
        </Alert>
      ) : null}
      {busy ? (
        <Box role="status" sx={{ mb: 2 }}>
          <Box sx={{ mb: 1 }}>{t(busy === 'judge' ? 'imports.judging' : 'imports.writing')}</Box>
          <LinearProgress aria-label={t(busy === 'judge' ? 'imports.judging' : 'imports.writing')} />
        </Box>
      ) : null}
      {answer?.fileError ? (
        <Alert severity="error" sx={{ mb: 2 }}>
          {answer.fileError.message}
        </Alert>
      ) : null}
      {stage === 'file' && busy === null ? <FilePicker hint={t('imports.columnsHint')} onFile={take} /> : null}
      {stage === 'result' && file && answer ? (
        <Judged
          name={file.name}
          read={answer.file}
          answer={answer}
          counts={[
            { title: 'imports.rowsNew', n: answer.counts.new },
            { title: 'imports.rowsUnchanged', n: answer.counts.unchanged },
            { title: 'imports.rowsChanged', n: answer.counts.changed },
          ]}
          writes={answer.counts.new}
          nothing={t('imports.nothingNew')}
          busy={busy !== null}
          onFile={take}
          onImport={(how) => void run(file, how)}
          onDownload={() => keepMarkedFile(file)}
        />
      ) : null}
      {stage === 'done' && answer ? (
        <Done
          answer={answer}
          onAgain={() => {
            setFile(null);
            setAnswer(null);
          }}
        />
      ) : null}
    </Page>
  );
};

const Done = ({ answer, onAgain }: { answer: ImportAnswer; onAgain: () => void }) => {
  const t = useT();
  const { recorded, noticed, counts } = answer;
  return (
    <Section title={t('imports.done')} padded>
      <Alert severity="success" sx={{ mb: 2 }}>
        {t('imports.doneMore', { recorded, noticed, unchanged: counts.unchanged })}
      </Alert>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button component={Link} to="/cases" variant="contained">
          {t('imports.toLedger')}
        </Button>
        <Button onClick={onAgain}>{t('imports.again')}</Button>
      </Box>
    </Section>
  );
};

export default ImportPage;
