import type { SanctionMeasure, SanctionRule } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import type { Ballot } from './count.ts';

/** What the format of a dossier is called. */
export const dossierFormat = 'plumbline-dossier/1';

/** A file of the case, known by the hash of its content. */
export interface DossierFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One step of the case as it was recorded. */
export interface DossierEvent {
  readonly version: number;
  readonly step: string;
  readonly title: Text;
  readonly state: string;
  readonly stateTitle: Text;
  /** ISO 8601. */
  readonly at: string;
  /** `null`: the system. */
  readonly actor: string | null;
  readonly post: string | null;
  /** What was entered and is not kept from the reader; titles of fields beside it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly fieldTitles: Readonly<Record<string, Text>>;
  /** What ids that were entered refer to, by the name of their field. */
  readonly names: Readonly<Record<string, string>>;
  /** Kept from the reader: the digest stands, what it is of does not. */
  readonly sealed: boolean;
  /** What was erased since. */
  readonly erased: boolean;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly salt: string | null;
  /** SHA-256 of salt and the payload's canonical JSON. */
  readonly digest: string;
  readonly files: readonly DossierFile[];
}

/** What a proposal rested on. */
export interface DossierBasis {
  readonly no: number;
  readonly at: string;
  readonly evaluationNo: number | null;
  readonly computation: unknown;
  /** SHA-256 of the computation's canonical JSON. */
  readonly hash: string;
}

/** A vote that the reader may see. */
export interface DossierVote {
  readonly round: number;
  readonly name: string;
  readonly post: string | null;
  readonly ballot: Ballot;
  readonly reason: string | null;
  readonly at: string;
}

/** A round that is over, counted; it is told to everybody who reads the case. */
export interface DossierTally {
  readonly round: number;
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
}

/** An objection of the law, and why the case went on. */
export interface DossierObjection {
  readonly rule: string;
  readonly title: Text;
  readonly source: Text;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly answeredBy: string | null;
  readonly at: string;
}

/** Help that the person concerned was given. */
export interface DossierSupport {
  readonly kind: string;
  readonly kindTitle: Text;
  readonly mentor: string | null;
  readonly measures: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly planned: number | null;
  readonly held: number;
  readonly effect: string | null;
  readonly endedOn: string | null;
}

/** A whole case as one document of plain JSON that can be checked without the database. */
export interface Dossier {
  readonly format: typeof dossierFormat;
  readonly town: string;
  /** IANA zone in which the town reads the instants. */
  readonly zone: string;
  readonly madeAt: string;
  readonly record: {
    readonly number: string;
    readonly title: string;
    readonly version: number;
    readonly state: string;
    readonly stateTitle: Text;
    readonly rule: SanctionRule;
    readonly ruleTitle: Text;
    readonly clause: string;
    readonly measure: SanctionMeasure;
    readonly measureTitle: Text;
    readonly body: 'group' | 'branch';
    readonly confidential: boolean;
    readonly planYear: string;
    readonly unit: string;
    readonly concerned: string;
    /** Who proposed it by hand. */
    readonly proposer: string | null;
    readonly agreementNumber: string;
    readonly held: boolean;
    readonly basisGone: boolean;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly reviewBy: string | null;
    readonly appealBy: string | null;
  };
  readonly bases: readonly DossierBasis[];
  readonly objections: readonly DossierObjection[];
  readonly supports: readonly DossierSupport[];
  readonly events: readonly DossierEvent[];
  readonly votes: readonly DossierVote[];
  readonly tallies: readonly DossierTally[];
  readonly effect: {
    readonly startsOn: string;
    readonly endsOn: string;
    readonly suspended: boolean;
    readonly liftedOn: string | null;
    readonly revokedOn: string | null;
    readonly doneOn: string | null;
    readonly carriedOut: unknown;
  } | null;
  readonly meeting: { readonly title: string; readonly heldOn: string } | null;
  readonly files: readonly DossierFile[];
  /** SHA-256 of the canonical JSON of everything above. */
  readonly contentHash: string;
}
