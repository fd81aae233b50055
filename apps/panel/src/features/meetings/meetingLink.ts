/** Where a meeting's page is. */
export const meetingLink = (id: string): string => `/meetings/${encodeURIComponent(id)}`;
