/** The rules that propose a consequence of a missed agreement (Q5 to Q8). */
export const sanctionRules = {
  A: ['规则 A：校片表态性发言', 'Rule A: statement by the campus head'],
  B: ['规则 B：诫勉谈话', 'Rule B: admonition talk'],
  C: ['规则 C：评优评先、调动、提拔资格', 'Rule C: eligibility'],
  D: ['规则 D：培训与轮岗', 'Rule D: training and rotation'],
} as const;

/** What a consequence consists of. */
export const sanctionMeasures = {
  statement: ['表态性发言', 'Statement at the quality-analysis meeting'],
  talk: ['诫勉谈话', 'Admonition talk'],
  ineligibility: ['暂停评优、评先、调动、提拔资格', 'Not eligible for awards, honours, transfer, promotion'],
  training: ['薄弱教师培训', 'Training for teachers who need help'],
  rotation: ['轮岗交流', 'Rotation'],
} as const;

/** Matters in which rule C makes ineligible (Q7). */
export const eligibilityMatters = {
  award: ['评优', 'Awards'],
  honour: ['评先', 'Honours'],
  transfer: ['调动', 'Transfer'],
  promotion: ['提拔', 'Promotion'],
} as const;

/** What help a teacher or campus is given before anything else (I3, Q8). */
export const supportKinds = {
  mentor: ['结对导师', 'Mentor'],
  training: ['专题培训', 'Training'],
  reobservation: ['复听课', 'Re-observation'],
  other: ['其他帮扶', 'Other help'],
} as const;

/** How a member of the body votes. */
export const ballots = {
  agree: ['同意', 'For'],
  disagree: ['不同意', 'Against'],
  abstain: ['弃权', 'Abstain'],
} as const;
