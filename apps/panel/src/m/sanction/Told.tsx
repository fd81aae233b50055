import { Fragment } from 'react';
import { piecesOf } from './piecesOf.ts';

const looks = { plain: '', weight: 'b', day: 'n day' } as const;

/** A text whose words between ** and ** have weight, and whose days never break. */
export const Told = ({ text }: { text: string }) => (
  <>
    {piecesOf(text).map(({ kind, words }, index) =>
      kind === 'plain' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move
        <Fragment key={index}>{words}</Fragment>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move
        <span key={index} className={looks[kind]}>
          {words}
        </span>
      ),
    )}
  </>
);
