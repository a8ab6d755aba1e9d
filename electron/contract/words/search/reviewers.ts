/** What is said of reviews by several people. */
export const reviewerSentences = {
  'second-no-name': {
    en: 'A second review needs your name: Settings, Reviewer.',
    de: 'Eine zweite Prüfung braucht Ihren Namen: Einstellungen, Prüfer.',
    es: 'Una segunda revisión necesita su nombre: Ajustes, Revisor.',
  },
  'reviews-there': {
    en: 'There is a file of that name already. Choose another one.',
    de: 'Es gibt schon eine Datei dieses Namens. Wählen Sie einen anderen.',
    es: 'Ya hay un archivo con ese nombre. Elija otro.',
  },
  'reviews-not-written': {
    en: 'The file cannot be written there.',
    de: 'Die Datei lässt sich dort nicht schreiben.',
    es: 'El archivo no se puede escribir ahí.',
  },
  'reviews-no-file': {
    en: 'That is no file of reviews that Songsight wrote.',
    de: 'Das ist keine Datei mit Prüfungen, die Songsight geschrieben hat.',
    es: 'Ese no es un archivo de revisiones escrito por Songsight.',
  },
  'reviews-written': {
    en: '{{count}} reviewed detections in {{path}}',
    de: '{{count}} geprüfte Nachweise in {{path}}',
    es: '{{count}} detecciones revisadas en {{path}}',
  },
  'reviews-merged': {
    en: '{{name}}: {{taken}} taken, {{known}} known already',
    de: '{{name}}: {{taken}} übernommen, {{known}} schon bekannt',
    es: '{{name}}: {{taken}} incorporadas, {{known}} ya conocidas',
  },
  'reviews-missing': {
    en: 'Recordings that are not here or not analysed ({{count}}): {{names}}. Their reviews can be merged later.',
    de: 'Aufnahmen, die nicht hier oder nicht ausgewertet sind ({{count}}): {{names}}. Ihre Prüfungen lassen sich später übernehmen.',
    es: 'Grabaciones que no están aquí o sin analizar ({{count}}): {{names}}. Sus revisiones se pueden incorporar después.',
  },
  'reviewers-pair': {
    en: '{{one}} and {{other}}, {{species}}: {{count}} detections, {{observed}} the same, kappa {{kappa}}',
    de: '{{one}} und {{other}}, {{species}}: {{count}} Nachweise, {{observed}} gleich, Kappa {{kappa}}',
    es: '{{one}} y {{other}}, {{species}}: {{count}} detecciones, {{observed}} iguales, kappa {{kappa}}',
  },
  'reviewers-all': { en: 'all species', de: 'alle Arten', es: 'todas las especies' },
  'reviewers-none': {
    en: 'No detection has been judged by two reviewers on their own yet.',
    de: 'Noch kein Nachweis ist von zwei Prüfern unabhängig beurteilt.',
    es: 'Ninguna detección ha sido juzgada aún por dos revisores por separado.',
  },
  'reviewers-disputed': {
    en: 'Disputed and not settled: {{count}}',
    de: 'Strittig und nicht entschieden: {{count}}',
    es: 'En disputa y sin resolver: {{count}}',
  },
  'help-reviews': {
    en: 'reviews of several people: agreement, and the reviews of other copies of the season',
    de: 'Prüfungen mehrerer Menschen: Übereinstimmung und die Prüfungen anderer Kopien der Saison',
    es: 'revisiones de varias personas: concordancia y las revisiones de otras copias de la temporada',
  },
  'help-reviews-agreement': {
    en: 'how far reviewers agree, with Cohen’s kappa, and how many detections are disputed',
    de: 'wie weit Prüfer übereinstimmen, mit Cohens Kappa, und wie viele Nachweise strittig sind',
    es: 'hasta dónde concuerdan los revisores, con el kappa de Cohen, y cuántas detecciones están en disputa',
  },
  'help-reviews-export': {
    en: 'write all reviews into a file',
    de: 'alle Prüfungen in eine Datei schreiben',
    es: 'escribir todas las revisiones en un archivo',
  },
  'help-reviews-merge': {
    en: 'take the reviews of other copies of the season',
    de: 'die Prüfungen anderer Kopien der Saison übernehmen',
    es: 'incorporar las revisiones de otras copias de la temporada',
  },
  'help-argument-reviews': {
    en: 'files that reviews export wrote',
    de: 'Dateien, die reviews export geschrieben hat',
    es: 'archivos escritos por reviews export',
  },
  'help-argument-reviews-to': {
    en: 'file to write; it must not be there yet',
    de: 'Datei, die geschrieben wird; es darf sie noch nicht geben',
    es: 'archivo que se escribe; aún no debe existir',
  },
} as const;
