import type { PaperFrame } from './documents.ts';

/** The school that issues papers, with its town before it: 青石镇中心校. */
export const issuingSchool = ({ town, units }: PaperFrame): string => {
  const school = units.nodes[0]?.name ?? '';
  return school.startsWith(town.name) ? school : `${town.name}${school}`;
};
