/** What models prints. */
export const cliModelSentences = {
  'models-usable': {
    en: 'This model can be used.',
    de: 'Dieses Modell ist brauchbar.',
    es: 'Este modelo se puede usar.',
  },
  'models-imported': { en: 'Imported as {{id}}.', de: 'Importiert als {{id}}.', es: 'Importado como {{id}}.' },
  'models-use-next': {
    en: 'Use it from now on: songsight models use {{id}}',
    de: 'Ab jetzt benutzen: songsight models use {{id}}',
    es: 'Para usarlo a partir de ahora: songsight models use {{id}}',
  },
  'models-used': {
    en: 'Songsight uses {{id}} from now on.',
    de: 'Songsight benutzt ab jetzt {{id}}.',
    es: 'Songsight usa {{id}} a partir de ahora.',
  },
  'models-used-again': {
    en: 'Earlier results stay, each with the model that made them. Recordings this model has not analysed yet are analysed again.',
    de: 'Frühere Ergebnisse bleiben, jedes mit dem Modell, das es ergab. Aufnahmen, die dieses Modell noch nicht ausgewertet hat, werden neu ausgewertet.',
    es: 'Los resultados anteriores se conservan, cada uno con el modelo que los dio. Las grabaciones que este modelo aún no ha analizado se analizan de nuevo.',
  },
  'models-removed': {
    en: '{{id}} was removed. Its results stay.',
    de: '{{id}} wurde entfernt. Seine Ergebnisse bleiben.',
    es: '{{id}} se ha quitado. Sus resultados se conservan.',
  },
  'models-none-works': {
    en: 'Nothing is analysed. {{reason}}',
    de: 'Es wird nichts ausgewertet. {{reason}}',
    es: 'No se analiza nada. {{reason}}',
  },
  'models-no-published': {
    en: 'There is no model named {{id}} in the list of published models. {{hint}}',
    de: 'In der Liste veröffentlichter Modelle gibt es kein Modell namens {{id}}. {{hint}}',
    es: 'En la lista de modelos publicados no hay ninguno llamado {{id}}. {{hint}}',
  },
  'models-no-such': {
    en: 'There is no model named {{id}} here. {{hint}}',
    de: 'Ein Modell namens {{id}} gibt es hier nicht. {{hint}}',
    es: 'Aquí no hay ningún modelo llamado {{id}}. {{hint}}',
  },
  'models-get-hint': {
    en: '“songsight models get {{id}}” downloads it.',
    de: '„songsight models get {{id}}“ lädt es herunter.',
    es: '«songsight models get {{id}}» lo descarga.',
  },
  'models-list-hint': {
    en: '“songsight models” lists what there is.',
    de: '„songsight models“ zählt auf, was es gibt.',
    es: '«songsight models» enumera los que hay.',
  },
  'models-folder': {
    en: 'Imported models are kept in {{folder}}.',
    de: 'Importierte Modelle liegen in {{folder}}.',
    es: 'Los modelos importados se guardan en {{folder}}.',
  },
  'models-paints-itself': { en: 'generates pictures', de: 'erzeugt Bilder', es: 'genera imágenes' },
  'models-paints-default-painter': {
    en: 'pictures of {{paintable}} species, by the model that comes with Songsight',
    de: 'Bilder von {{paintable}} Arten, durch das mitgelieferte Modell',
    es: 'imágenes de {{paintable}} especies, con el modelo que viene con Songsight',
  },
  'models-paints-nothing': { en: 'no pictures', de: 'keine Bilder', es: 'sin imágenes' },
  'models-species': {
    en: '{{title}} {{version}}, {{species}} species, {{megabytes}} MB',
    de: '{{title}} {{version}}, {{species}} Arten, {{megabytes}} MB',
    es: '{{title}} {{version}}, {{species}} especies, {{megabytes}} MB',
  },
  'models-clips': {
    en: 'clips of {{seconds}} s at {{rate}} Hz; {{pictures}}',
    de: 'Ausschnitte von {{seconds}} s mit {{rate}} Hz; {{pictures}}',
    es: 'fragmentos de {{seconds}} s a {{rate}} Hz; {{pictures}}',
  },
  'models-recordings_one': {
    en: '{{count}} recording shows its results',
    de: '{{count}} Aufnahme zeigt seine Ergebnisse',
    es: '{{count}} grabación muestra sus resultados',
  },
  'models-recordings_other': {
    en: '{{count}} recordings show its results',
    de: '{{count}} Aufnahmen zeigen seine Ergebnisse',
    es: '{{count}} grabaciones muestran sus resultados',
  },
  'models-published': {
    en: 'Published models (songsight models get <name>):',
    de: 'Veröffentlichte Modelle (songsight models get <Name>):',
    es: 'Modelos publicados (songsight models get <nombre>):',
  },
  'models-published-one': {
    en: '{{id}}: {{title}}, {{classes}} classes, {{megabytes}} MB, {{licence}}',
    de: '{{id}}: {{title}}, {{classes}} Klassen, {{megabytes}} MB, {{licence}}',
    es: '{{id}}: {{title}}, {{classes}} clases, {{megabytes}} MB, {{licence}}',
  },
  'models-regions': {
    en: '{{regions}} regions, e.g. {{example}}',
    de: '{{regions}} Regionen, z. B. {{example}}',
    es: '{{regions}} regiones, p. ej. {{example}}',
  },
  'models-here': { en: 'already here', de: 'schon hier', es: 'ya está aquí' },
  'models-paused': {
    en: '{{megabytes}} of {{all}} MB are here; go on with songsight models get {{id}}',
    de: '{{megabytes}} von {{all}} MB sind hier; weiter mit songsight models get {{id}}',
    es: '{{megabytes}} de {{all}} MB están aquí; siga con songsight models get {{id}}',
  },
  'models-made-by': {
    en: '{{title}}, by {{makers}}.',
    de: '{{title}}, von {{makers}}.',
    es: '{{title}}, de {{makers}}.',
  },
  'models-licence': {
    en: 'Its licence is {{licence}}: {{address}}',
    de: 'Lizenz: {{licence}}, {{address}}',
    es: 'Su licencia es {{licence}}: {{address}}',
  },
  'models-accept': {
    en: 'To accept it and download: songsight models get {{id}} --accept-licence',
    de: 'Um sie zu akzeptieren und herunterzuladen: songsight models get {{id}} --accept-licence',
    es: 'Para aceptarla y descargar: songsight models get {{id}} --accept-licence',
  },
  'models-progress': {
    en: '{{title}}: {{megabytes}} of {{all}} MB',
    de: '{{title}}: {{megabytes}} von {{all}} MB',
    es: '{{title}}: {{megabytes}} de {{all}} MB',
  },
  'models-got': {
    en: '{{title}} is here as {{id}}.',
    de: '{{title}} ist hier als {{id}}.',
    es: '{{title}} está aquí como {{id}}.',
  },
} as const;
