import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { pageSize } from '../../shared/list/ShowMore.tsx';
import { Section } from '../../shared/Section.tsx';
import { ReadLogQuery, RecordGrantsQuery } from './documents.ts';
import { GrantReading } from './GrantReading.tsx';
import { GrantRow } from './GrantRow.tsx';
import { LogList } from './LogList.tsx';
import { ReadingRows } from './ReadingRows.tsx';

const heading = { px: { xs: 2, sm: 2.5 }, pt: 1.5 } as const;

/** Who may read a record, where it is confidential, and who read it. */
export const RecordReaders = ({ record, confidential }: { record: string; confidential: boolean }) => {
  const t = useT();
  const [size, setSize] = useState(pageSize);
  const [granting, setGranting] = useState(false);
  const { data } = useDocument(RecordGrantsQuery, { record }, { enabled: confidential });
  const result = useDocument(ReadLogQuery, { filter: { record }, first: size }, { keep: true });
  const grants = data?.recordGrants ?? null;
  const log = result.data?.readLog;
  return (
    <Section
      title={t('personal.readLog')}
      right={
        grants?.mayGrant ? (
          <Button variant="tonal" onClick={() => setGranting(true)}>
            {t('personal.grant')}
          </Button>
        ) : null
      }
    >
      {grants ? (
        <>
          <Typography component="h3" sx={{ ...heading, fontWeight: 700 }}>
            {t('personal.whoMay')}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {grants.grants.map((grant) => (
              <GrantRow key={grant.personId} record={record} grant={grant} mayWithdraw={grants.mayGrant} />
            ))}
          </Box>
          <Typography component="h3" sx={{ ...heading, fontWeight: 700 }}>
            {t('personal.whoRead')}
          </Typography>
        </>
      ) : null}
      <LogList read={result} log={log} size={size} onSize={setSize}>
        <ReadingRows readings={log?.nodes ?? []} />
      </LogList>
      {granting ? <GrantReading record={record} onClose={() => setGranting(false)} /> : null}
    </Section>
  );
};
