/** What is said when a model is held against a table of annotations. */
export const truthSentences = {
  'measure-over': {
    en: '{{clips}} clips of {{recordings}} annotated recordings',
    de: '{{clips}} Abschnitte aus {{recordings}} annotierten Aufnahmen',
    es: '{{clips}} fragmentos de {{recordings}} grabaciones anotadas',
  },
  'measure-species': {
    en: '{{species}}: in {{clips}} clips; precision {{precision}}, recall {{recall}}, F1 {{f1}}, average precision {{average}}; 90 % precision from {{ninety}} on',
    de: '{{species}}: in {{clips}} Abschnitten; Präzision {{precision}}, Trefferquote {{recall}}, F1 {{f1}}, mittlere Präzision {{average}}; 90 % Präzision ab {{ninety}}',
    es: '{{species}}: en {{clips}} fragmentos; precisión {{precision}}, exhaustividad {{recall}}, F1 {{f1}}, precisión media {{average}}; 90 % de precisión desde {{ninety}}',
  },
  'measure-unknown-files': {
    en: 'Not among the recordings here ({{count}}): {{names}}',
    de: 'Nicht unter den Aufnahmen hier ({{count}}): {{names}}',
    es: 'No están entre las grabaciones de aquí ({{count}}): {{names}}',
  },
  'measure-unknown-labels': {
    en: 'No species here is called so ({{count}}): {{names}}',
    de: 'So heißt hier keine Art ({{count}}): {{names}}',
    es: 'Ninguna especie se llama así aquí ({{count}}): {{names}}',
  },
  'help-measure': {
    en: 'hold the model against a table of what is to be heard',
    de: 'das Modell mit einer Tabelle dessen vergleichen, was zu hören ist',
    es: 'contrastar el modelo con una tabla de lo que se oye',
  },
  'help-argument-measure': {
    en: 'Raven, Audacity, BirdNET, Kaleidoscope or Chirpity table, or a CSV with recording, start, end and label',
    de: 'Tabelle von Raven, Audacity, BirdNET, Kaleidoscope oder Chirpity, oder eine CSV mit recording, start, end und label',
    es: 'tabla de Raven, Audacity, BirdNET, Kaleidoscope o Chirpity, o un CSV con recording, start, end y label',
  },
} as const;
