import type { Effect, Query } from '../record/feature.ts';
import { addBasis, type BasisContent } from './basis.ts';

/** The basis that a case is found to rest on now. */
export interface NewBasis {
  readonly basisNo: number;
  readonly evaluationNo: number | null;
  readonly content: BasisContent;
}

const keepBasis = (effect: Effect): readonly Query[] => {
  const { basisNo, evaluationNo, content } = effect.known as NewBasis;
  return [addBasis(effect, basisNo, evaluationNo, content)];
};

/** What the case rests on now stands beside what it rested on before. */
export const keepDoubt = keepBasis;

/** The same for one in effect, which is put to the body again. */
export const keepReconsideration = keepBasis;
