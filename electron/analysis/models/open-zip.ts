import { unzipSync } from 'fflate';

/**
 * The files of a zip by their names; folders are left out, and so are names that would lead out of the folder it is unpacked into.
 * @throws Error when the bytes are no zip or damaged.
 */
export function openZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = Object.entries(unzipSync(bytes));
  return new Map(files.filter(([name]) => !name.endsWith('/') && staysInside(name)));
}

function staysInside(name: string): boolean {
  return !/^(?:[/\\]|[A-Za-z]:)/.test(name) && !name.split(/[/\\]/).includes('..');
}
