// Opens a stage in the folder of its argument, says where it lies, and works on it until it is killed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStage } from '#engine/exports/placing/stage.ts';

const stage = await openStage(process.argv[2] ?? '');
writeFileSync(join(stage.path, 'detections.csv'), 'half of it');
process.stdout.write(`${stage.path}\n`);
setInterval(() => undefined, 60_000);
