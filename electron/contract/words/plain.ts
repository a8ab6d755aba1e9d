/** Sentences that every part of the program may need. `{{text}}` is a blank. */
export const plainSentences = {
  'plain-text': { en: '{{text}}', de: '{{text}}', es: '{{text}}' },
  internal: {
    en: 'Something went wrong inside Songsight. The log holds the details.',
    de: 'In Songsight ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.',
    es: 'Algo ha fallado dentro de Songsight. Los detalles están en el registro.',
  },
} as const;
