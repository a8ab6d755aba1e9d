// The part of Electron's main process that Songsight uses, over plain Node, so that the real main bundle can run where the
// Electron program is not installed. Names and shapes follow electron.d.ts; `harness.ts` gives a browser the way in.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { openHarness, type InvokeHandler } from './harness.ts';

type Chosen<T, K extends keyof T> = Pick<T, K>;

const appEvents = new EventEmitter();
let quitting = false;

function quit(): void {
  if (quitting) return;
  let prevented = false;
  appEvents.emit('will-quit', { preventDefault: () => (prevented = true) });
  if (prevented) return;
  quitting = true;
  process.exit(0);
}

export const app = Object.assign(appEvents, {
  isPackaged: false,
  requestSingleInstanceLock: () => process.env['STAND_IN_SECOND'] === undefined,
  whenReady: () => Promise.resolve(),
  getPath: () => process.env['STAND_IN_USER_DATA'] ?? '',
  getVersion: () => '0.0.0',
  quit,
  exit: (code?: number) => process.exit(code),
}) as unknown as Chosen<Electron.App, 'isPackaged' | 'quit' | 'exit' | 'getPath' | 'on' | 'whenReady'>;

const invokeHandlers = new Map<string, InvokeHandler>();
export const ipcMain: Chosen<Electron.IpcMain, 'handle' | 'removeHandler'> = {
  handle: (channel, handler) => void invokeHandlers.set(channel, handler as InvokeHandler),
  removeHandler: (channel) => void invokeHandlers.delete(channel),
};

const schemes = new Map<string, (request: Request) => Promise<Response> | Response>();
export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response) => {
    schemes.set(scheme, handler);
  },
} satisfies Partial<Chosen<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'>>;

export const dialog = {
  showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [process.env['STAND_IN_PICKED_FOLDER'] ?? ''] }),
  showErrorBox: (title: string, content: string) => console.error(`ERROR BOX ${title}: ${content}`),
};

export const shell = { showItemInFolder: (path: string) => console.log(`REVEALED ${path}`) };
export const screen = { getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }) };
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (): void => undefined };
export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (): void => undefined,
    setPermissionCheckHandler: (): void => undefined,
  }),
};

export class BrowserWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = Object.assign(new EventEmitter(), {
    mainFrame: { url: '' },
    setWindowOpenHandler: (): void => undefined,
    send: (channel: string, ...values: unknown[]): void => this.#harness?.send(channel, values),
  });
  #harness: Awaited<ReturnType<typeof openHarness>> | null = null;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    const { preload, sandbox, contextIsolation, nodeIntegration } = this.options.webPreferences ?? {};
    this.#harness = await openHarness({
      schemes,
      invokeHandlers,
      mainFrame: this.webContents.mainFrame,
      secondStart: (words) => appEvents.emit('second-instance', {}, words, process.cwd()),
      stop: () => {
        this.emit('close');
        this.emit('closed');
        appEvents.emit('window-all-closed');
      },
    });
    const opened = { port: this.#harness.port, url, preload, sandbox, contextIsolation, nodeIntegration };
    console.log(`WINDOW ${JSON.stringify(opened)}`);
    this.emit('ready-to-show');
  }

  show(): void {}
  focus(): void {
    console.log('FOCUSED');
  }
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
  getNormalBounds(): Electron.Rectangle {
    return { x: 10, y: 20, width: 1000, height: 700 };
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) => {
    const child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--import', new URL('./utility-entry.mjs', import.meta.url).href],
      ...(options.env === undefined ? {} : { env: { ...options.env } }),
    });
    const events = new EventEmitter();
    child.on('message', (message) => events.emit('message', message));
    child.on('exit', (code) => events.emit('exit', code ?? 1));
    child.on('spawn', () => events.emit('spawn'));
    console.log(`UTILITY ${child.pid}`);
    return Object.assign(events, {
      pid: child.pid,
      postMessage: (message: unknown) => child.send(message as object),
      kill: () => child.kill(),
    });
  },
} satisfies { fork: (...asked: Parameters<typeof Electron.utilityProcess.fork>) => unknown };
