/** How a finding is to be mended: at once, by a day, or by a habit that is looked at several times. */
export const categories = {
  onTheSpot: ['立行立改', 'On the spot'],
  withDeadline: ['限期整改', 'By a deadline'],
  longTerm: ['长期坚持', 'Long term'],
} as const;

/** How much a finding weighs: light ones need no plan, serious ones a root cause and a lasting measure. */
export const weights = {
  light: ['轻微', 'Light'],
  ordinary: ['一般', 'Ordinary'],
  serious: ['严重', 'Serious'],
} as const;
