import type { ComponentType } from 'react';
import type { WholeSanction } from '../documents.ts';
import { Chance } from './Chance.tsx';
import { Defence } from './Defence.tsx';
import { LawPart } from './LawPart.tsx';
import { Opinions } from './Opinions.tsx';
import { numberOf, type PartName, partsOf } from './parts.ts';
import { SupportGiven } from './SupportGiven.tsx';
import { WorkedOut } from './WorkedOut.tsx';

const shown: Readonly<Record<PartName, ComponentType<{ record: WholeSanction; no: number }>>> = {
  worked: WorkedOut,
  chance: Chance,
  support: SupportGiven,
  defence: Defence,
  opinions: Opinions,
  law: LawPart,
};

/** The numbered parts of the evidence on one page. */
export const Evidence = ({ record }: { record: WholeSanction }) => {
  const parts = partsOf(record);
  return parts.map((part) => {
    const Part = shown[part];
    return <Part key={part} record={record} no={numberOf(parts, part)} />;
  });
};
