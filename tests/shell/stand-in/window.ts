// `BrowserWindow` and `session`: a window whose page is opened by a browser of the test, through `harness.ts`.
import path from 'node:path';
import type * as Electron from 'electron';
import { appEvents, onQuit } from './app.ts';
import type { Frame } from './channels.ts';
import { emitter, refusable, say } from './emitter.ts';
import { openHarness } from './harness.ts';
import { powerState } from './system.ts';

type PageSurface = Pick<
  Electron.WebContents,
  'executeJavaScriptInIsolatedWorld' | 'isCrashed' | 'isDestroyed' | 'on' | 'reload' | 'send' | 'setWindowOpenHandler'
>;
type WindowSurface = Pick<
  Electron.BrowserWindow,
  | 'focus'
  | 'getNormalBounds'
  | 'hide'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'on'
  | 'once'
  | 'restore'
  | 'setProgressBar'
  | 'show'
>;
type SessionSurface = Pick<
  Electron.Session,
  'on' | 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'
> & { readonly webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'> };

type BeforeRequest = (details: { url: string }, callback: (response: Electron.CallbackResponse) => void) => void;

type OpenHandler = (details: { url: string }) => { action: string };

const sessionEvents = emitter();
let beforeRequest: BeforeRequest = (_details, answer) => answer({});
let mayAsk: (permission: string) => boolean = () => true;
let mayHave: (permission: string) => boolean = () => true;

export const session: { readonly defaultSession: SessionSurface } = {
  defaultSession: {
    on: sessionEvents.on,
    setPermissionRequestHandler: (handler) => {
      mayAsk = (permission) => {
        let granted = true;
        handler?.({} as never, permission as never, (answer) => (granted = answer), {} as never);
        return granted;
      };
    },
    setPermissionCheckHandler: (handler) => {
      mayHave = (permission) => handler?.({} as never, permission as never, '', {} as never) ?? true;
    },
    setDevicePermissionHandler: () => undefined,
    webRequest: {
      onBeforeRequest: ((filter: unknown, listener: BeforeRequest | null) => {
        say('FILTER', filter);
        beforeRequest = listener ?? beforeRequest;
      }) as Electron.WebRequest['onBeforeRequest'],
    },
  },
};

/** What the session says to a wish of a page. */
export const sessionAnswers = {
  permission: (permission: string): boolean => mayAsk(permission) || mayHave(permission),
  request: (url: string): boolean => {
    let cancelled = false;
    beforeRequest({ url }, ({ cancel }) => (cancelled = cancel === true));
    return !cancelled;
  },
  /** @returns where the person saves the download, or null when it is refused. */
  download: (url: string, fileName: string): { readonly place: string; done(state: string): void } | null => {
    const itemEvents = emitter();
    let place = '';
    const item: Pick<Electron.DownloadItem, 'getFilename' | 'getURL' | 'once' | 'setSaveDialogOptions'> = {
      getURL: () => url,
      getFilename: () => fileName,
      setSaveDialogOptions: ({ defaultPath }) => {
        place = path.join(process.env['STAND_IN_DOCUMENTS'] ?? '', defaultPath ?? '');
      },
      once: itemEvents.once,
    };
    const event = refusable({});
    sessionEvents.tell('will-download', event, item, {}, null);
    return event.defaultPrevented ? null : { place, done: (state) => void itemEvents.tell('done', {}, state) };
  },
};

export class BrowserWindow implements WindowSurface {
  readonly #events = emitter();
  readonly #page = emitter();
  readonly #options: Electron.BrowserWindowConstructorOptions;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #harness: Awaited<ReturnType<typeof openHarness>> | null = null;
  #state = { visible: false, destroyed: false, maximized: false, crashed: false };

  readonly on = this.#events.on as Electron.BrowserWindow['on'];
  readonly once = this.#events.once as Electron.BrowserWindow['once'];
  readonly webContents: PageSurface & { readonly mainFrame: Frame } = {
    mainFrame: { url: '' },
    on: this.#page.on,
    send: (channel, ...values) => this.#harness?.send(channel, values),
    setWindowOpenHandler: (handler) => {
      this.#openHandler = handler as OpenHandler;
    },
    isDestroyed: () => this.#state.destroyed,
    isCrashed: () => this.#state.crashed,
    reload: () => {
      this.#state.crashed = false;
      say('RELOADED', '');
    },
    executeJavaScriptInIsolatedWorld: () => Promise.resolve(powerState.percent),
  };

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    this.#options = options;
    onQuit(() => this.close());
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    this.#harness ??= await openHarness({
      mainFrame: this.webContents.mainFrame,
      close: () => {
        if (this.close()) appEvents.tell('window-all-closed');
      },
      windowOpen: (wanted) => this.#openHandler({ url: wanted }).action,
      navigate: (kind, wanted) => {
        const event = refusable({ url: wanted, isMainFrame: true });
        this.#page.tell(kind, event);
        return event.defaultPrevented;
      },
      crash: (reason) => {
        this.#state.crashed = true;
        this.#page.tell('render-process-gone', {}, { reason, exitCode: 139 });
      },
    });
    const { webPreferences, width, height, x, y } = this.#options;
    say('WINDOW', { port: this.#harness.port, url, ...webPreferences, place: { width, height, x, y } });
    this.#events.tell('ready-to-show');
  }

  /** As the person does. @returns false when the program keeps it. */
  close(): boolean {
    if (this.#state.destroyed) return true;
    const event = refusable({});
    this.#events.tell('close', event);
    if (event.defaultPrevented) return false;
    this.#state = { ...this.#state, destroyed: true, visible: false };
    this.#events.tell('closed');
    return true;
  }

  show(): void {
    this.#state.visible = true;
    this.#events.tell('show');
  }
  hide(): void {
    this.#state.visible = false;
    say('HIDDEN', '');
  }
  focus(): void {
    say('FOCUSED', '');
  }
  restore(): void {}
  maximize(): void {
    this.#state.maximized = true;
  }
  setProgressBar(progress: number, options?: Electron.ProgressBarOptions): void {
    say('PROGRESS', { progress, mode: options?.mode });
  }
  isVisible = (): boolean => this.#state.visible;
  isFocused = (): boolean => false;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => this.#state.maximized;
  isDestroyed = (): boolean => this.#state.destroyed;
  getNormalBounds = (): Electron.Rectangle => ({ x: 10, y: 20, width: 1000, height: 700 });
}
