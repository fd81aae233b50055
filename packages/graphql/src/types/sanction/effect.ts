import { eligibilityMatters } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../../builder.ts';
import { encodeId } from '../../global-id.ts';
import { at, column, computed, fromRow, hidden, named, today } from '../../read/fields.ts';
import type { Row } from '../../read/read.ts';
import { EligibilityMatterEnum, SanctionMeasureEnum } from './enums.ts';

type Matter = keyof typeof eligibilityMatters;

/** What a delivered consequence does, from a day to a day. */
export const EffectType = builder.objectRef<Row>('SanctionEffect').implement({
  description: 'What a delivered consequence does, from a day to a day; it ends by itself · 效力',
  extensions: { hidden: { $kind: (alias: string) => at(alias, 'kind') } },
  fields: (t) => {
    const day = (name: string) => t.field({ type: 'Date', nullable: true, extensions: named(name), resolve: fromRow });
    return {
      kind: t.field({ type: SanctionMeasureEnum, extensions: named('kind'), resolve: fromRow }),
      startsOn: t.field({ type: 'Date', extensions: named('starts_on'), resolve: fromRow }),
      endsOn: t.field({ type: 'Date', extensions: named('ends_on'), resolve: fromRow }),
      suspended: t.field({
        type: 'Boolean',
        description: 'It waits while a review or an appeal is open',
        extensions: named('suspended'),
        resolve: fromRow,
      }),
      liftedOn: day('lifted_on'),
      revokedOn: day('revoked_on'),
      doneOn: day('done_on'),
      inForce: t.field({
        type: 'Boolean',
        description: 'Today',
        extensions: column(
          (alias) => sql`${today()} between ${at(alias, 'starts_on')} and ${at(alias, 'ends_on')}
            and ${at(alias, 'revoked_on')} is null and coalesce(${at(alias, 'lifted_on')} > ${today()}, true)
            and ${at(alias, 'done_on')} is null and not ${at(alias, 'suspended')}`,
        ),
        resolve: fromRow,
      }),
      matters: t.field({
        type: [EligibilityMatterEnum],
        description: 'Of an ineligibility',
        extensions: computed('$kind'),
        resolve: (row) =>
          hidden<string>(row, '$kind') === 'ineligibility' ? (Object.keys(eligibilityMatters) as Matter[]) : [],
      }),
    };
  },
});

/** The meeting that hears a statement. */
export const SanctionMeetingItemType = builder.objectRef<Row>('SanctionMeetingItem').implement({
  description: 'The item of the town’s quality-analysis meeting that hears a statement · 质量分析会议程',
  extensions: { hidden: { $meeting: (alias: string) => at(alias, 'meeting_id') } },
  fields: (t) => ({
    meetingId: t.field({
      type: 'ID',
      extensions: computed('$meeting'),
      resolve: (row) => encodeId('Meeting', hidden<number>(row, '$meeting')),
    }),
    meetingTitle: t.field({ type: 'String', extensions: named('meeting_title'), resolve: fromRow }),
    heldOn: t.field({ type: 'Date', extensions: named('held_on'), resolve: fromRow }),
    position: t.field({ type: 'Int', extensions: named('position'), resolve: fromRow }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    minutes: t.field({
      type: 'Boolean',
      description: 'The meeting’s minutes are written',
      extensions: named('has_minutes'),
      resolve: fromRow,
    }),
  }),
});
