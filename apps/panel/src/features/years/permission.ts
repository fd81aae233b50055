/** Permission to carry out and take back the turn of the plan year. */
export const turnYears = 'rollover:run';
