import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KnownFailure } from '#contract/failure.ts';

/**
 * Prints an HTML file as a PDF. Electron prints itself (shell); elsewhere a Chromium of the machine does.
 * @throws KnownFailure `not-allowed` where nothing can print, `cancelled`.
 */
export type PrintPdf = (html: string, pdf: string, signal: AbortSignal) => Promise<void>;

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];
const longestMs = 120_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Prints with the Chromium, Chrome or Edge of this machine; `SONGSIGHT_CHROMIUM` names another one. */
export function chromiumPrinter(environment: Environment): PrintPdf {
  return async (html, pdf, signal) => {
    const program = await findChromium(environment);
    if (program === null) throw noPrinter();
    const profile = await mkdtemp(join(tmpdir(), 'songsight-print-'));
    try {
      await printed(
        program,
        [
          '--headless',
          '--disable-gpu',
          '--no-sandbox',
          '--no-first-run',
          `--user-data-dir=${profile}`,
          '--no-pdf-header-footer',
          `--print-to-pdf=${pdf}`,
          pathToFileURL(html).href,
        ],
        signal,
      );
      const size = await stat(pdf).then(
        ({ size: bytes }) => bytes,
        () => 0,
      );
      if (size === 0) throw noPrinter();
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
  };
}

/** The page is our own file and holds no scripts; without a sandbox it prints in containers, too. */
function printed(program: string, words: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, [...words], { signal, timeout: longestMs }, (error) => {
      if (signal.aborted) reject(new KnownFailure('cancelled', 'export-stopped'));
      else if (error === null) resolve();
      else reject(noPrinter(error));
    });
  });
}

function noPrinter(cause?: unknown): KnownFailure {
  return new KnownFailure('not-allowed', 'export-no-browser', { cause });
}

async function findChromium(environment: Environment): Promise<string | null> {
  const chosen = environment['SONGSIGHT_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return (await runs(chosen)) ? chosen : null;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...usualPlaces];
  for (const path of candidates) if (await runs(path)) return path;
  return null;
}

function runs(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
