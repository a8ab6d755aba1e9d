/** What of a TensorFlow Lite model is at fault, as a part of a sentence. */
export const tfliteDetailSentences = {
  'tflite-detail-inputs_one': { en: '{{count}} input', de: '{{count}} Eingang', es: '{{count}} entrada' },
  'tflite-detail-inputs_other': { en: '{{count}} inputs', de: '{{count}} Eingänge', es: '{{count}} entradas' },
  'tflite-detail-outputs_one': { en: '{{count}} output', de: '{{count}} Ausgang', es: '{{count}} salida' },
  'tflite-detail-outputs_other': { en: '{{count}} outputs', de: '{{count}} Ausgänge', es: '{{count}} salidas' },
  'tflite-detail-numbers_one': {
    en: '{{count}} number a window',
    de: '{{count}} Zahl je Ausschnitt',
    es: '{{count}} número por fragmento',
  },
  'tflite-detail-numbers_other': {
    en: '{{count}} numbers a window',
    de: '{{count}} Zahlen je Ausschnitt',
    es: '{{count}} números por fragmento',
  },
  'tflite-detail-no-maker': {
    en: 'an output that nothing computes',
    de: 'ein Ausgang, den nichts berechnet',
    es: 'una salida que nada calcula',
  },
  'tflite-detail-not-scores': {
    en: 'an output that is not windows x scores',
    de: 'ein Ausgang, der nicht aus Ausschnitten x Werten besteht',
    es: 'una salida que no es de fragmentos x puntuaciones',
  },
  'tflite-detail-sparse': { en: 'sparse tensors', de: 'dünn besetzte Tensoren', es: 'tensores dispersos' },
  'tflite-detail-grows': {
    en: 'a tensor that grows twice with the batch',
    de: 'einen Tensor, der doppelt mit dem Batch wächst',
    es: 'un tensor que crece dos veces con el lote',
  },
} as const;
