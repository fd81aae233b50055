import { comparisonSign, inShort, withUnit } from '../../features/agreements/content.ts';
import { shortValue, valuesIn, yearsOf } from '../../features/agreements/lastYears.ts';
import { awaitsSignatures, type Side, sides, signatureOf } from '../../features/agreements/signing.ts';
import { partsOf } from '../../shared/calendarDay.ts';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement, PhoneVersion } from '../data/documents.ts';
import type { Read } from '../data/useCopy.ts';
import { Dock } from '../parts/Dock.tsx';
import { TopBar } from '../parts/Frame.tsx';
import { History } from '../parts/History.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OutboxStrip, ReadState } from '../parts/Strips.tsx';
import { DueLine, StateTag } from '../parts/Tags.tsx';
import { linkTo } from '../router.ts';
import { useSession } from '../session.ts';
import { AgreementEvaluation } from './AgreementEvaluation.tsx';
import { Newer } from './Newer.tsx';
import { SignDock, SignPassword } from './Signing.tsx';
import { useSigning } from './useSigning.ts';

type Props = {
  record: PhoneAgreement;
  version: PhoneVersion;
  /** Another version lies on the table than the one shown. */
  stale: boolean;
  wholeRead: boolean;
  read: Read<unknown>;
  onFollow: () => void;
  onSigned: () => void;
};

/** An agreement: who signs, every target, what changed, and signing while it waits for the reader. */
export const AgreementSummary = ({ record, version, stale, wholeRead, read, onFollow, onSigned }: Props) => {
  const a = useAgreementWords();
  const signs = record.availableSteps.some(({ name }) => name === 'sign');
  const offline = read.trouble?.kind === 'network';
  const changes = version.differences;
  const [first] = changes;
  const signing = useSigning(record, onSigned);
  return (
    <>
      <TopBar title={a('title')} back="#/">
        <StateTag tone={signs ? 'RESPONSIBLE' : record.tone} title={signs ? a('waitsForYou') : record.stateTitle} />
      </TopBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long agreement is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <OutboxStrip />
        <ReadState read={read} />
        {stale ? <Newer record={record} version={version} onFollow={onFollow} /> : null}
        <section className="card">
          <div className="pad">
            <p className="sm mut n">{record.number}</p>
            <h2 className="t">{record.title}</h2>
            <div className="sides">
              {sides.map((side) => (
                <Party key={side} record={record} side={side} />
              ))}
            </div>
          </div>
          {awaitsSignatures(record) ? <DueLine due={record} /> : null}
        </section>
        <AgreementEvaluation evaluations={record.evaluations} />
        <section className="card">
          <Targets record={record} />
          {changes.length > 0 ? (
            <a className="item line" href={linkTo('agreements', record.number, 'changes')}>
              <Icon name="differ" />
              <span className="grow">
                <span className="blk">{a('changes', { n: version.no, count: changes.length })}</span>
                {first?.part === 'TARGET' ? <Short difference={first} /> : null}
              </span>
              <Icon name="next" />
            </a>
          ) : null}
          <a className="item line" href={linkTo('agreements', record.number, 'text')}>
            <Icon name="list" />
            <span className="grow">{a('fullText')}</span>
            {signs ? (
              <span className={`tag ${wholeRead ? 'done' : 'neu'}`}>
                <Icon name={wholeRead ? 'check' : 'arrow'} />
                {a(wholeRead ? 'readToEnd' : 'notRead')}
              </span>
            ) : null}
            <Icon name="next" />
          </a>
          <a className="item line" href={linkTo('agreements', record.number, 'missed')}>
            <Icon name="info" />
            <span className="grow">{a('missedTitle')}</span>
            <Icon name="next" />
          </a>
        </section>
        {signs && !stale ? <SignPassword record={record} signing={signing} offline={offline} /> : null}
        {signs ? null : <History events={record.events} />}
      </main>
      {signs && !stale ? <SignDock record={record} signing={signing} wholeRead={wholeRead} offline={offline} /> : null}
      {signs ? null : <Dock record={record} />}
    </>
  );
};

const Party = ({ record, side }: { record: PhoneAgreement; side: Side }) => {
  const a = useAgreementWords();
  const { owner } = useSession();
  const person = side === 'A' ? record.partyA : record.partyB;
  const signature = signatureOf(record.signatures, side, record.versionNo);
  const name = person ? (person.id === owner ? a('you', { name: person.name }) : person.name) : a('nobody');
  const day = signature ? (signature.signedOn ?? partsOf(signature.at).day).slice(5) : '';
  return (
    <div>
      <p className="sm mut">{a(side === 'A' ? 'sideA' : 'sideB')}</p>
      <p className={`row sm ${signature ? 'good b' : ''}`}>
        <Icon name={signature ? 'checked' : 'clock'} size="s" />
        <span className="grow">{signature ? a('signedOn', { name, day }) : a('notSigned', { name })}</span>
      </p>
    </div>
  );
};

/** Every target beside last year, as names and values: where the letters are large, the values stand below the name. */
const Targets = ({ record }: { record: PhoneAgreement }) => {
  const a = useAgreementWords();
  const { targets } = record.content;
  const years = yearsOf(targets).slice(-1);
  return (
    <>
      <div className="target sm mut" aria-hidden="true">
        <span>{a('target')}</span>
        <span>{a('lastYear')}</span>
        <span>{a('thisYear')}</span>
        <span />
      </div>
      <dl>
        {targets.map((target) => {
          const { indicator, title, comparison, value, mandatory } = target;
          // A unit in words would fill the row; the text says it.
          const unit = target.unit === '%' ? '%' : '';
          const last = valuesIn(target, years)[0] ?? null;
          const now = record.tags.includes('binding')
            ? record.live.find((each) => each.indicator === indicator)
            : undefined;
          return (
            <div key={indicator + comparison} className="target">
              <dt className="b">
                {title}
                {now?.now ? (
                  <span className="sm mut blk n">{a('live', { value: withUnit(shortValue(now.now), unit) })}</span>
                ) : null}
              </dt>
              <dd className="mut n">
                <span className="hidden">{a('lastYear')}</span>
                {last === null ? a('notMeasured') : withUnit(shortValue(last), unit)}
              </dd>
              <dd className="b n">
                <span className="hidden">{a('thisYear')}</span>
                {`${comparisonSign(comparison)} ${withUnit(value, unit)}`}
              </dd>
              <dd className="sm">{a(mandatory ? 'must' : 'may')}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
};

/** The first change, as it was and as it is. */
const Short = ({ difference }: { difference: PhoneVersion['differences'][number] }) => {
  const { before, after } = inShort(difference);
  return (
    <span className="sm blk">
      {difference.title} {before === null ? null : <del className="mut">{before}</del>}{' '}
      {before !== null && after !== null ? '→' : null} {after === null ? null : <b>{after}</b>}
    </span>
  );
};
