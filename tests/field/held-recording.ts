import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../engine/temporary-folder.ts';

/** A recording that no analyst begins to listen to before it is let go: so long a run is seen in the middle, on any computer. */
export type HeldRecording = {
  /** For Node's `--import`, in the program and its children. */
  readonly preload: string;
  letGo(): Promise<void>;
};

/** @param name of the recording, without its folder */
export async function heldRecording(name: string): Promise<HeldRecording> {
  const folder = await temporaryFolder();
  const [program, go] = [join(folder, 'hold.mjs'), join(folder, 'go')];
  await writeFile(
    program,
    `import { existsSync } from 'node:fs';
const emit = process.emit;
const isHeld = (message) => message?.call === 'listen' && message.ask.path.endsWith(${JSON.stringify(name)});
process.emit = function (event, message, ...more) {
  if (event !== 'message' || !isHeld(message) || existsSync(${JSON.stringify(go)})) return emit.call(this, event, message, ...more);
  const look = setInterval(() => {
    if (!existsSync(${JSON.stringify(go)})) return;
    clearInterval(look);
    emit.call(this, event, message, ...more);
  }, 20);
  return true;
};
`,
  );
  return { preload: pathToFileURL(program).href, letGo: () => writeFile(go, '') };
}
