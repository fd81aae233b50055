/** Who is party B of an agreement (Q4): the centre signs with campus heads, a campus with everybody else. */
export const parties = {
  campusHead: ['片校长', 'Campus head'],
  department: ['教导处', 'Academic affairs'],
  leaderInCharge: ['分管领导', 'Leader in charge'],
  linkedLeader: ['挂钩领导', 'Linked leader'],
  teacher: ['教师', 'Teacher'],
} as const;
