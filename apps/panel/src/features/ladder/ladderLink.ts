/** Where the years of a person are shown. */
export const ladderLink = (person: string): string => `/ladder/${encodeURIComponent(person)}`;
