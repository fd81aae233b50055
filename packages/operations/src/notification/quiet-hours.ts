import { localMinute } from './local-minute.ts';

/** Hours in which a person is not to be disturbed, as local times `HH:MM`; equal ones mean none. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const dayInMinutes = 24 * 60;
const minuteInMs = 60_000;

/**
 * Tells until when a person is not to be disturbed.
 * @param zone IANA time zone of the town
 * @returns the instant at which the quiet hours end; `null` outside them
 * @example quietUntil(new Date('2026-11-18T14:30:00Z'), 'Asia/Shanghai', { from: '21:00', to: '07:00' }) // 23:00 UTC
 */
export const quietUntil = (at: Date, zone: string, { from, to }: QuietHours): Date | null => {
  const [now, begin, end] = [localMinute(at, zone), minutesOf(from), minutesOf(to)];
  const quiet = begin <= end ? begin <= now && now < end : now >= begin || now < end;
  if (!quiet) return null;
  const left = (end - now + dayInMinutes) % dayInMinutes;
  return new Date((Math.floor(at.getTime() / minuteInMs) + left) * minuteInMs);
};
