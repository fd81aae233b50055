import { moe2021 } from '@plumbline/rules';
import { say, type Text } from '@plumbline/terms';
import { builder } from '../../builder.ts';
import { at, byKey, computed, fromRow, hidden, instant, named } from '../../read/fields.ts';
import type { Row } from '../../read/read.ts';

const ruleOf = (row: Row) => moe2021.rules.find(({ id }) => id === hidden<string>(row, '$rule'));

/** What the law profile objects to, and why it went on. */
export const SanctionLawType = builder.objectRef<Row>('SanctionLaw').implement({
  description: 'What the law profile objects to, and why the screening went on · 法规核对',
  extensions: { hidden: { $rule: (alias: string) => at(alias, 'rule') } },
  fields: (t) => {
    const words = (of: 'title' | 'text' | 'source') =>
      t.field({
        type: 'String',
        extensions: computed('$rule'),
        resolve: (row, _args, { viewer }) => {
          const unknown: Text = [hidden<string>(row, '$rule'), hidden<string>(row, '$rule')];
          return say(ruleOf(row)?.[of] ?? unknown, viewer.locale);
        },
      });
    return {
      ruleId: t.field({ type: 'String', extensions: named('rule'), resolve: fromRow }),
      title: words('title'),
      text: words('text'),
      source: words('source'),
      reason: t.field({
        type: 'String',
        nullable: true,
        description: 'Why it went on although the law objects',
        extensions: named('reason'),
        resolve: fromRow,
      }),
      legalBasis: t.field({ type: 'String', nullable: true, extensions: named('legal_basis'), resolve: fromRow }),
      answeredBy: t.field({
        type: 'Person',
        nullable: true,
        extensions: byKey('Person', 'person', 'person_id'),
        resolve: fromRow,
      }),
      at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    };
  },
});
