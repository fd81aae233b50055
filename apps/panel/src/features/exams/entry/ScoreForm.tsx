import SaveRounded from '@mui/icons-material/SaveRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../../i18n/useT.ts';
import { partsOf } from '../../../shared/days.ts';
import { DraftRestored } from '../../../shared/form/DraftRestored.tsx';
import { useDraft } from '../../../shared/form/useDraft.ts';
import type { FormValues } from '../../../shared/form/values.ts';
import { color, rem } from '../../../theme/tokens.ts';
import { layOver, pasteColumn } from './pasteColumn.ts';
import { readScore, type ScoreLimits, sameScore } from './readScore.ts';
import { ScoreCell } from './ScoreCell.tsx';
import { nextCell, tallyOf } from './tally.ts';
import { useStatusWords } from './useStatusWords.ts';

/** A pupil of the table: what is stored for them, and what both entries say where they differ. */
export type ScoreRow = {
  id: string;
  name: string;
  token: string | null;
  stored: string;
  first?: string;
  second?: string;
};

/** What a save gave: messages by pupil, and others; none when it is done. */
export type SaveOutcome = { cells: Record<string, string>; others: string[] };

type Props = {
  label: string;
  draftKey: string;
  rows: readonly ScoreRow[];
  limits: ScoreLimits;
  /** Every cell is sent, also an empty one: with double entry an empty cell is an entry, too. */
  whole?: boolean;
  /** Saves the cells that were changed, by pupil. @throws RequestTrouble is shown above the button */
  onSave: (
    cells: { id: string; value: string }[],
    attempt: { current: { key: string; body: string } | undefined },
  ) => Promise<SaveOutcome>;
};

const nothing: FormValues = {};
const done: SaveOutcome = { cells: {}, others: [] };

/** A class's scores in one subject as one table: typed or pasted, judged at once, kept on this device until saved in one go. */
export const ScoreForm = ({ label, draftKey, rows, limits, whole = false, onSave }: Props) => {
  const t = useT();
  const notify = useNotify();
  const words = useStatusWords();
  const { values, setValue, reset, ready, restored, savedAt, attempt } = useDraft(draftKey, nothing);
  const [outcome, setOutcome] = useState<SaveOutcome>(done);
  const [sending, setSending] = useState(false);
  const [sure, setSure] = useState(false);
  const table = useRef<HTMLFormElement>(null);
  const resolving = rows.some(({ first }) => first !== undefined);
  const typed = (row: ScoreRow): string => {
    const value = values[row.id];
    return typeof value === 'string' ? value : row.stored;
  };
  const read = rows.map((row) => readScore(typed(row), limits, words));
  const changedRows = rows.filter(
    (row, index) =>
      values[row.id] !== undefined &&
      // Where two entries differ, taking the first one is a decision, too.
      (resolving || !sameScore(read[index] ?? { kind: 'empty' }, readScore(row.stored, limits, words))),
  );
  const tally = tallyOf(read);
  const set = (id: string, text: string) => {
    setValue(id, text);
    setSure(false);
    if (outcome !== done) setOutcome({ cells: { ...outcome.cells, [id]: '' }, others: [] });
  };
  const focus = (index: number) => table.current?.querySelector<HTMLInputElement>(`#${cellId(index)}`)?.focus();
  const onKeyDown = (index: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    // While a word is being composed the keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') event.preventDefault();
    const next = nextCell(event.key, index, rows.length);
    if (next === null) return;
    event.preventDefault();
    focus(next);
  };
  const onPaste = (index: number) => (event: ClipboardEvent<HTMLInputElement>) => {
    const cells = pasteColumn(event.clipboardData.getData('text/plain'));
    if (cells.length < 2) return;
    event.preventDefault();
    const laid = layOver(
      rows.map(({ id }) => id),
      index,
      cells,
    );
    for (const [id, value] of Object.entries(laid.values)) set(id, value);
    const n = Object.keys(laid.values).length;
    notify(t(laid.beyond > 0 ? 'exams.pastedBeyond' : 'exams.pasted', { n, beyond: laid.beyond }), {
      type: laid.beyond > 0 ? 'warning' : 'info',
    });
  };
  const save = async () => {
    const wrong = read.findIndex(({ kind }) => kind === 'problem');
    if (wrong >= 0) return focus(wrong);
    if (changedRows.length === 0) return notify(t('exams.nothingChanged'), { type: 'info' });
    if (whole && tally.missing > 0 && !sure) return setSure(true);
    setSure(false);
    setSending(true);
    try {
      const answer = await onSave(
        (whole ? rows : changedRows).map((row) => ({ id: row.id, value: sentText(typed(row)) })),
        attempt,
      );
      setOutcome(answer);
      if (answer.others.length === 0 && Object.keys(answer.cells).length === 0) reset();
    } finally {
      setSending(false);
    }
  };
  /** A key is sent as the word that it stands for. */
  const sentText = (text: string): string => {
    const score = readScore(text, limits, words);
    return score.kind === 'status' ? score.status : score.kind === 'mark' ? score.value : '';
  };
  if (!ready) return null;
  return (
    <Box
      component="form"
      ref={table}
      noValidate
      aria-label={label}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!sending) void save();
      }}
    >
      {restored ? <DraftRestored onDiscard={() => reset()} /> : null}
      <Card sx={{ overflowX: 'auto' }}>
        <Box
          component="table"
          sx={{
            borderCollapse: 'collapse',
            width: '100%',
            '& th, & td': { textAlign: 'left', px: { xs: 1, sm: 2 }, py: 0.75, borderTop: `1px solid ${color.line}` },
            '& thead th': { fontWeight: 400, fontSize: rem(14), color: color.muted, borderTop: 0 },
          }}
        >
          <thead>
            <tr>
              <Box component="th" scope="col" sx={{ width: '3.5em', display: { xs: 'none', sm: 'table-cell' } }}>
                #
              </Box>
              <th scope="col">{t('exams.pupilName')}</th>
              {resolving ? (
                <>
                  <th scope="col">{t('exams.firstEntry')}</th>
                  <th scope="col">{t('exams.secondEntry')}</th>
                </>
              ) : null}
              <Box component="th" scope="col" sx={{ width: '50%' }}>
                {resolving ? t('exams.agreed') : t('exams.scoreHead', { n: limits.fullMark })}
              </Box>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const score = read[index] ?? { kind: 'empty' };
              const changed = changedRows.includes(row);
              const choice = (value: string | undefined, which: 'exams.takeFirst' | 'exams.takeSecond') =>
                value === undefined ? null : (
                  <td>
                    <Button
                      variant={sameScore(score, readScore(value, limits, words)) ? 'tonal' : 'outlined'}
                      aria-label={t(which, { name: row.name, value })}
                      onClick={() => set(row.id, value)}
                    >
                      {t('exams.take', { value: value || '\u2013' })}
                    </Button>
                  </td>
                );
              return (
                <tr key={row.id}>
                  <Box component="td" sx={{ color: color.muted, display: { xs: 'none', sm: 'table-cell' } }}>
                    {index + 1}
                  </Box>
                  <Box component="th" scope="row" sx={{ fontWeight: 400 }}>
                    {row.name}
                    {row.token ? (
                      <Box component="span" sx={{ color: color.muted, fontSize: rem(14), ml: 1 }}>
                        {row.token}
                      </Box>
                    ) : null}
                  </Box>
                  {choice(row.first, 'exams.takeFirst')}
                  {choice(row.second, 'exams.takeSecond')}
                  <td>
                    <ScoreCell
                      id={cellId(index)}
                      label={t('exams.scoreFor', { name: row.name })}
                      value={typed(row)}
                      read={score}
                      fullMark={limits.fullMark}
                      changed={changed}
                      problem={outcome.cells[row.id] || undefined}
                      onChange={(text) => set(row.id, text)}
                      onKeyDown={onKeyDown(index)}
                      onPaste={onPaste(index)}
                    />
                    {changed && row.stored !== '' ? (
                      <Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('exams.was', { value: row.stored })}</Box>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Box>
      </Card>
      <Box
        sx={{
          position: 'sticky',
          bottom: { xs: 59, md: 0 },
          zIndex: 5,
          bgcolor: color.paper,
          borderTop: `1px solid ${color.line}`,
          py: 1.5,
        }}
      >
        {outcome.others.map((message) => (
          <Alert severity="error" key={message} sx={{ mb: 1.5 }}>
            {message}
          </Alert>
        ))}
        {sure ? (
          <Alert severity="info" sx={{ mb: 1.5 }}>
            {t('exams.emptyCells', { n: tally.missing })}
          </Alert>
        ) : null}
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" startIcon={<SaveRounded />} disabled={sending}>
            {t(sending ? 'cases.working' : sure ? 'exams.saveScoresSure' : 'exams.saveScores')}
          </Button>
          <Box role="status" sx={{ fontSize: rem(15) }}>
            {t(resolving ? 'exams.tallyResolved' : 'exams.tally', { entered: tally.entered, missing: tally.missing })}
            {tally.wrong > 0 ? (
              <Box component="span" sx={{ color: color.over, fontWeight: 700, ml: 1.5 }}>
                {t('exams.tallyWrong', { n: tally.wrong })}
              </Box>
            ) : null}
            {changedRows.length > 0 ? (
              <Box component="span" sx={{ color: color.muted, ml: 1.5 }}>
                {t('exams.changedCells', { n: changedRows.length })}
              </Box>
            ) : null}
          </Box>
          {savedAt && changedRows.length > 0 ? (
            <Box sx={{ color: color.doneInk, fontSize: rem(14), ml: 'auto' }}>
              {t('cases.draftKept', { time: partsOf(new Date(savedAt).toISOString()).time })}
            </Box>
          ) : null}
        </Box>
      </Box>
    </Box>
  );
};

const cellId = (index: number): string => `score-${index}`;
