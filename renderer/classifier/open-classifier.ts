import type { AppModel } from '../app/app-model.svelte.ts';
import type { ClassifierRoute } from '../app/route.ts';

/** Reads what can be learned, and how the classifier that an address names did. */
export async function openClassifier(app: AppModel, { pack }: ClassifierRoute): Promise<void> {
  await Promise.all([
    app.classifier.open(pack ?? null),
    app.packs.refresh(),
    app.heard.readOnce(),
    app.review.openLabels(),
  ]);
}
