import { execFileSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

// A network share in small: serves the files of one folder at a mount point over the kernel's FUSE protocol, version 7.31. Once the
// file ASKED is there it stops itself: whoever asks it then waits. `share-server.ts FOLDER MOUNT_POINT ASKED`, as root on Linux.

const [folder = '', place = '', asked = ''] = process.argv.slice(2);
const names = readdirSync(folder).sort();
const rootId = 1n;
const firstFile = 2;

/** fuse_attr of include/uapi/linux/fuse.h, 88 bytes. */
function attributes(node: bigint): Buffer {
  const isRoot = node === rootId;
  const facts = statSync(isRoot ? folder : join(folder, names[Number(node) - firstFile] ?? ''));
  const out = Buffer.alloc(88);
  out.writeBigUInt64LE(node, 0);
  out.writeBigUInt64LE(BigInt(isRoot ? 0 : facts.size), 8);
  for (const at of [24, 32, 40]) out.writeBigUInt64LE(BigInt(Math.floor(facts.mtimeMs / 1000)), at);
  out.writeUInt32LE(isRoot ? 0o40755 : 0o100644, 60);
  out.writeUInt32LE(1, 64);
  out.writeUInt32LE(4096, 80);
  return out;
}

function entry(name: string): Buffer | number {
  const index = names.indexOf(name);
  if (index < 0) return -2;
  const out = Buffer.alloc(40);
  out.writeBigUInt64LE(BigInt(index + firstFile), 0);
  return Buffer.concat([out, attributes(BigInt(index + firstFile))]);
}

function folderEntries(offset: number): Buffer {
  const parts = names.slice(offset).map((name, index) => {
    const text = Buffer.from(name);
    const out = Buffer.alloc(24 + Math.ceil(text.length / 8) * 8);
    out.writeBigUInt64LE(BigInt(offset + index + firstFile), 0);
    out.writeBigUInt64LE(BigInt(offset + index + 1), 8);
    out.writeUInt32LE(text.length, 16);
    out.writeUInt32LE(8, 20);
    text.copy(out, 24);
    return out;
  });
  return Buffer.concat(parts);
}

function started(): Buffer {
  const out = Buffer.alloc(64);
  out.writeUInt32LE(7, 0);
  out.writeUInt32LE(31, 4);
  out.writeUInt32LE(65_536, 8);
  out.writeUInt32LE(65_536, 20);
  return out;
}

/** An answer, the negative number of an error, or null where none is due. */
function answer(code: number, node: bigint, body: Buffer): Buffer | number | null {
  switch (code) {
    case 1:
      return entry(body.subarray(0, body.indexOf(0)).toString());
    case 2:
    case 36:
    case 42:
      return null;
    case 3:
      return Buffer.concat([Buffer.alloc(16), attributes(node)]);
    case 14:
    case 27: {
      const out = Buffer.alloc(16);
      // FOPEN_DIRECT_IO: nothing is kept by the kernel, so every read asks here.
      if (code === 14) out.writeUInt32LE(1, 8);
      return out;
    }
    case 15: {
      const [from, size] = [Number(body.readBigUInt64LE(8)), body.readUInt32LE(16)];
      return readFileSync(join(folder, names[Number(node) - firstFile] ?? '')).subarray(from, from + size);
    }
    case 17:
      return Buffer.alloc(80);
    // Of closing (25) a share knows nothing: the kernel would wait for that answer even when a process is killed.
    case 18:
    case 29:
    case 34:
      return Buffer.alloc(0);
    case 26:
      return started();
    case 28:
      return folderEntries(Number(body.readBigUInt64LE(8)));
    default:
      return -38;
  }
}

const device = openSync('/dev/fuse', 'r+');
const options = 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other';
execFileSync('mount', ['-i', '-t', 'fuse', '-o', options, 'share', place], {
  stdio: ['ignore', 'inherit', 'inherit', device],
});
process.send?.('mounted');
const request = Buffer.alloc(200_000);
for (;;) {
  if (existsSync(asked)) process.kill(process.pid, 'SIGSTOP');
  const length = readSync(device, request, 0, request.length, null);
  const reply = answer(request.readUInt32LE(4), request.readBigUInt64LE(16), request.subarray(40, length));
  if (reply === null) continue;
  const body = typeof reply === 'number' ? Buffer.alloc(0) : reply;
  const head = Buffer.alloc(16);
  head.writeUInt32LE(16 + body.length, 0);
  head.writeInt32LE(typeof reply === 'number' ? reply : 0, 4);
  request.copy(head, 8, 8, 16);
  try {
    writeSync(device, Buffer.concat([head, body]));
  } catch {
    // Whoever asked has given up.
  }
}
