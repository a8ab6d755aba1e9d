import { KnownFailure } from '#contract/failure.ts';
import type { FolderId, StationId } from '#contract/ids.ts';
import type { LinkPreview, SiteFound, StationLink } from '#contract/stations.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { knownFolders } from '#store/queue/folders.ts';
import { knownFiles, recordingsWithId } from '#store/queue/known-files.ts';
import { plainStations } from '#store/stations/stations.ts';
import { isSameName } from '#store/stations/same-name.ts';
import { letOthersRun } from '../watching/settle.ts';
import { pathPattern } from './path-pattern.ts';
import { linksOnDisk } from './overlapping-folders.ts';
import { linkTest } from './station-match.ts';

const exampleCount = 5;
const restEvery = 5000;

/** What a link to a station would take in. */
export async function previewLink(db: SongDatabase, name: string, link: StationLink): Promise<LinkPreview> {
  if (link.kind === 'recorder') return recordingsWithId(db, 'recorder_id', link.recorderId);
  if (link.kind === 'deployment') return recordingsWithId(db, 'deployment_id', link.deploymentId);
  const tests = linksOnDisk(link, knownFolders(db)).map((each) => linkTest(each, name));
  const examples: string[] = [];
  let [files, looked] = [0, 0];
  for (const file of knownFiles(db)) {
    looked += 1;
    if (looked % restEvery === 0) await letOthersRun();
    const marks = { places: [file], recorderId: null, deploymentId: null };
    if (tests.every((test) => test(marks) === 0)) continue;
    files += 1;
    if (examples.length < exampleCount) examples.push(file.relativePath);
  }
  return { files, examples };
}

/** Which sites a pattern with `SITE` finds. @throws KnownFailure `bad-request` for a pattern without it. */
export async function findSites(
  db: SongDatabase,
  folder: FolderId | null,
  pattern: string,
): Promise<{ sites: SiteFound[]; unmatched: number }> {
  if (!/(?<![A-Za-z])SITE(?![A-Za-z])/.test(pattern)) {
    throw new KnownFailure('bad-request', 'pattern-without-site');
  }
  const { match } = pathPattern(pattern, null);
  const counts = new Map<string, number>();
  let [unmatched, looked] = [0, 0];
  for (const file of knownFiles(db)) {
    looked += 1;
    if (looked % restEvery === 0) await letOthersRun();
    if (folder !== null && file.folder !== folder) continue;
    const name = match(file.relativePath);
    if (name === null) unmatched += 1;
    else counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const stations = plainStations(db);
  const known = (name: string): StationId | null =>
    stations.find((station) => isSameName(station.name, name))?.id ?? null;
  const sites = [...counts].map(([name, files]) => ({ name, files, station: known(name) }));
  return { sites: sites.sort((a, b) => a.name.localeCompare(b.name)), unmatched };
}
