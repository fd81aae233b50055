/** Posts whose holders ask for the eligibility and the years of others; the server decides. */
export const asking: readonly string[] = [
  'admin',
  'groupHead',
  'groupDeputy',
  'groupMember',
  'generalOffice',
  'campusHead',
];
