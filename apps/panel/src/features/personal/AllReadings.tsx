import Box from '@mui/material/Box';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { pageSize } from '../../shared/list/ShowMore.tsx';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { color } from '../../theme/tokens.ts';
import { AskedPersonQuery } from '../eligibility/documents.ts';
import { DaySpan, type Span } from './DaySpan.tsx';
import { ReadLogQuery } from './documents.ts';
import { LogList } from './LogList.tsx';
import { ReadingRows } from './ReadingRows.tsx';

/**
 * Readings of the town, or of the viewer's campus, with filters.
 * @param about global id of the person whom the page was opened for
 */
export const AllReadings = ({ about: opened }: { about: string | null }) => {
  const t = useT();
  const { data: asked } = useDocument(AskedPersonQuery, { id: opened ?? '' }, { enabled: opened !== null });
  const [size, setSize] = useState(pageSize);
  const [chosen, setChosen] = useState<Picked | null | undefined>();
  const [reader, setReader] = useState<Picked | null>(null);
  const [span, setSpan] = useState<Span>({ from: '', to: '' });
  const node = asked?.node && 'name' in asked.node ? asked.node : null;
  const first: Picked | null = opened === null || node === null ? null : { id: opened, label: node.name };
  const about = chosen === undefined ? first : chosen;
  const filter = {
    person: chosen === undefined ? opened : (chosen?.id ?? null),
    reader: reader?.id ?? null,
    from: span.from || null,
    to: span.to || null,
  };
  const result = useDocument(ReadLogQuery, { filter, first: size }, { keep: true });
  const log = result.data?.readLog;
  return (
    <>
      <Box
        sx={{
          px: { xs: 2, sm: 2.5 },
          pt: 2,
          display: 'grid',
          columnGap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr) auto' },
          borderBottom: `1px solid ${color.line}`,
        }}
      >
        <Field label={t('personal.about')} marked={false}>
          {(ids) => <PersonPicker value={about} onChange={setChosen} ids={ids} />}
        </Field>
        <Field label={t('personal.reader')} marked={false}>
          {(ids) => <PersonPicker value={reader} onChange={setReader} ids={ids} />}
        </Field>
        <DaySpan span={span} onChange={setSpan} />
      </Box>
      <LogList read={result} log={log} size={size} onSize={setSize}>
        <ReadingRows readings={log?.nodes ?? []} />
      </LogList>
    </>
  );
};
