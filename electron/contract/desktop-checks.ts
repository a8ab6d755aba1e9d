import { optional } from './optional.ts';
import { badRequest, readArray, readBoolean, readOneOf, readText, readWhole, type Fields } from './readers.ts';
import type { DesktopSettings } from './settings.ts';

type Readers = { readonly [K in keyof DesktopSettings]: (value: unknown, at: string) => DesktopSettings[K] };

/** How each setting of the desktop program is checked. */
export const desktopSettingReaders: Readers = {
  keepAwake: readBoolean,
  pauseBelowBattery: (value, at) => (value === null ? null : readWhole(value, at, 1, 99)),
  watchInBackground: readBoolean,
  notifyWhenDone: readBoolean,
  watchedSpecies: (value, at) => [...new Set(readArray(value, at, (code) => readText(code, at, 100, 1)))],
  notifyOnlyNew: readBoolean,
  quietHours: (value, at) => (value === null ? null : readHours(value, at)),
  updates: (value, at) => readOneOf(value, at, ['off', 'on']),
};

function readHours(value: unknown, at: string): readonly [number, number] {
  const [from, to, ...more] = readArray(value, at, (hour) => readWhole(hour, at, 0, 23));
  if (from === undefined || to === undefined || more.length > 0) {
    throw badRequest(`The field “${at}” must be two hours, such as [22, 6].`);
  }
  return [from, to];
}

/** The settings of the desktop program among the fields of a change. */
export function readDesktopChange(fields: Fields): Partial<DesktopSettings> {
  const readers = desktopSettingReaders;
  return {
    ...optional(fields, 'keepAwake', readers.keepAwake),
    ...optional(fields, 'pauseBelowBattery', readers.pauseBelowBattery),
    ...optional(fields, 'watchInBackground', readers.watchInBackground),
    ...optional(fields, 'notifyWhenDone', readers.notifyWhenDone),
    ...optional(fields, 'watchedSpecies', readers.watchedSpecies),
    ...optional(fields, 'notifyOnlyNew', readers.notifyOnlyNew),
    ...optional(fields, 'quietHours', readers.quietHours),
    ...optional(fields, 'updates', readers.updates),
  };
}
