const millisecondsPerDay = 86_400_000;

/** Days from today to a last day, every day counted: 0 on the day itself, never below. */
export const daysUntil = (today: string, until: string): number =>
  Math.max(0, Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / millisecondsPerDay));
