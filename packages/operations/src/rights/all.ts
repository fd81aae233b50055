import { agreementRights } from './agreement.ts';
import { apiKeyRights } from './api-key.ts';
import { calendarFeedRights } from './calendar-feed.ts';
import { chatRobotRights } from './chat-robot.ts';
import { consequenceRights } from './consequence.ts';
import { type Asking, holdsFor, type Rights } from './declare.ts';
import { delegationRights } from './delegation.ts';
import { examRights } from './exam.ts';
import { fileRights } from './file.ts';
import { inspectionRights } from './inspection.ts';
import { meetingRights } from './meeting.ts';
import { notificationRights } from './notification.ts';
import { personRights } from './person.ts';
import { personalRights } from './personal.ts';
import { postRights } from './post.ts';
import { pupilRights } from './pupil.ts';
import { matrixRights } from './rights-matrix.ts';
import { rolloverRights } from './rollover.ts';
import { savedQueryRights } from './saved-query.ts';
import { sealedRecordRights } from './sealed-record.ts';
import { settingRights } from './setting.ts';
import { setupRights } from './setup.ts';
import { supportRights } from './support.ts';
import { teachingRights } from './teaching.ts';
import { unitRights } from './unit.ts';

/** Rights of all types that no workflow moves, in the order of the matrix. */
export const allRights: readonly Rights[] = [
  unitRights,
  personRights,
  personalRights,
  postRights,
  delegationRights,
  settingRights,
  rolloverRights,
  setupRights,
  inspectionRights,
  agreementRights,
  consequenceRights,
  examRights,
  pupilRights,
  teachingRights,
  supportRights,
  meetingRights,
  fileRights,
  notificationRights,
  chatRobotRights,
  sealedRecordRights,
  savedQueryRights,
  calendarFeedRights,
  apiKeyRights,
  matrixRights,
];

/** What somebody's posts open somewhere, as `type:act`: a hint for menus, never a right. */
export const permissionsOf = (asking: Asking): readonly string[] =>
  allRights.flatMap(({ type, acts }) =>
    Object.entries(acts).flatMap(([name, act]) =>
      holdsFor(act, asking) ? [`${type[0]?.toLowerCase()}${type.slice(1)}:${name}`] : [],
    ),
  );
