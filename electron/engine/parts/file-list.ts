import { readFileSync } from 'node:fs';
import { KnownFailure } from '#contract/failure.ts';
import { scanFolder, type Scan } from '../watching/scan-folder.ts';
import type { SharedFile } from './share.ts';

/**
 * The recordings of a folder as they lie there now.
 * @throws KnownFailure `folder-missing`, and `file-unreadable` when a sub folder cannot be read: its files would be nobody's.
 */
export async function filesToShare(folder: string, signal: AbortSignal): Promise<SharedFile[]> {
  const scan: Scan = { unreadable: [], unknown: [] };
  const files: SharedFile[] = [];
  try {
    for await (const { relativePath, sizeBytes } of scanFolder(folder, scan)) {
      if (signal.aborted) break;
      files.push({ relativePath, sizeBytes });
    }
  } catch (cause) {
    throw new KnownFailure('folder-missing', 'folder-missing', { values: { folder }, path: folder, cause });
  }
  const [closed] = [...scan.unreadable, ...scan.unknown];
  if (closed !== undefined) {
    throw new KnownFailure('file-unreadable', 'part-folder-unreadable', { values: { folder: closed }, path: folder });
  }
  return files;
}

// eslint-disable-next-line words/spoken -- the first line of a file of ours, not a sentence
const header = '# songsight file list 1';

/** A list of recordings as a text: one a line, its size in bytes, a tab, and its relative path as JSON. */
export function fileListText(files: readonly SharedFile[]): string {
  const lines = files.map(({ relativePath, sizeBytes }) => `${sizeBytes}\t${JSON.stringify(relativePath)}`);
  return `${[header, ...lines].join('\n')}\n`;
}

/**
 * Reads such a list: every task shares out the files that were there when it was written, whatever has come since.
 * @throws KnownFailure `file-missing`, `bad-request`.
 */
export function readFileList(path: string): SharedFile[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new KnownFailure('file-missing', 'file-list-unreadable', { path, values: { path }, cause });
  }
  const [first, ...lines] = text.split('\n');
  if (first !== header || lines.pop() !== '') throw badList(path, 1);
  return lines.map((line, index) => readLine(line) ?? fail(path, index + 2));
}

function readLine(line: string): SharedFile | null {
  const found = /^(\d{1,16})\t(".*")$/.exec(line);
  if (found === null) return null;
  try {
    const relativePath: unknown = JSON.parse(found[2] ?? '');
    return typeof relativePath === 'string' ? { relativePath, sizeBytes: Number(found[1]) } : null;
  } catch {
    return null;
  }
}

const badList = (path: string, line: number): KnownFailure =>
  new KnownFailure('bad-request', 'file-list-damaged', { path, values: { path, line } });

function fail(path: string, line: number): never {
  throw badList(path, line);
}
