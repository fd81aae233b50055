/** Items as written one a line: without numbers in front, blank lines and spaces around. */
export const itemLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^\d{1,2}\s*[.\u3001\uff0e)\uff09]\s*/, ''))
    .filter((line) => line !== '');

/** Meetings still to come, soonest first, and those that were held, latest first. */
export const byDay = <Meeting extends { heldOn: string }>(meetings: readonly Meeting[], today: string) => ({
  coming: meetings.filter(({ heldOn }) => heldOn >= today).sort((a, b) => a.heldOn.localeCompare(b.heldOn)),
  past: meetings.filter(({ heldOn }) => heldOn < today).sort((a, b) => b.heldOn.localeCompare(a.heldOn)),
});
