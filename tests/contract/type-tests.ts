/** Compiled by `types.test.ts`, never run: each line under a `@ts-expect-error` must not compile, everything else must. */
import type { Ask, Client, Events, Handlers } from '#contract/requests.ts';
import type { DetectionId, FileId } from '#contract/ids.ts';

declare const handlers: Handlers;
declare const client: Client;
declare const detection: DetectionId;
declare const file: FileId;

declare const handlersLessOne: Omit<Handlers, 'watch.read'>;
// @ts-expect-error a missing handler
handlersLessOne satisfies Handlers;

// @ts-expect-error a handler that answers something else
({ ...handlers, 'failed.read': () => ({ files: [{}] }) }) satisfies Handlers;

declare const asked: Ask<'review.change'>;
// @ts-expect-error what is asked is nobody's to change
asked.detections.push(detection);

// @ts-expect-error an absent field is absent, not undefined
({ detections: [detection], change: { comment: undefined } }) satisfies Ask<'review.change'>;

// @ts-expect-error a request that does not exist
void client.ask('watch.forget', {});

// @ts-expect-error an ask that lacks a field
void client.ask('picture.request', { detection });

// @ts-expect-error the id of a file is not the id of a detection
void client.ask('detection.read', { detection: file });

// @ts-expect-error an event that does not exist
client.on('watch.forgotten', () => undefined);

client.on('picture.drawn', (event: Events['picture.drawn']) => void event.picture);
void client.ask('detection.read', { detection });
handlers satisfies Handlers;
asked.detections satisfies readonly DetectionId[];
