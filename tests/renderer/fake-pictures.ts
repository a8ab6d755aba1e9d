import { KnownFailure } from '#contract/failure.ts';
import type { FrameId, PictureRequests, SpeciesPhoto } from '#contract/pictures.ts';
import type { Handlers } from '#contract/requests.ts';
import type { GalleryGroup, GalleryItem } from '#contract/gallery.ts';
import type { DetectionDetail } from '#contract/clip.ts';
import { fakeGallery } from './fake-answers.ts';
import { fakeDetail, fakePicture, type FakeDetection } from './fake-data.ts';
import type { FakeShelf } from './fake-reviews.ts';

type PictureHandlers = Pick<
  Handlers,
  keyof PictureRequests | 'picture.request' | 'picture.keep' | 'recording.heard' | 'gallery.groups'
>;

const filmSteps = 8;

function groupOf(item: GalleryItem, by: 'species' | 'day' | 'station'): GalleryGroup['of'] {
  if (by === 'day') return { kind: 'day', day: item.at?.local.slice(0, 10) ?? null };
  if (by === 'station') return { kind: 'station', station: item.station };
  return { kind: 'species', species: item.species, coverDetection: item.detection, coverPicture: item.picture };
}

const orders = { species: 'species', day: 'newest-heard', station: 'station' } as const;

/** The runs of a sorted gallery. */
function groupsOf(items: readonly GalleryItem[], by: 'species' | 'day' | 'station'): GalleryGroup[] {
  const runs: { count: number; of: GalleryGroup['of'] }[] = [];
  const key = (of: GalleryGroup['of']): string =>
    JSON.stringify(of.kind === 'species' ? of.species.code : of.kind === 'day' ? of.day : of.station);
  for (const item of items) {
    const of = groupOf(item, by);
    const last = runs.at(-1);
    if (last === undefined || key(last.of) !== key(of)) runs.push({ count: 1, of });
    else last.count += 1;
  }
  return runs;
}

/** Pictures, photographs and groups over the fake's shelf; `keeps` holds what a person chose. */
export function fakePictures(shelf: FakeShelf): PictureHandlers {
  let photos: readonly SpeciesPhoto[] = [];
  const find = (detection: number): number => {
    const index = shelf.all.findIndex((each) => each.detection.id === detection);
    if (index < 0) throw new KnownFailure('not-found', 'This detection is no longer there.');
    return index;
  };
  const detail = (index: number): DetectionDetail => fakeDetail(shelf.all, index, shelf.all[index]!.pictures);
  const near = (each: FakeDetection, from: number, to: number): boolean =>
    each.detection.endSeconds > from && each.detection.startSeconds < to;
  return {
    'picture.request': ({ detection, seed, guidanceScale }) => {
      const index = find(detection);
      const old = shelf.all[index]!;
      const next = fakePicture(100_000 + old.detection.id + old.pictures.length, 'waiting');
      const provenance = {
        ...next.provenance,
        seed: seed ?? next.provenance.seed,
        guidanceScale: guidanceScale ?? next.provenance.guidanceScale,
      };
      shelf.put(index, { ...old, pictures: [...old.pictures, { ...next, provenance }] });
      return detail(index);
    },
    'picture.keep': ({ picture }) => {
      const index = shelf.all.findIndex((each) => each.pictures.some(({ id }) => id === picture));
      shelf.put(index, { ...shelf.all[index]!, kept: picture });
      return detail(index);
    },
    'steps.paint': ({ picture }) => ({
      picture,
      steps: filmSteps,
      frames: Array.from({ length: filmSteps }, (_, step) => `${'0'.repeat(20)}-${picture * 100 + step}` as FrameId),
    }),
    'blend.paint': ({ from, to, share }) => ({
      frame: `${'1'.repeat(20)}-${from * 31 + to * 7 + Math.round(share * 1000)}` as FrameId,
      share,
      seed: 1,
    }),
    'photo.read': () => ({ photos }),
    'photo.set': ({ species, path }) => {
      const others = photos.filter((each) => each.species !== species);
      const name = path.split('/').at(-1) ?? path;
      photos = [...others, { id: photos.length + 1, species, name, addedAt: '2025-05-08T18:30:00Z' }];
      return { photos };
    },
    'photo.remove': ({ species }) => {
      photos = photos.filter((each) => each.species !== species);
      return { photos };
    },
    'recording.heard': ({ recording, fromSeconds, toSeconds }) => ({
      heard: shelf.all
        .filter((each) => each.detection.recording === recording && near(each, fromSeconds, toSeconds))
        .map(({ detection }) => ({
          detection: detection.id,
          species: detection.species,
          startSeconds: detection.startSeconds,
          endSeconds: detection.endSeconds,
          score: detection.score,
          verdict: detection.review?.verdict ?? null,
        }))
        .sort((a, b) => a.startSeconds - b.startSeconds),
    }),
    'gallery.groups': ({ by, filter, picturesOnly }) => ({
      groups: groupsOf(fakeGallery(shelf.all, orders[by], filter, picturesOnly), by),
    }),
  };
}
