import { readOnce, sqlOf, transaction } from '@plumbline/database';
import type { Locale } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import { type Answer, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import type { Viewer } from '../viewer.ts';
import type { NotificationKind } from './kinds.ts';
import type { QuietHours } from './quiet-hours.ts';

/** How a person wants to be told outside the panel. */
export interface NotificationChoice {
  /** E-mail address that the person entered; `null` for no mail. */
  readonly address: string | null;
  /** Language of the mail. */
  readonly locale: Locale;
  readonly mail: Readonly<Record<NotificationKind, boolean>>;
  readonly quiet: QuietHours;
}

/** What holds until a person has chosen: no address, so no mail. */
const usualChoice = (locale: Locale): NotificationChoice => ({
  address: null,
  locale,
  mail: { turn: true, copy: false, reminder: true },
  quiet: { from: '21:00', to: '07:00' },
});

/** Columns of a choice. */
export const choiceColumns = [
  'person_id',
  'address',
  'locale',
  'mail_turn',
  'mail_copy',
  'mail_reminder',
  'quiet_from',
  'quiet_to',
] as const;

interface ChoiceRow {
  readonly address: string | null;
  readonly locale: string;
  readonly mail_turn: boolean;
  readonly mail_copy: boolean;
  readonly mail_reminder: boolean;
  readonly quiet_from: string;
  readonly quiet_to: string;
}

/** A choice as it is stored. */
export const choiceOf = (row: ChoiceRow): NotificationChoice => ({
  address: row.address,
  locale: row.locale === 'en' ? 'en' : 'zh',
  mail: { turn: row.mail_turn, copy: row.mail_copy, reminder: row.mail_reminder },
  quiet: { from: row.quiet_from.slice(0, 5), to: row.quiet_to.slice(0, 5) },
});

/** How the viewer wants to be told. */
export const readChoice = async (deps: Deps, viewer: Viewer): Promise<NotificationChoice> => {
  const [row] = await readOnce(
    deps.pool,
    viewer,
    sqlOf
      .selectFrom('notification_choice')
      .where('town_id', '=', viewer.townId)
      .where('person_id', '=', viewer.personId)
      .select(choiceColumns),
  );
  return row === undefined ? usualChoice(viewer.locale) : choiceOf(row);
};

const addressPattern = /^[^\s@<>()[\],;:"\\]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

const faultsOf = ({ address, quiet }: NotificationChoice): InputFault[] => [
  ...(address !== null && (address.length > 254 || !addressPattern.test(address))
    ? [
        {
          path: ['address'],
          text: [
            '邮箱地址不对；应形如 name@example.cn，不收邮件请留空',
            'This is not an e-mail address; it should look like name@example.cn, or be left empty for no mail',
          ] as const,
        },
      ]
    : []),
  ...(['from', 'to'] as const).flatMap((end): InputFault[] =>
    timePattern.test(quiet[end])
      ? []
      : [
          {
            path: [end === 'from' ? 'quietFrom' : 'quietTo'],
            text: [
              `时刻“${quiet[end]}”不对；应为 00:00 到 23:59`,
              `“${quiet[end]}” is no time; 00:00 to 23:59 was expected`,
            ],
          },
        ],
  ),
];

/** Keeps how the viewer wants to be told; it is theirs alone to choose. */
export const setNotificationChoice = async (
  deps: Deps,
  viewer: Viewer,
  wanted: NotificationChoice,
): Promise<Answer<{ choice: NotificationChoice }>> => {
  const address = wanted.address?.trim() || null;
  const choice = { ...wanted, address };
  const faults = faultsOf(choice);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const chosen = {
    address,
    locale: choice.locale,
    mail_turn: choice.mail.turn,
    mail_copy: choice.mail.copy,
    mail_reminder: choice.mail.reminder,
    quiet_from: choice.quiet.from,
    quiet_to: choice.quiet.to,
  };
  await transaction(deps.pool, viewer, (tx) =>
    tx.finish([
      sqlOf
        .insertInto('notification_choice')
        .values({ town_id: viewer.townId, person_id: viewer.personId, ...chosen })
        .onConflict((conflict) => conflict.columns(['town_id', 'person_id']).doUpdateSet(chosen)),
    ]),
  );
  return { ok: true, choice };
};
