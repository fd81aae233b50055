import type { ReactNode } from 'react';
import { useFrame } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { OpenStep } from '../../rectification/OpenStep.tsx';
import { WhatNow } from '../../rectification/WhatNow.tsx';
import { Evidence } from '../case/Evidence.tsx';
import { VotesCard } from '../case/VotesCard.tsx';
import { WhatFollowed } from '../case/WhatFollowed.tsx';
import type { WholeSanction } from '../documents.ts';
import { TwoColumns } from '../TwoColumns.tsx';
import { Fairness } from './Fairness.tsx';
import { MyRights } from './MyRights.tsx';
import { WhatItIs } from './WhatItIs.tsx';

/** The page of the person concerned: what is decided and what is not, what they may do until when, and everything it rests on. */
export const ConcernedView = ({ record }: { record: WholeSanction }) => (
  <TwoColumns
    main={
      <>
        <WhatItIs record={record} />
        <Now record={record} />
        <Evidence record={record} />
      </>
    }
    side={
      <>
        <MyRights record={record} />
        <Fairness record={record} />
        <WhatFollowed record={record} />
        <VotesCard record={record} />
      </>
    }
  />
);

/** The form of what is open to them now; nothing where nothing is. */
const Now = ({ record }: { record: WholeSanction }): ReactNode => {
  const t = useT();
  const { viewer } = useFrame();
  if (record.availableSteps.length === 0) return null;
  return (
    <WhatNow
      record={record}
      start={() => ({})}
      choice={t('sanctions.youMay')}
      own={(step, done) => (
        <OpenStep
          key={step.name}
          workflow={record.workflow}
          step={step}
          draftKey={`${viewer.person.id}:${record.id}:${step.name}`}
          target={{ id: record.id, expectedVersion: record.version }}
          onDone={done}
        />
      )}
    />
  );
};
