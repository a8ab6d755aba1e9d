import path from 'node:path';
import { defaultSettings } from '#contract/settings.ts';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import { markDerived } from '#engine/queue/derive-again.ts';
import { project } from '../../field/field-folder.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { testEngine } from '../../engine/test-engine.ts';
import { generateDatabase } from '../../store/generated-database.ts';
import { birds } from './birds.ts';
import { SongAnalyst } from './song-analyst.ts';
import { Wire } from './wire.ts';

const perRecording = 20;
/** Beside it lies the checklist of birds. */
const ownModels = shippedPacks(path.join(project, 'assets/models')).packFolder;

/**
 * A real engine on a season of eight species without sound, closed and gone after the test.
 * @param detections a multiple of 20
 */
export async function openSeason(detections = 400): Promise<Wire> {
  const folder = await temporaryFolder();
  const store = generateDatabase(folder, {
    recordings: detections / perRecording,
    detectionsPerRecording: perRecording,
    species: birds.length,
    named: birds,
    picturesDone: false,
    stepMinutes: 480,
  });
  markDerived(store.db, defaultSettings);
  store.close();
  return new Wire(await testEngine(folder, { watch: false, packFolder: ownModels, analyst: new SongAnalyst() }));
}

/** A real engine that watches nothing yet. */
export async function openEmpty(): Promise<Wire> {
  return new Wire(await testEngine(await temporaryFolder(), { analyst: new SongAnalyst() }));
}
