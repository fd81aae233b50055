import type { SanctionRule } from '@plumbline/rules';
import type { PhotoName } from '../photos.ts';

/** One step of a consequence's story. */
export interface SanctionAct {
  /** School days before today; of a story of the year before the last, school days since the last one began. */
  readonly ago: number;
  readonly step: string;
  /** Key of who takes it. */
  readonly by: string;
  readonly input?: Readonly<Record<string, unknown>>;
  /** Keys of people by the field that names them. */
  readonly people?: Readonly<Record<string, string>>;
  /** A field that holds the day of the step. */
  readonly dayIn?: string;
  /** A document that is added, and the name that it bears. */
  readonly file?: readonly [photo: PhotoName, name: string];
}

/** What became of a proposal of the rules. */
export interface SanctionStory {
  readonly rule: SanctionRule;
  /** Of a target of the year before the last. */
  readonly earlier?: boolean;
  /** Key of the person concerned. */
  readonly person: string;
  /** Keys of those whom it concerns where that person met the target. */
  readonly or?: readonly string[];
  readonly acts: readonly SanctionAct[];
}
