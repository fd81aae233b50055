import { useState } from 'react';
import { TopBar } from '../parts/Frame.tsx';
import { linkTo } from '../router.ts';
import { useSanctionWords } from '../sanctionWords.ts';
import type { PhoneSanction } from './documents.ts';
import { Evidence } from './Evidence.tsx';
import type { PartName } from './evidenceParts.ts';

/** What the case rests on, for the person concerned: the same parts that those who vote read. */
export const FactsPage = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const [open, setOpen] = useState<PartName | null>('computation');
  const back = linkTo('sanctions', record.number);
  return (
    <>
      <TopBar title={s('evidenceTitle')} back={back} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <Evidence record={record} open={open} onOpen={(part) => setOpen(part?.name ?? null)} />
        <a className="link" href={linkTo('sanctions', record.number, 'wrong')}>
          {s('wrongData')}
        </a>
      </main>
    </>
  );
};
