import type { ReactNode } from 'react';
import type { PhoneRecord } from '../data/documents.ts';
import type { Read } from '../data/useCopy.ts';
import { Dock } from './Dock.tsx';
import { Empty, TopBar } from './Frame.tsx';
import { OutboxStrip, ReadState } from './Strips.tsx';
import { StateTag } from './Tags.tsx';

type Missing = { title: string; more: string };

type Props = {
  /** In the bar as long as there is no number. */
  title: string;
  read: Read<{ record: PhoneRecord | null }>;
  missing: Missing;
  children: ReactNode;
};

/** The page of a record: its number and state in the bar, what is known of it, and what may be done within the thumb's reach. */
export const RecordFrame = ({ title, read, missing, children }: Props) => {
  const record = read.data?.record ?? null;
  return (
    <>
      <TopBar title={record ? record.number : title} back="#/">
        {record ? <StateTag tone={record.tone} title={record.stateTitle} /> : null}
      </TopBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long record without a link in it is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <OutboxStrip />
        <NotRead read={read} missing={missing} />
        {record ? children : null}
      </main>
      {record ? <Dock record={record} /> : null}
    </>
  );
};

/** A record's page as long as there is nothing to show: it is read, or there is none. */
export const RecordWaiting = ({ title, read, missing }: Omit<Props, 'children'>) => (
  <>
    <TopBar title={title} back="#/" />
    <main className="body">
      <NotRead read={read} missing={missing} />
    </main>
  </>
);

const NotRead = ({ read, missing }: Pick<Props, 'read' | 'missing'>) => (
  <>
    <ReadState read={read} />
    {read.data && !read.data.record ? <Empty {...missing} icon="search" /> : null}
  </>
);
