import { join } from 'node:path';
import type { StationLink } from '#contract/stations.ts';
import { knownFolders, type FolderRow } from '#store/queue/folders.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { PlainStation } from '#store/stations/stations.ts';
import { placeInside } from './place-inside.ts';

/**
 * Stations whose links to folders hold for the same place on the disk in every known folder: a station of "card/POND" has the
 * recordings in POND as well when "card" is analysed, whichever of the two was named first.
 */
export function stationsOnDisk(db: SongDatabase, stations: readonly PlainStation[]): PlainStation[] {
  const folders = knownFolders(db);
  return stations.map((station) => ({
    ...station,
    links: station.links.flatMap((link) => linksOnDisk(link, folders)),
  }));
}

/** A link and the same in the other folders in which its place lies. */
export function linksOnDisk(link: StationLink, folders: readonly FolderRow[]): StationLink[] {
  if (link.kind !== 'folder') return [link];
  const own = folders.find(({ id }) => id === link.folder);
  if (own === undefined) return [link];
  const place = join(own.path, ...link.subfolder.split('/'));
  const others = folders.flatMap((folder): StationLink[] => {
    const subfolder = folder === own ? null : placeInside(folder.path, place);
    return subfolder === null ? [] : [{ kind: 'folder', folder: folder.id, subfolder }];
  });
  return [link, ...others];
}
