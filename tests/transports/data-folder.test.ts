import { expect, it } from 'vitest';
import { defaultDataFolder } from '#transports/data-folder.ts';

it('uses the place each system keeps for the data of a program', () => {
  expect(defaultDataFolder('linux', {}, '/home/ada')).toBe('/home/ada/.local/share/songsight');
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/ada')).toBe('/data/songsight');
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'relative' }, '/home/ada')).toBe(
    '/home/ada/.local/share/songsight',
  );
  expect(defaultDataFolder('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Application Support/Songsight');
  expect(defaultDataFolder('win32', { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, 'C:\\Users\\ada')).toBe(
    'C:\\Users\\ada\\AppData\\Roaming\\Songsight',
  );
  expect(defaultDataFolder('win32', {}, 'C:\\Users\\ada')).toBe('C:\\Users\\ada\\AppData\\Roaming\\Songsight');
});
