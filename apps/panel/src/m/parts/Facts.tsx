import type { ReactNode } from 'react';

/** Names and values in two columns; what has no value is left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {facts.map(([name, value]) =>
      value ? (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd className="pre">{value}</dd>
        </div>
      ) : null,
    )}
  </dl>
);
