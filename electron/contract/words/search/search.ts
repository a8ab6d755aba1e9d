/** What is said of the search for similar sounds. */
export const searchSentences = {
  'search-not-kept': {
    en: 'The embeddings of this recording are not kept, so it cannot be compared. Have it analysed again: Settings, Search by sound.',
    de: 'Die Embeddings dieser Aufnahme sind nicht aufgehoben, daher lässt sie sich nicht vergleichen. Lassen Sie sie erneut auswerten: Einstellungen, Suche nach Klang.',
    es: 'Los embeddings de esta grabación no se conservan, por lo que no se puede comparar. Haga que se analice de nuevo: Ajustes, Búsqueda por sonido.',
  },
  'search-not-heard': {
    en: 'A file is compared only after the model has analysed it.',
    de: 'Eine Datei wird erst verglichen, wenn das Modell sie ausgewertet hat.',
    es: 'Un archivo solo se compara después de que el modelo lo haya analizado.',
  },
  'search-file-empty': {
    en: 'The file holds no sound that could be compared.',
    de: 'Die Datei enthält keinen Ton, der sich vergleichen ließe.',
    es: 'El archivo no contiene sonido que se pueda comparar.',
  },
  'search-stretch-gone': {
    en: 'One of the clips is no longer in the database, or lies behind the end of its recording.',
    de: 'Einer der Abschnitte ist nicht mehr in der Datenbank oder liegt hinter dem Ende seiner Aufnahme.',
    es: 'Uno de los fragmentos ya no está en la base de datos o queda después del final de su grabación.',
  },
  'search-found_one': {
    en: '{{count}} of {{searched}} clips',
    de: '{{count}} von {{searched}} Ausschnitten',
    es: '{{count}} de {{searched}} fragmentos',
  },
  'search-found_other': {
    en: '{{count}} of {{searched}} clips, the most similar first',
    de: '{{count}} von {{searched}} Ausschnitten, die ähnlichsten zuerst',
    es: '{{count}} de {{searched}} fragmentos, los más parecidos primero',
  },
  'search-other-model': {
    en: '{{count}} clips come from another model and were not compared.',
    de: '{{count}} Ausschnitte stammen von einem anderen Modell und wurden nicht verglichen.',
    es: '{{count}} fragmentos proceden de otro modelo y no se compararon.',
  },
  'help-export-visit-days': {
    en: 'days of one visit in occupancy tables, 1 to 31 (1)',
    de: 'Tage eines Besuchs in Tabellen für Besetzungsmodelle, 1 bis 31 (1)',
    es: 'días de una visita en las tablas de ocupación, de 1 a 31 (1)',
  },
  'help-export-confirmed-only': {
    en: 'occupancy tables count only what was confirmed',
    de: 'Tabellen für Besetzungsmodelle zählen nur Bestätigtes',
    es: 'las tablas de ocupación solo cuentan lo confirmado',
  },
  'help-search': {
    en: 'find clips that sound like a file or a detection',
    de: 'Ausschnitte finden, die wie eine Datei oder ein Nachweis klingen',
    es: 'buscar fragmentos que suenen como un archivo o una detección',
  },
  'help-argument-search': {
    en: 'a recording, or the number of a detection',
    de: 'eine Aufnahme oder die Nummer eines Nachweises',
    es: 'una grabación o el número de una detección',
  },
  'help-search-limit': {
    en: 'how many clips at most (20)',
    de: 'wie viele Ausschnitte höchstens (20)',
    es: 'cuántos fragmentos como máximo (20)',
  },
  'help-search-undetected': {
    en: 'only clips in which nothing was detected',
    de: 'nur Ausschnitte ohne Nachweis',
    es: 'solo fragmentos sin detecciones',
  },
} as const;
