import { KnownFailure } from '#contract/failure.ts';

type Values = Readonly<Record<string, string | number>>;

const sentences = {
  'model-path-empty': 'There is nothing at this place.',
  'model-kind-unknown':
    'This is no model. Choose a .tflite or .onnx model with its labels, a .zip or a folder of them, or a model pack.',
  'model-kind-other':
    'Songsight reads .tflite and .onnx models, not {{ending}}. Export the model to one of them first.',
  'model-is-labels': 'This is a labels file. Choose the model; the labels are taken with it.',
  'model-is-location':
    'This model says where and when species live. Choose the model of sound; this one is taken with it.',
  'model-large': 'This file is larger than 2 GB, which no model that Songsight can use is.',
  'model-damaged': '{{name}} is no ONNX model, or it is damaged. Download or copy it again.',
  'folder-without-model': 'There is no model in it: no .tflite, no .onnx and no manifest.json.',
  'models-several': 'There are several models in it ({{names}}). Choose one of the files itself.',
  'labels-missing': 'The labels file is not there or cannot be read.',
  'labels-not-beside': 'There is no labels file beside this model. Say which file holds its labels (.txt or .csv).',
  'labels-several': 'Several files beside this model may hold its labels ({{names}}). Say which one.',
  'labels-large': 'This labels file is larger than any list of species.',
  'labels-count':
    'The labels file has {{lines}} lines and the model gives {{scores}} scores. Choose the labels file that belongs to this model.',
  'classifier-input':
    'This model is no classifier of sound that Songsight can use: it needs one input of clips x samples and has {{found}}.',
  'classifier-length':
    'This model takes clips of {{samples}} samples, and its file does not say at which rate. Songsight knows {{known}}. For another one write a manifest.json beside it (docs/model-pack.md) and import the folder.',
  'classifier-family':
    'This model takes 160,000 samples as BirdNET 3.0 and Perch v2 do, and nothing in it says which of them it is. Write a manifest.json beside it (docs/model-pack.md) and import the folder.',
  'classifier-scores': 'This model does not say how many scores it gives, so no labels can be matched to it.',
  'classifier-silent': 'This model loads but does not answer as it should: {{detail}}.',
  'zip-damaged': 'This .zip is damaged or no .zip at all. Download or copy it again.',
  'zip-many-files': 'This .zip holds more files than any model has.',
  'zip-file-large': 'This .zip holds a file larger than any model: {{name}}.',
  'zip-large': 'This .zip would unpack to more than 4 GB, which no model needs.',
  'zip-leaves-folder': 'This .zip wants to write outside its own folder ({{name}}). Nothing of it was kept.',
  'zip-link': 'This .zip holds a link to another file ({{name}}). Nothing of it was kept.',
  'zip-encrypted': 'This .zip is locked with a password. Unpack it first and choose the folder.',
  'zip-packing':
    'This .zip packs {{name}} in a way that Songsight does not know. Unpack it first and choose the folder.',
} as const satisfies Readonly<Record<string, string>>;

/** A model that cannot be imported, as a failure. */
export function refused(
  key: keyof typeof sentences,
  values: Values = {},
  options: { path?: string; cause?: unknown } = {},
): KnownFailure {
  const said = sentences[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  });
  return new KnownFailure('pack-invalid', said, options);
}
