import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { pageSize } from '../../shared/list/ShowMore.tsx';
import { PupilReadLogQuery } from './documents.ts';
import { LogList } from './LogList.tsx';
import { PupilByNumber } from './PupilByNumber.tsx';
import { PupilReadingRows } from './ReadingRows.tsx';

/** Who read pupils' data; for academic affairs also what families ask for. */
export const PupilReadings = () => {
  const { viewer } = useFrame();
  const [size, setSize] = useState(pageSize);
  const result = useDocument(PupilReadLogQuery, { filter: {}, first: size }, { keep: true });
  const log = result.data?.pupilReadLog;
  return (
    <>
      {viewer.posts.some(({ role }) => role === 'admin') ? <PupilByNumber /> : null}
      <LogList read={result} log={log} size={size} onSize={setSize}>
        <PupilReadingRows readings={log?.nodes ?? []} />
      </LogList>
    </>
  );
};
