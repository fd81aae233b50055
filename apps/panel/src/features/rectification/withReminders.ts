/**
 * Puts reminders between the steps of a history by their instants; one at the instant of a step comes after it.
 * @param events steps, oldest first
 * @param reminders reminders, oldest first
 * @returns both, oldest first
 */
export const withReminders = <Step extends { event: { at: string } }, Reminder extends { at: string }>(
  events: readonly Step[],
  reminders: readonly Reminder[],
): readonly (Step | { reminder: Reminder })[] => {
  const left = [...reminders];
  const takeBefore = (instant: number) => {
    const later = left.findIndex(({ at }) => Date.parse(at) >= instant);
    return left.splice(0, later < 0 ? left.length : later).map((reminder) => ({ reminder }));
  };
  const merged = events.flatMap((step) => [...takeBefore(Date.parse(step.event.at)), step]);
  return [...merged, ...takeBefore(Number.POSITIVE_INFINITY)];
};
