/** What has happened to a consequence so far, as far as telling the person concerned needs it. */
export type Happened = {
  readonly tags: readonly string[];
  readonly notice: unknown;
  readonly receipt: unknown;
  readonly defence: { readonly lapsed: boolean } | null;
  readonly decision: { readonly carried: boolean } | null;
  readonly delivery: unknown;
  readonly review: { readonly answeredAt: string | null } | null;
  readonly appeal: { readonly answeredAt: string | null } | null;
  readonly effect: {
    readonly liftedOn: string | null;
    readonly revokedOn: string | null;
    readonly doneOn: string | null;
  } | null;
};

/** How far it has come, from the side of the person concerned. */
export type Phase =
  | 'suggested'
  | 'served'
  | 'answering'
  | 'heard'
  | 'unheard'
  | 'announced'
  | 'holding'
  | 'again'
  | 'above'
  | 'dropped'
  | 'undone'
  | 'liftedEarly'
  | 'done'
  | 'over';

const endingOf = ({ delivery, effect }: Happened): Phase => {
  if (!delivery || !effect) return 'dropped';
  if (effect.revokedOn) return 'undone';
  if (effect.liftedOn) return 'liftedEarly';
  return effect.doneOn ? 'done' : 'over';
};

/** The phase by what has happened: states stay the workflow's own. */
export const phaseOf = (happened: Happened): Phase => {
  const { tags, notice, receipt, defence, decision, delivery, review, appeal } = happened;
  if (tags.includes('closed')) return endingOf(happened);
  if (appeal && appeal.answeredAt === null) return 'above';
  if (review && review.answeredAt === null) return 'again';
  if (delivery) return 'holding';
  if (decision) return 'announced';
  if (defence) return defence.lapsed ? 'unheard' : 'heard';
  if (receipt) return 'answering';
  return notice ? 'served' : 'suggested';
};

/** Phases in which nothing has been decided yet. */
const open: readonly Phase[] = ['suggested', 'served', 'answering', 'heard', 'unheard'];
export const isUndecided = (phase: Phase): boolean => open.includes(phase);
