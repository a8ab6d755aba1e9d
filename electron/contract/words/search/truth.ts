/** What is said when a model is held against a table of annotations. */
export const truthSentences = {
  'measure-over': {
    en: '{{clips}} clips of {{recordings}} annotated recordings',
    de: '{{clips}} Ausschnitte aus {{recordings}} annotierten Aufnahmen',
    es: '{{clips}} fragmentos de {{recordings}} grabaciones anotadas',
  },
  'measure-species': {
    en: '{{species}}: in {{clips}} clips; precision {{precision}}, recall {{recall}}, F1 {{f1}}, average precision {{average}}; 90 % precision from {{ninety}} on',
    de: '{{species}}: in {{clips}} Ausschnitten; Präzision {{precision}}, Trefferquote {{recall}}, F1 {{f1}}, mittlere Präzision {{average}}; 90 % Präzision ab {{ninety}}',
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
  'agree-over': {
    en: '{{one}} and {{other}}: {{stretches}} stretches of {{seconds}} seconds in {{recordings}} recordings',
    de: '{{one}} und {{other}}: {{stretches}} Stücke von {{seconds}} Sekunden in {{recordings}} Aufnahmen',
    es: '{{one}} y {{other}}: {{stretches}} tramos de {{seconds}} segundos en {{recordings}} grabaciones',
  },
  'agree-species': {
    en: '{{species}}: both in {{both}}, only {{one}} in {{onlyOne}}, only {{other}} in {{onlyOther}}; shared {{shared}}, kappa {{kappa}}',
    de: '{{species}}: beide in {{both}}, nur {{one}} in {{onlyOne}}, nur {{other}} in {{onlyOther}}; gemeinsam {{shared}}, Kappa {{kappa}}',
    es: '{{species}}: ambos en {{both}}, solo {{one}} en {{onlyOne}}, solo {{other}} en {{onlyOther}}; compartido {{shared}}, kappa {{kappa}}',
  },
  'agree-unknown': {
    en: '{{rater}} does not know: {{names}}',
    de: '{{rater}} kennt nicht: {{names}}',
    es: '{{rater}} no conoce: {{names}}',
  },
  'agree-model-unused': {
    en: 'That model has not analysed any recording here.',
    de: 'Dieses Modell hat hier keine Aufnahme ausgewertet.',
    es: 'Ese modelo no ha analizado aquí ninguna grabación.',
  },
  'agree-nobody': {
    en: 'There is no table, no imported set and no model that analysed anything here called “{{name}}”. There are: {{names}}',
    de: 'Es gibt keine Tabelle, nichts Importiertes und kein Modell, das hier etwas ausgewertet hat, namens „{{name}}“. Es gibt: {{names}}',
    es: 'No hay ninguna tabla, ningún conjunto importado ni modelo que haya analizado algo aquí llamado «{{name}}». Hay: {{names}}',
  },
  'help-measure-against': {
    en: 'how far the model agrees with another one, species by species: a model that analysed the same recordings, an imported set, or a table',
    de: 'wie weit das Modell mit einem anderen übereinstimmt, Art für Art: mit einem Modell, das dieselben Aufnahmen ausgewertet hat, Importiertem oder einer Tabelle',
    es: 'hasta dónde coincide el modelo con otro, especie por especie: un modelo que analizó las mismas grabaciones, un conjunto importado o una tabla',
  },
  'help-measure-of': {
    en: 'what is held against the table instead of the model in use: a model that analysed the same recordings, an imported set, or a table',
    de: 'was statt des verwendeten Modells mit der Tabelle verglichen wird: ein Modell, das dieselben Aufnahmen ausgewertet hat, Importiertes oder eine Tabelle',
    es: 'qué se contrasta con la tabla en lugar del modelo en uso: un modelo que analizó las mismas grabaciones, un conjunto importado o una tabla',
  },
  'usage-measure-of': {
    en: '--of goes with a table of what is to be heard, not with --against.',
    de: '--of gehört zu einer Tabelle dessen, was zu hören ist, nicht zu --against.',
    es: '--of va con una tabla de lo que se oye, no con --against.',
  },
  'help-measure-threshold': {
    en: 'the least score that counts with --against (models: as set; tables: all rows)',
    de: 'der kleinste Wert, der mit --against zählt (Modelle: wie eingestellt; Tabellen: alle Zeilen)',
    es: 'la puntuación mínima que cuenta con --against (modelos: la ajustada; tablas: todas las filas)',
  },
  'usage-measure': {
    en: 'Name a table of what is to be heard, or --against another model.',
    de: 'Nennen Sie eine Tabelle dessen, was zu hören ist, oder mit --against ein anderes Modell.',
    es: 'Indique una tabla de lo que se oye o, con --against, otro modelo.',
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
