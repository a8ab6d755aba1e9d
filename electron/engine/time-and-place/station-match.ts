import type { FolderId } from '#contract/ids.ts';
import type { StationLink } from '#contract/stations.ts';
import { liesIn } from '#store/recordings/clock-corrections.ts';
import type { PlainStation } from '#store/stations/stations.ts';
import { pathPattern } from './path-pattern.ts';

/** What a file is known by when its station is looked for. */
export type FileMarks = {
  readonly places: readonly { readonly folder: FolderId; readonly relativePath: string }[];
  readonly recorderId: string | null;
  readonly deploymentId: string | null;
};

/** How surely a link says that a file belongs to its station; 0 says nothing. */
type Test = (marks: FileMarks) => number;

/** A deployment is one place by its nature; a folder is what a person arranged; a recorder moves from place to place. */
const sureness = { deployment: 1e9, place: 1000, recorder: 1 } as const;

const sameId = (a: string, b: string | null): boolean => a.toLowerCase() === b?.toLowerCase();

/** @param name the station's, which `SITE` stands for. */
export function linkTest(link: StationLink, name: string): Test {
  switch (link.kind) {
    case 'deployment':
      return ({ deploymentId }) => (sameId(link.deploymentId, deploymentId) ? sureness.deployment : 0);
    case 'recorder':
      return ({ recorderId }) => (sameId(link.recorderId, recorderId) ? sureness.recorder : 0);
    case 'folder':
      return ({ places }) =>
        places.some((place) => liesIn(link, place.folder, place.relativePath))
          ? sureness.place + link.subfolder.length
          : 0;
    case 'pattern': {
      const { match, written } = pathPattern(link.pattern, name);
      const fits = ({ folder, relativePath }: FileMarks['places'][number]): boolean =>
        (link.folder === null || link.folder === folder) && match(relativePath) !== null;
      return ({ places }) => (places.some(fits) ? sureness.place + written : 0);
    }
  }
}

/** Finds the station a file belongs to: the one whose link says so most surely, of equals the one made first. */
export function stationMatcher(stations: readonly PlainStation[]): (marks: FileMarks) => PlainStation | null {
  const tests = stations.flatMap((station) =>
    station.links.map((link) => ({ station, test: linkTest(link, station.name) })),
  );
  return (marks) => {
    let best: { station: PlainStation | null; sure: number } = { station: null, sure: 0 };
    for (const { station, test } of tests) {
      const sure = test(marks);
      if (sure > best.sure) best = { station, sure };
    }
    return best.station;
  };
}
