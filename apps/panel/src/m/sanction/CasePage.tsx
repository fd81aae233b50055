import { useState } from 'react';
import type { Read } from '../data/useCopy.ts';
import { Dock } from '../parts/Dock.tsx';
import { TopBar } from '../parts/Frame.tsx';
import { History } from '../parts/History.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OutboxStrip, ReadState } from '../parts/Strips.tsx';
import { DueLine, StateTag } from '../parts/Tags.tsx';
import { linkTo } from '../router.ts';
import { useSanctionWords } from '../sanctionWords.ts';
import { useSession } from '../session.ts';
import { DecisionCard } from './DecisionCard.tsx';
import type { PhoneSanction } from './documents.ts';
import { Evidence } from './Evidence.tsx';
import { evidenceParts, type PartName, rememberPart, wasPartSeen } from './evidenceParts.ts';
import { dockedSteps, mayVote, stepsBeside } from './stepsBeside.ts';
import { useVote } from './useVote.ts';
import { BallotForm, VoteDock } from './Vote.tsx';
import { Votes } from './Votes.tsx';

type Props = { record: PhoneSanction; read: Read<unknown> };

/** The case for those who handle it, are asked, or decide: the question, the evidence, and the vote. */
export const CasePage = ({ record, read }: Props) => {
  const s = useSanctionWords();
  const { owner } = useSession();
  // Two people may use one phone: what one has read the other has not.
  const readAs = `${owner} ${record.id}`;
  const [open, setOpen] = useState<PartName | null>(null);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const votes = mayVote(record);
  const vote = useVote(record, read.again);
  const isSeen = (part: { name: PartName; stamp: string }) =>
    seen.includes(part.name + part.stamp) || wasPartSeen(readAs, part);
  const parts = evidenceParts(record);
  const unseen = parts.filter((part) => !isSeen(part)).length;
  const { ballot } = record;
  return (
    <>
      <TopBar title={votes ? s('voteTitle', { name: record.concerned.name }) : record.number} back="#/">
        {votes ? (
          <span className="tag rev">
            <Icon name="ballot" />
            {s('waitsForVote')}
          </span>
        ) : (
          <StateTag tone={record.tone} title={record.stateTitle} />
        )}
      </TopBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <OutboxStrip />
        <ReadState read={read} />
        <Question record={record} />
        {votes ? null : (
          <div className="card">
            <DueLine due={record} />
          </div>
        )}
        <section>
          <h2 className="sec ink">
            {s(votes ? 'section1' : 'section1Read')}
            {votes ? (
              <span className={`row sm ${unseen === 0 ? 'good' : ''}`}>
                <Icon name={unseen === 0 ? 'checked' : 'eye'} size="s" />
                {unseen === 0 ? s('allSeen', { n: parts.length }) : s('unseen', { n: unseen })}
              </span>
            ) : null}
          </h2>
          <Evidence
            record={record}
            open={open}
            onOpen={(part) => {
              setOpen(part?.name ?? null);
              if (!part) return;
              rememberPart(readAs, part);
              setSeen([...seen, part.name + part.stamp]);
            }}
            {...(votes ? { isSeen } : {})}
          />
        </section>
        {votes ? <BallotForm record={record} vote={vote} offline={read.trouble?.kind === 'network'} /> : null}
        {!votes && ballot ? <Votes ballot={ballot} /> : null}
        <DecisionCard record={record} />
        <OtherSteps record={record} />
        <History events={record.events} />
      </main>
      {votes ? (
        <VoteDock record={record} vote={vote} unseen={unseen} offline={read.trouble?.kind === 'network'} />
      ) : (
        <Dock record={{ ...record, availableSteps: dockedSteps(record) }} />
      )}
    </>
  );
};

/** What is asked, and who or what put it forward. */
const Question = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const { ballot, planYear, proposer } = record;
  return (
    <div>
      <h2 className="t b">{s('question', { question: record.question })}</h2>
      <p className="sm mut">
        {proposer
          ? s('byPerson', { name: proposer.name, year: planYear.title })
          : s('byRule', { rule: record.ruleTitle, year: planYear.title })}
      </p>
      {ballot?.review ? <p className="b rev">{s('reviewMeans')}</p> : null}
      {record.basisGone ? <p className="b rev">{s('gone')}</p> : null}
      {record.confidential ? (
        <p className="row sm">
          <Icon name="lock" size="s" />
          <span className="grow">{s('confidentialBody')}</span>
        </p>
      ) : null}
    </div>
  );
};

/** Steps off the main road: they wait here, so that the dock asks one thing. */
const OtherSteps = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const others = stepsBeside(record);
  if (others.length === 0) return null;
  return (
    <section>
      <h2 className="sec">{s('more')}</h2>
      <ul className="card" style={{ marginTop: 4 }}>
        {others.map(({ name, title }) => (
          <li key={name}>
            <a className="item" href={linkTo('sanctions', record.number, name)}>
              <span className="grow">{title}</span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};
