// `app`: one instance, paths, the end of the program.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { emitter, refusable, say } from './emitter.ts';

type AppSurface = Pick<
  Electron.App,
  | 'addRecentDocument'
  | 'enableSandbox'
  | 'exit'
  | 'getAppMetrics'
  | 'getGPUInfo'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'on'
  | 'off'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setPath'
  | 'whenReady'
>;

const paths = new Map<string, string>([
  ['userData', process.env['STAND_IN_USER_DATA'] ?? ''],
  ['documents', process.env['STAND_IN_DOCUMENTS'] ?? ''],
]);
const events = emitter();
/** Closes the windows; false when one of them does not want to. */
const closers = new Set<() => boolean>();
let ready = false;
let ended = false;

export const appEvents = events;
export function onQuit(close: () => boolean): void {
  closers.add(close);
}

function quit(): void {
  if (ended) return;
  events.tell('before-quit', refusable({}));
  if (![...closers].every((close) => close())) return;
  const leaving = refusable({});
  events.tell('will-quit', leaving);
  if (leaving.defaultPrevented) return;
  ended = true;
  rmSync(lockFile(), { force: true });
  process.exit(0);
}

const lockFile = (): string => path.join(paths.get('userData') ?? '', 'stand-in.lock');

/** The first start writes its process id; a second one finds it alive, leaves what it brought, and is refused. */
function lock(sent: Record<string, unknown> = {}): boolean {
  mkdirSync(path.dirname(lockFile()), { recursive: true });
  if (existsSync(lockFile()) && isAlive(Number(readFileSync(lockFile(), 'utf8')))) {
    writeWhole(`${lockFile()}.${process.pid}`, JSON.stringify({ argv: process.argv, cwd: process.cwd(), sent }));
    return false;
  }
  writeWhole(lockFile(), String(process.pid));
  setInterval(hearSecondStarts, 50).unref();
  return true;
}

/** The other start, which looks every 50 ms, finds nothing or all of it. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.begun`, text);
  renameSync(`${file}.begun`, file);
}

function hearSecondStarts(): void {
  const folder = path.dirname(lockFile());
  for (const name of readdirSync(folder).filter((each) => /^stand-in\.lock\.\d+$/.test(each))) {
    const file = path.join(folder, name);
    const { argv, cwd, sent } = JSON.parse(readFileSync(file, 'utf8')) as {
      argv: string[];
      cwd: string;
      sent: unknown;
    };
    rmSync(file);
    events.tell('second-instance', refusable({}), argv, cwd, sent);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What the process really takes, so that a ceiling of memory can be tried. Linux only, as the tests that use it. */
function residentKilobytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export const utilityPids = new Set<number>();

function metrics(): Electron.ProcessMetric[] {
  return [...utilityPids].map((pid) => ({
    pid,
    type: 'Utility',
    creationTime: 0,
    cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
    memory: { workingSetSize: residentKilobytes(pid), peakWorkingSetSize: 0 },
  }));
}

export const app: AppSurface = {
  ...events,
  name: 'Songsight',
  isPackaged: process.env['STAND_IN_RESOURCES'] !== undefined,
  isReady: () => ready,
  whenReady: async () => {
    await Promise.resolve();
    ready = true;
  },
  requestSingleInstanceLock: lock,
  getPreferredSystemLanguages: () => (process.env['STAND_IN_LANGUAGES'] ?? 'en-GB').split(','),
  getPath: (name) => paths.get(name) ?? '',
  setPath: (name, value) => void paths.set(name, value),
  setAppUserModelId: (id) => say('MODEL ID', id),
  enableSandbox: () => say('SANDBOX', 'all'),
  addRecentDocument: (file) => say('RECENT', file),
  getAppMetrics: metrics,
  getGPUInfo: (kind) => Promise.resolve({ kind, gpuDevice: [] }),
  relaunch: (options) => say('RELAUNCH', options ?? {}),
  quit,
  exit: (code) => process.exit(code),
};

if (process.env['STAND_IN_RESOURCES'] !== undefined) {
  Reflect.set(process, 'resourcesPath', process.env['STAND_IN_RESOURCES']);
}
