import { KnownFailure } from '#contract/failure.ts';
import type { PhotosAnswer, PictureRequests } from '#contract/pictures.ts';
import type { Handlers } from '#contract/requests.ts';
import { keepPicture } from '#store/pictures/kept-pictures.ts';
import { readPhotos, removePhoto, setPhoto } from '#store/pictures/species-photos.ts';
import { readClipPage } from '../review/clip-page.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { QuestionName } from '../reading/questions.ts';
import { requestPicture } from './request-picture.ts';
import { paintBlend } from './paint-blend.ts';
import { paintSteps } from './paint-steps.ts';
import { createPaintNow } from './paint-now.ts';
import { takePhoto } from './add-photo.ts';

type PictureHandlers = Pick<
  Handlers,
  Exclude<keyof PictureRequests, QuestionName> | 'picture.request' | 'picture.keep'
>;

/** @param waiting called when a picture waits that did not wait before. */
export function createPictureHandlers(engine: EngineCore, waiting: () => void): PictureHandlers {
  const { db, folder } = engine.store;
  const paintNow = createPaintNow(engine);
  const photos = (): PhotosAnswer => ({ photos: readPhotos(db) });
  return {
    'picture.request': ({ detection, seed, guidanceScale = null, anyway = false }) => {
      requestPicture(engine, detection, { seed, guidanceScale, anyway });
      waiting();
      return readClipPage(engine, detection);
    },
    'picture.keep': ({ picture }) => {
      const detection = keepPicture(db, picture, nowText(engine.clock));
      if (detection === null) throw new KnownFailure('not-found', 'picture-not-there');
      return readClipPage(engine, detection);
    },
    'steps.paint': ({ picture }) => paintSteps(engine, paintNow, picture),
    'blend.paint': (ask) => paintBlend(engine, paintNow, ask),
    'photo.set': async ({ species, path }) => {
      setPhoto(db, folder, await takePhoto(species, path), nowText(engine.clock));
      return photos();
    },
    'photo.remove': ({ species }) => {
      removePhoto(db, folder, species, nowText(engine.clock));
      return photos();
    },
  };
}
