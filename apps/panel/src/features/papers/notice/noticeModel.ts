import type { PaperCase, PaperNotice } from '../documents.ts';

/** One finding of a notice on paper. */
export interface NoticeItem {
  readonly position: number;
  readonly number: string;
  readonly finding: string;
  readonly photos: number;
  readonly requirement: string | null;
  readonly category: string;
  readonly responsible: { readonly name: string; readonly post: string } | null;
  readonly rectifyBy: string | null;
}

/** A notice as a paper shows it: with its own number, or with the case's where it was issued alone. */
export interface NoticeModel {
  readonly number: string;
  readonly unit: string;
  readonly clause: string;
  readonly inspection: { readonly title: string; readonly heldOn: string } | null;
  readonly issuedOn: string;
  readonly items: readonly NoticeItem[];
}

const personOf = (person: { name: string; mainPost: string | null } | null): NoticeItem['responsible'] =>
  person && { name: person.name, post: person.mainPost ?? '' };

/** Where, then what: the place is said once, even where the finding begins with it. */
const findingOf = (place: string | null, title: string, separator: string): string =>
  place && !title.includes(place) ? `${place}${separator}${title}` : title;

/**
 * A notice of several findings.
 * @param separator stands between place and finding in the reader's language
 */
export const noticeOf = (notice: PaperNotice, separator: string): NoticeModel => ({
  number: notice.number,
  unit: notice.unit.name,
  clause: notice.clause,
  inspection: notice.inspection,
  issuedOn: notice.issuedOn,
  items: notice.items.map((item) => ({
    position: item.position,
    number: item.case.number,
    finding: findingOf(item.case.place, item.case.title, separator),
    photos: item.case.evidence.length,
    requirement: item.requirement,
    category: item.category,
    responsible: personOf(item.responsible),
    rectifyBy: item.rectifyBy,
  })),
});

/** The notice of a case that was issued alone; `null` where none was issued. */
export const noticeOfCase = (record: PaperCase, separator: string): NoticeModel | null => {
  const issued = record.events.filter(({ step }) => step === 'issueNotice').at(-1);
  if (!issued || !record.issuer) return null;
  return {
    number: record.number,
    unit: record.unit.name,
    clause: record.clause,
    inspection: record.inspection,
    issuedOn: issued.at.slice(0, 10),
    items: [
      {
        position: 1,
        number: record.number,
        finding: findingOf(record.place, record.title, separator),
        photos: record.evidence.length,
        requirement: record.requirement,
        category: record.category,
        responsible: personOf(record.responsible),
        rectifyBy: record.rectifyBy,
      },
    ],
  };
};
