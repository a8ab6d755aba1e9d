import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** Read at once. */
const pieceBytes = 2 ** 22;

/** A file that was changed a moment ago may be changed again without another time. */
const restMs = 2000;

/** By path what the system said of a file when it was read, and its hash: models are large, and asked for whenever a list of them is shown. */
const known = new Map<string, { readonly stamp: string; readonly hash: string }>();

/** SHA-256 of a file. One that is still what it was is not read again. */
export async function sha256(path: string): Promise<string> {
  const file = await open(path);
  try {
    const before = await stampOf(file);
    const last = known.get(path);
    if (last?.stamp === before.stamp) return last.hash;
    const hash = await hashOf(file);
    known.delete(path);
    const after = await stampOf(file);
    if (after.stamp === before.stamp && after.isAtRest) known.set(path, { stamp: after.stamp, hash });
    return hash;
  } finally {
    await file.close();
  }
}

async function stampOf(file: FileHandle): Promise<{ readonly stamp: string; readonly isAtRest: boolean }> {
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = await file.stat({ bigint: true });
  return { stamp: [dev, ino, size, mtimeNs, ctimeNs].join(' '), isAtRest: Date.now() - Number(ctimeMs) > restMs };
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(pieceBytes);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, pieceBytes, at);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
}
