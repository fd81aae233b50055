import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { pageSize } from '../../shared/list/ShowMore.tsx';
import { MyReadLogQuery } from './documents.ts';
import { LogList } from './LogList.tsx';
import { ReadingRows } from './ReadingRows.tsx';

/** Who read what concerns the viewer. */
export const MyReadings = () => {
  const t = useT();
  const [size, setSize] = useState(pageSize);
  const result = useDocument(MyReadLogQuery, { first: size }, { keep: true });
  const log = result.data?.myReadLog;
  return (
    <LogList read={result} log={log} size={size} onSize={setSize} emptyMore={t('personal.mineMore')}>
      <ReadingRows readings={log?.nodes ?? []} />
    </LogList>
  );
};
