import { homedir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where Songsight keeps its data: `SONGSIGHT_DATA`, else the place each system reserves for a program's own data. The window
 * and the command line use the same folder, so that each shows what the other heard.
 */
export function defaultDataFolder(platform: NodeJS.Platform, environment: Environment, home = homedir()): string {
  const chosen = environment['SONGSIGHT_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') {
    return path.win32.join(environment['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), 'Songsight');
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Songsight');
  const dataHome = environment['XDG_DATA_HOME'];
  // The XDG rules say that a relative path is to be ignored.
  const base = dataHome?.startsWith('/') === true ? dataHome : path.posix.join(home, '.local', 'share');
  return path.posix.join(base, 'songsight');
}
