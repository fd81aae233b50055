import { type Chain, noPrevious, type Seal, sealHash } from './chain.ts';
import type { StatementBody } from './statement.ts';

/**
 * What can be wrong with a record: an event or seal changed, removed, at another place, put in; a chain cut off at its end
 * or made anew; erasable content that is not what was entered; a statement that nobody trustworthy signed.
 */
export type FaultKind =
  | 'changed'
  | 'removed'
  | 'reordered'
  | 'inserted'
  | 'cutOff'
  | 'rehashed'
  | 'payload'
  | 'statement'
  | 'incomplete';

/** One fault, and where it is. */
export interface Fault {
  readonly kind: FaultKind;
  readonly chain: Chain;
  /** Positions from and to, where it concerns some. */
  readonly position: number | null;
  readonly to?: number;
  readonly recordId?: number;
  /** Number of the record, where it is known. */
  readonly number?: string | null;
  readonly version?: number;
  /** What precisely: the event's content, its seal, or nothing further. */
  readonly part?: 'event' | 'seal' | 'link' | 'key' | 'signature' | 'unsealed' | 'end';
  /** Day of the statement concerned. */
  readonly day?: string;
  /** For `reordered`: where it belongs. */
  readonly belongs?: number;
}

/** A seal as it was read, with what is found of its event. */
export interface Read extends Seal {
  readonly number: string | null;
  /** Digest of the event as it is now; `null` where there is none any more; left out where it is not shown. */
  readonly found?: string | null;
}

/** Most faults of a chain that are kept; the others are counted. */
export const mostFaults = 1000;
const mostMissing = 100_000;
/** How far off its place a seal is looked for while reading, and how many hashes may be tried in the end. */
const nearby = 8;
const mostTries = 4_000_000;

interface Displaced {
  readonly read: Read;
  readonly true: number;
}

/**
 * Checks a chain seal by seal, in the order in which they are read, in memory that does not grow with their number but for
 * the last version of each record.
 */
export class ChainChecker {
  readonly #townId: number;
  readonly #chain: Chain;
  readonly #statements: readonly StatementBody[];
  readonly #wanted: ReadonlySet<number>;
  readonly #hashesAt = new Map<number, readonly string[]>();
  readonly #faults: Fault[] = [];
  readonly #broken: Read[] = [];
  readonly #displaced: Displaced[] = [];
  readonly #otherEvent: Read[] = [];
  readonly #missing = new Set<number>();
  readonly #putIn = new Set<number>();
  /** What stood at places that turned out to be put in. */
  readonly #recent: Read[] = [];
  readonly #window: Read[] = [];
  readonly #versions = new Map<number, number>();
  readonly #lostVersions: Fault[] = [];
  #more = 0;
  #count = 0;
  #next = 1;
  #shift = 0;
  #run: { offset: number; first: number; length: number } | null = null;
  #last: { position: number; hash: string; computed: string; read: Read | null } = {
    position: 0,
    hash: noPrevious,
    computed: noPrevious,
    read: null,
  };
  #rival: Read | null = null;

  /** @param statements what was signed about this chain, checked already */
  constructor(townId: number, chain: Chain, statements: readonly StatementBody[]) {
    this.#townId = townId;
    this.#chain = chain;
    this.#statements = statements.toSorted((a, b) => a.position - b.position);
    this.#wanted = new Set(statements.map(({ position }) => position));
  }

  /** How many seals were read. */
  get count(): number {
    return this.#count;
  }

  #hash(read: Read, position: number): string {
    return sealHash(this.#townId, this.#chain, { ...read, position });
  }

  #fault(fault: Omit<Fault, 'chain'>): void {
    if (this.#faults.length < mostFaults) this.#faults.push({ chain: this.#chain, ...fault });
    else this.#more += 1;
  }

  #of(read: Read): Pick<Fault, 'position' | 'recordId' | 'number' | 'version'> {
    return { position: read.position, recordId: read.recordId, number: read.number, version: read.version };
  }

  /** Takes the next seal. */
  add(read: Read): void {
    this.#count += 1;
    let position = read.position - this.#shift;
    let computed = this.#hash(read, position);
    if (computed !== read.hash && this.#shifts(read, position)) {
      position = read.position - this.#shift;
      computed = this.#hash(read, position);
    }
    const sound = computed === read.hash;
    if (sound) this.#run = null;
    this.#lookAtEvent(read);
    this.#place(read, position, sound, computed);
    this.#remember(position, read.hash, computed);
    // What was signed after something was put in or taken out speaks of the places as they are told now.
    if (this.#shift !== 0) this.#remember(read.position, read.hash);
    this.#follow(read);
    this.#window[this.#count % (2 * nearby)] = read;
  }

  #remember(position: number, ...hashes: readonly string[]): void {
    if (this.#wanted.has(position)) this.#hashesAt.set(position, [...(this.#hashesAt.get(position) ?? []), ...hashes]);
  }

  #lookAtEvent(read: Read): void {
    if (read.found === undefined || read.found === read.digest) return;
    if (read.found === null) this.#fault({ kind: 'removed', part: 'event', ...this.#of(read) });
    else if (this.#otherEvent.length < mostFaults) this.#otherEvent.push(read);
    else this.#more += 1;
  }

  /** Whether the seal fits another place nearby, as its neighbours do: then all that follow are looked for there. */
  #shifts(read: Read, position: number): boolean {
    const found = this.#near(read, position);
    if (found === null) {
      if (this.#broken.length < mostFaults) this.#broken.push(read);
      else this.#more += 1;
      this.#run = null;
      return false;
    }
    const offset = read.position - found;
    const run = this.#run;
    if (run === null || run.offset !== offset || run.first + run.length !== read.position) {
      this.#run = { offset, first: read.position, length: 1 };
      this.#displaced.push({ read, true: found });
      return false;
    }
    for (let gone = 0; gone < run.length; gone += 1) this.#displaced.pop();
    const by = offset - this.#shift;
    const at = run.first - this.#shift;
    if (by > 0) {
      for (let place = run.first - by; place < run.first; place += 1) this.#putIn.add(place);
      this.#recent.push(...this.#window.filter(({ position: place }) => this.#putIn.has(place)));
    } else this.#fault({ kind: 'removed', position: at, ...(by < -1 && { to: at - by - 1 }) });
    this.#shift = offset;
    this.#next = found;
    this.#run = null;
    return true;
  }

  #near(read: Read, position: number): number | null {
    for (let away = 1; away <= nearby; away += 1)
      for (const place of [position - away, position + away])
        if (place > 0 && this.#hash(read, place) === read.hash) return place;
    return null;
  }

  /** Keeps account of positions, and of what each seal says of the one before. */
  #place(read: Read, position: number, sound: boolean, computed: string): void {
    if (position < this.#next) {
      if (this.#missing.delete(position)) this.#fault({ kind: 'reordered', ...this.#of(read), belongs: position });
      else if (position === this.#last.position && this.#rival === null) this.#rival = read;
      else this.#fault({ kind: 'inserted', ...this.#of(read) });
      return;
    }
    for (let gone = this.#next; gone < position && this.#missing.size < mostMissing; gone += 1) this.#missing.add(gone);
    const { position: before, hash, computed: meant } = this.#last;
    const linked = read.previous === hash || read.previous === meant;
    if (this.#rival !== null) this.#settleRival(read.previous);
    else if (sound && !linked && before === position - 1 && hash === meant)
      this.#fault({ kind: 'rehashed', part: 'link', ...this.#of(read) });
    this.#next = position + 1;
    this.#last = { position, hash: read.hash, computed, read };
  }

  /** Of two seals for one place the one that the next does not follow was put in. */
  #settleRival(previous: string | null): void {
    if (this.#rival === null) return;
    const { read } = this.#last;
    const putIn = previous === this.#rival.hash && read !== null ? read : this.#rival;
    this.#fault({ kind: 'inserted', ...this.#of(putIn) });
    this.#rival = null;
  }

  /** Every record's versions follow each other; where one is left out it names what is missing. */
  #follow({ recordId, version, number, position }: Read): void {
    const last = this.#versions.get(recordId) ?? 0;
    if (version > last) this.#versions.set(recordId, version);
    if (version > last + 1 && this.#lostVersions.length < mostFaults)
      this.#lostVersions.push({ kind: 'removed', chain: this.#chain, position, recordId, number, version: last + 1 });
    const late = this.#lostVersions.findIndex((lost) => lost.recordId === recordId && lost.version === version);
    if (late >= 0) this.#lostVersions.splice(late, 1);
  }

  /** What is wrong, once all was read. */
  end(): { readonly faults: readonly Fault[]; readonly more: number } {
    this.#settleRival(null);
    this.#settleBroken();
    this.#settleEvents();
    this.#settleMissing();
    this.#settleStatements();
    const faults = this.#faults.toSorted((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
    return { faults, more: this.#more };
  }

  /** Seals that do not fit their place: they belong to another, stand in for what was put in, or were changed. */
  #settleBroken(): void {
    let tries = mostTries;
    const displaced = new Map(this.#displaced.map((each) => [each.read.position, each]));
    const changed: Read[] = [];
    for (const read of this.#broken) {
      let place = 0;
      const furthest = Math.max(this.#next, read.position) + nearby;
      for (let k = 1; k <= furthest && tries > 0 && place === 0; k += 1) {
        tries -= 1;
        if (this.#hash(read, k) === read.hash) place = k;
      }
      if (place > 0) displaced.set(read.position, { read, true: place });
      else changed.push(read);
    }
    const putIn = this.#putIn;
    for (const { read, true: belongs } of displaced.values()) {
      const occupant = displaced.get(belongs);
      if (occupant !== undefined || this.#missing.has(belongs)) {
        this.#fault({ kind: 'reordered', ...this.#of(read), belongs });
        this.#missing.delete(belongs);
      } else {
        // Its place is taken by what does not belong there.
        putIn.add(belongs);
      }
    }
    const occupants = new Map([...this.#recent, ...changed].map((read) => [read.position, read]));
    for (const place of putIn) {
      const occupant = occupants.get(place);
      this.#fault({ kind: 'inserted', ...(occupant === undefined ? { position: place } : this.#of(occupant)) });
    }
    for (const read of changed)
      if (!putIn.has(read.position)) this.#fault({ kind: 'changed', part: 'seal', ...this.#of(read) });
  }

  /** Events that are not what was sealed: two that took each other's place, or one that was changed. */
  #settleEvents(): void {
    const named = new Set(this.#faults.map(({ position }) => position));
    const places = new Map(this.#otherEvent.map(({ digest, position }) => [digest, position]));
    for (const read of this.#otherEvent) {
      if (named.has(read.position)) continue;
      const belongs = places.get(read.found ?? '');
      this.#fault(
        belongs === undefined
          ? { kind: 'changed', part: 'event', ...this.#of(read) }
          : { kind: 'reordered', ...this.#of(read), belongs },
      );
    }
  }

  #settleMissing(): void {
    const gaps: { from: number; to: number }[] = [];
    for (const position of [...this.#missing].sort((a, b) => a - b)) {
      const gap = gaps.at(-1);
      if (gap !== undefined && gap.to === position - 1) gap.to = position;
      else gaps.push({ from: position, to: position });
    }
    const [lost, ...others] = this.#lostVersions;
    const single = gaps.length === 1 && gaps[0]?.from === gaps[0]?.to && lost !== undefined && others.length === 0;
    for (const { from, to } of gaps)
      this.#fault({
        kind: 'removed',
        position: from,
        ...(to > from && { to }),
        ...(single && { recordId: lost.recordId, number: lost.number ?? null, version: lost.version ?? 0 }),
      });
    const found = this.#faults.some(({ kind }) => kind === 'removed' || kind === 'reordered');
    if (!found) for (const each of this.#lostVersions) this.#fault({ ...each, part: 'event' });
  }

  /** What was signed must be there, and be what was signed. */
  #settleStatements(): void {
    const last = Math.max(this.#next - 1, this.#next - 1 + this.#shift);
    const good = new Set([0]);
    for (const { position, hash, day } of this.#statements) {
      if (position > last) {
        this.#fault({ kind: 'cutOff', position: last + 1, ...(position > last + 1 && { to: position }), day });
        return;
      }
      const found = this.#hashesAt.get(position);
      if (found?.includes(hash)) good.add(position);
      else if (found !== undefined) {
        const from = Math.max(...[...good].filter((place) => place < position)) + 1;
        this.#fault({ kind: 'rehashed', position: from, ...(position > from && { to: position }), day });
        return;
      }
    }
  }
}
