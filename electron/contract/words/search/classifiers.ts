/** What is said of classifiers that people train. `{{label}}` is a species or a label of their own. */
export const classifierSentences = {
  'classifier-no-labels': {
    en: 'Nothing has been confirmed or named yet that a classifier could learn. Review detections, or name clips in the search, first.',
    de: 'Es ist noch nichts bestätigt oder benannt, das ein Klassifikator lernen könnte. Prüfen Sie zuerst Nachweise, oder benennen Sie Ausschnitte in der Suche.',
    es: 'Aún no se ha confirmado ni nombrado nada que un clasificador pudiera aprender. Revise antes detecciones o nombre fragmentos en la búsqueda.',
  },
  'classifier-one-label': {
    en: 'There is nothing to tell “{{label}}” from. Reject some clips that are not it, or choose a second label.',
    de: 'Es gibt nichts, wovon sich „{{label}}“ unterscheiden ließe. Lehnen Sie einige Ausschnitte ab, die es nicht sind, oder wählen Sie ein zweites Label.',
    es: 'No hay nada de lo que distinguir «{{label}}». Rechace algunos fragmentos que no lo sean o elija una segunda etiqueta.',
  },
  'classifier-clips-gone': {
    en: 'The embeddings of every clip of “{{label}}” are gone. Have their recordings analysed again: Settings, Search by sound.',
    de: 'Die Embeddings aller Ausschnitte von „{{label}}“ fehlen. Lassen Sie deren Aufnahmen erneut auswerten: Einstellungen, Suche nach Klang.',
    es: 'Faltan los embeddings de todos los fragmentos de «{{label}}». Haga que se analicen de nuevo sus grabaciones: Ajustes, Búsqueda por sonido.',
  },
  'classifier-few': {
    en: '“{{label}}” was learned from fewer than 5 recordings ({{count}}): it may have learned the place or the recorder instead of the sound.',
    de: '„{{label}}“ wurde aus weniger als 5 Aufnahmen gelernt ({{count}}): Womöglich hat es den Ort oder das Aufnahmegerät gelernt statt des Klangs.',
    es: '«{{label}}» se aprendió de menos de 5 grabaciones ({{count}}): puede haber aprendido el lugar o la grabadora en vez del sonido.',
  },
  'classifier-missing': {
    en: '{{count}} labelled clips were left out: their embeddings are not kept.',
    de: '{{count}} beschriftete Ausschnitte blieben unberücksichtigt: Ihre Embeddings sind nicht aufgehoben.',
    es: '{{count}} fragmentos etiquetados se omitieron: sus embeddings no se conservan.',
  },
  'classifier-table-unreadable': {
    en: 'The table needs columns for the recording, the start and the label, e.g. recording,start,end,label.',
    de: 'Die Tabelle braucht Spalten für die Aufnahme, den Anfang und das Label, z. B. recording,start,end,label.',
    es: 'La tabla necesita columnas para la grabación, el inicio y la etiqueta, p. ej. recording,start,end,label.',
  },
  'classifier-other-model': {
    en: 'The embeddings of every clip of “{{label}}” come from another model than the one in use. Use that model, or have the recordings analysed again: Settings, Search by sound.',
    de: 'Die Embeddings aller Ausschnitte von „{{label}}“ stammen von einem anderen Modell als dem benutzten. Benutzen Sie jenes Modell, oder lassen Sie die Aufnahmen erneut auswerten: Einstellungen, Suche nach Klang.',
    es: 'Los embeddings de todos los fragmentos de «{{label}}» proceden de otro modelo que el que está en uso. Use ese modelo o haga que se analicen de nuevo las grabaciones: Ajustes, Búsqueda por sonido.',
  },
  'classifier-not-kept': {
    en: 'A classifier learns from embeddings, and none are kept yet. Have recordings analysed again: Settings, Search by sound.',
    de: 'Ein Klassifikator lernt aus Embeddings, und es sind noch keine aufgehoben. Lassen Sie Aufnahmen erneut auswerten: Einstellungen, Suche nach Klang.',
    es: 'Un clasificador aprende de embeddings y aún no se conserva ninguno. Haga que se analicen de nuevo las grabaciones: Ajustes, Búsqueda por sonido.',
  },
  'classifier-running': {
    en: 'A classifier is being trained already. Wait for its end, or cancel it.',
    de: 'Es wird schon ein Klassifikator trainiert. Warten Sie, bis er fertig ist, oder brechen Sie das ab.',
    es: 'Ya se está entrenando un clasificador. Espere a que termine o cancélelo.',
  },
  'classifier-no-head': {
    en: 'That model is no classifier of your own.',
    de: 'Dieses Modell ist kein eigener Klassifikator.',
    es: 'Ese modelo no es un clasificador propio.',
  },
  'classifier-trained': {
    en: '{{title}} is trained ({{pack}}). It is used from now on with: songsight models use {{pack}}',
    de: '{{title}} ist trainiert ({{pack}}). Benutzt wird es mit: songsight models use {{pack}}',
    es: '{{title}} está entrenado ({{pack}}). Se usa con: songsight models use {{pack}}',
  },
  'classifier-progress': {
    en: 'Training {{name}}: {{percent}} %',
    de: '{{name}} wird trainiert: {{percent}} %',
    es: 'Entrenando {{name}}: {{percent}} %',
  },
  'classifier-label': {
    en: '{{label}}: {{clips}} clips of {{recordings}} recordings, {{negatives}} others; average precision {{precision}}',
    de: '{{label}}: {{clips}} Ausschnitte aus {{recordings}} Aufnahmen, {{negatives}} andere; mittlere Präzision {{precision}}',
    es: '{{label}}: {{clips}} fragmentos de {{recordings}} grabaciones, {{negatives}} otros; precisión media {{precision}}',
  },
  'help-classifier': {
    en: 'classifiers of your own',
    de: 'eigene Klassifikatoren',
    es: 'clasificadores propios',
  },
  'help-classifier-train': {
    en: 'train one on what was confirmed, named and rejected',
    de: 'einen aus Bestätigtem, Benanntem und Abgelehntem trainieren',
    es: 'entrenar uno con lo confirmado, nombrado y rechazado',
  },
  'help-classifier-labels': {
    en: 'verdicts (those in the database), or a CSV table with recording, start, end and label',
    de: 'verdicts (die in der Datenbank) oder eine CSV-Tabelle mit recording, start, end und label',
    es: 'verdicts (los de la base de datos) o una tabla CSV con recording, start, end y label',
  },
  'help-classifier-name': {
    en: 'what it is called',
    de: 'wie er heißt',
    es: 'cómo se llama',
  },
  'help-classifier-species': {
    en: 'only these labels, separated by commas: names or codes',
    de: 'nur diese Labels, durch Kommas getrennt: Namen oder Kürzel',
    es: 'solo estas etiquetas, separadas por comas: nombres o códigos',
  },
} as const;
