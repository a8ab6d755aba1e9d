// `ipcMain`, `protocol` and `utilityProcess`: the ways between processes, over plain Node.
import { fork } from 'node:child_process';
import type * as Electron from 'electron';
import { utilityPids } from './app.ts';
import { emitter, say } from './emitter.ts';

export type Frame = { url: string };
export type InvokeHandler = (event: { senderFrame: Frame | null }, ...values: unknown[]) => unknown;

export const invokeHandlers = new Map<string, InvokeHandler>();
export const ipcMain: Pick<Electron.IpcMain, 'handle' | 'removeHandler'> = {
  handle: (channel, handler) => {
    if (invokeHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    invokeHandlers.set(channel, handler as InvokeHandler);
  },
  removeHandler: (channel) => void invokeHandlers.delete(channel),
};

export const schemes = new Map<string, (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>>();
export const protocol: Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> = {
  registerSchemesAsPrivileged: (registered) => say('SCHEMES', registered),
  handle: (scheme, handler) => void schemes.set(scheme, handler),
};

function forkChild(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) {
  const child = fork(modulePath, args, {
    serialization: 'advanced',
    execArgv: ['--import', new URL('./utility-entry.mjs', import.meta.url).href],
    env: { ...(options.env ?? process.env) },
  });
  const events = emitter();
  // Before it has spawned, Electron's child has no process id.
  let pid: number | undefined;
  child.on('message', (message) => events.tell('message', message));
  child.on('exit', (code, signal) => {
    events.tell('exit', code ?? (signal === null ? 1 : 9));
    utilityPids.delete(child.pid ?? 0);
    pid = undefined;
  });
  child.on('spawn', () => {
    pid = child.pid;
    utilityPids.add(child.pid ?? 0);
    events.tell('spawn');
  });
  say('UTILITY', String(child.pid));
  return {
    ...events,
    get pid() {
      return pid;
    },
    postMessage: (message: unknown) => void (child.connected && child.send(message as object, () => undefined)),
    kill: () => child.kill(),
  };
}

export const utilityProcess: {
  fork(
    ...asked: Parameters<typeof Electron.utilityProcess.fork>
  ): Pick<Electron.UtilityProcess, 'kill' | 'off' | 'on' | 'once' | 'pid' | 'postMessage'>;
} = { fork: forkChild };
