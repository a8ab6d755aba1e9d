/** What `--help` says of `songsight models`. */
export const helpModelSentences = {
  'help-models-list': {
    en: 'the models here, the one in use, and the published ones',
    de: 'die Modelle hier, das benutzte und die veröffentlichten',
    es: 'los modelos que hay, el que está en uso y los publicados',
  },
  'help-models-get': {
    en: 'download a published model',
    de: 'ein veröffentlichtes Modell herunterladen',
    es: 'descargar un modelo publicado',
  },
  'help-models-import': {
    en: 'import a model: a .tflite, an .onnx, a .zip or a folder',
    de: 'ein Modell importieren: .tflite, .onnx, .zip oder ein Ordner',
    es: 'importar un modelo: un .tflite, un .onnx, un .zip o una carpeta',
  },
  'help-models-check': {
    en: 'whether Songsight can use a model; keeps nothing',
    de: 'ob Songsight ein Modell benutzen kann; behält nichts',
    es: 'si Songsight puede usar un modelo; no conserva nada',
  },
  'help-models-use': {
    en: 'use this model from now on',
    de: 'ab jetzt dieses Modell benutzen',
    es: 'usar este modelo a partir de ahora',
  },
  'help-models-export': {
    en: 'write a model as one zip that can be imported elsewhere',
    de: 'ein Modell als eine ZIP-Datei schreiben, die sich anderswo importieren lässt',
    es: 'escribir un modelo como un único ZIP que se puede importar en otro sitio',
  },
  'help-models-to': {
    en: 'the folder to write to (exports in the data folder)',
    de: 'der Zielordner (exports im Datenordner)',
    es: 'la carpeta de destino (exports en la carpeta de datos)',
  },
  'help-models-remove': {
    en: 'remove a model; its results stay',
    de: 'ein Modell entfernen; seine Ergebnisse bleiben',
    es: 'quitar un modelo; sus resultados se conservan',
  },
  'help-argument-model': {
    en: 'name of a model, as songsight models lists it',
    de: 'Name eines Modells, wie songsight models ihn nennt',
    es: 'nombre de un modelo, como lo muestra songsight models',
  },
  'help-argument-model-file': {
    en: 'the model file or its folder',
    de: 'die Modelldatei oder ihr Ordner',
    es: 'el archivo del modelo o su carpeta',
  },
  'help-models-labels': {
    en: 'the labels of a .tflite or .onnx, where they do not lie beside it',
    de: 'die Label-Datei einer .tflite oder .onnx, wenn sie nicht daneben liegt',
    es: 'las etiquetas de un .tflite u .onnx, si no están junto a él',
  },
  'help-models-accept-licence': {
    en: 'accept the licence of the model; asked for once',
    de: 'die Lizenz des Modells akzeptieren; nur einmal nötig',
    es: 'aceptar la licencia del modelo; se pide una vez',
  },
} as const;
