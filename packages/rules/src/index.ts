export {
  addDays,
  addWorkingDays,
  type DayKind,
  daysBetween,
  type Exceptions,
  isWorkingDay,
  localDay,
  mondayOf,
  schoolWeek,
  weekday,
  weeksOf,
  workingDaysLeft,
} from './calendar/calendar.ts';
export { type SettingDeclaration, type SettingKey, settingKeys, settings, settingValue } from './settings/settings.ts';
