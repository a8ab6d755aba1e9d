import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';

/**
 * A project is a data folder of its own: one study, its database and its pictures. The file that stands for it lies inside and
 * holds nothing but its mark, so that the folder can be moved and copied as a whole.
 */
export const projectExtension = '.songsight';

const mark = { format: 'songsight-project', version: 1 } as const;

/**
 * The data folder that a project file stands for.
 * @throws KnownFailure `bad-request` when it is no such file.
 */
export function projectFolder(file: string): string {
  if (!isMark(readText(file))) {
    throw new KnownFailure('bad-request', 'project-unknown', {
      path: file,
    });
  }
  return path.dirname(file);
}

/**
 * Makes a folder for a new project and the file that opens it. @returns the file's path.
 * @throws KnownFailure `bad-request` when there is a project of this name already.
 */
export function createProject(folder: string): string {
  const file = path.join(folder, `${path.basename(folder)}${projectExtension}`);
  if (existsSync(file)) {
    throw new KnownFailure('bad-request', 'project-exists', {
      path: file,
    });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(mark, null, 2)}\n`);
  return file;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KnownFailure('file-unreadable', 'project-unreadable', {
      path: file,
      cause,
    });
  }
}

function isMark(text: string): boolean {
  try {
    const found: unknown = JSON.parse(text);
    const fields = new Map(Object.entries(found ?? {}));
    return fields.get('format') === mark.format && fields.get('version') === mark.version;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return false;
    throw thrown;
  }
}
