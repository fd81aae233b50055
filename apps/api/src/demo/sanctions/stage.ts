import type { AgreementStage } from '../agreements/stage.ts';

/** What the consequences are played on. */
export interface SanctionStage extends AgreementStage {
  /** Codes of the sessions of the last two years. */
  readonly examCodes: { readonly earlier: string; readonly last: string };
  /** The day so many school days before today, behind last year's results. */
  dayOf(ago: number): string;
}
