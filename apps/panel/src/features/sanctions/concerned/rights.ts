/** What the person concerned may do against a consequence, in its order. */
const rightNames = ['submitDefence', 'requestReview', 'appeal'] as const;
type RightName = (typeof rightNames)[number];

/** A right: open now, used already, not come to yet, past its last day, or closed for another reason. */
export type Right = {
  name: RightName;
  standing: 'open' | 'used' | 'later' | 'passed' | 'shut';
  /** Its last day, where one is known. */
  until: string | null;
  usedAt: string | null;
  reason: string | null;
};

type Rightful = {
  dueOn: string | null;
  reviewBy: string | null;
  appealBy: string | null;
  receipt: object | null;
  defence: { at: string; lapsed: boolean } | null;
  delivery: object | null;
  review: { at: string; bySystem: boolean; answeredAt: string | null } | null;
  appeal: { at: string } | null;
  availableSteps: readonly { name: string }[];
  blockedSteps: readonly { name: string; reason: string }[];
};

/** The rights of the person concerned as they stand today. */
export const rightsOf = (record: Rightful, today: string): Right[] => {
  const { receipt, defence, delivery, review, appeal, dueOn, reviewBy, appealBy } = record;
  const used: Record<RightName, string | null> = {
    submitDefence: defence && !defence.lapsed ? defence.at : null,
    requestReview: review && !review.bySystem ? review.at : null,
    appeal: appeal?.at ?? null,
  };
  const reached: Record<RightName, boolean> = {
    submitDefence: receipt !== null,
    requestReview: delivery !== null,
    appeal: Boolean(review?.answeredAt),
  };
  const passed: Record<RightName, boolean> = {
    submitDefence: defence?.lapsed === true,
    requestReview: reviewBy !== null && reviewBy < today,
    appeal: appealBy !== null && appealBy < today,
  };
  return rightNames.map((name) => {
    const open = record.availableSteps.some((step) => step.name === name);
    return {
      name,
      standing: open ? 'open' : used[name] ? 'used' : passed[name] ? 'passed' : reached[name] ? 'shut' : 'later',
      until: name === 'submitDefence' ? (open ? dueOn : null) : name === 'requestReview' ? reviewBy : appealBy,
      usedAt: used[name],
      reason: record.blockedSteps.find((step) => step.name === name)?.reason ?? null,
    };
  });
};
