/** Model packs. `{{name}}` and the like are blanks. */
export const modelSentences = {
  'pack-unusable': {
    en: 'This model pack cannot be used: {{problem}}. Install the pack again.',
    de: 'Dieses Modellpaket ist nicht brauchbar: {{problem}}. Installieren Sie es neu.',
    es: 'Este paquete de modelo no se puede usar: {{problem}}. Instálelo de nuevo.',
  },
  'pack-no-pictures': {
    en: 'This model pack identifies birds but generates no pictures.',
    de: 'Dieses Modellpaket bestimmt Vögel, erzeugt aber keine Bilder.',
    es: 'Este paquete de modelo identifica aves, pero no genera imágenes.',
  },
  'pack-same-version': {
    en: 'Another pack named {{name}} {{version}} is already installed. Remove it first, or give this one another version.',
    de: 'Ein anderes Paket namens {{name}} {{version}} ist schon installiert. Entfernen Sie es zuerst oder geben Sie diesem eine andere Version.',
    es: 'Ya hay instalado otro paquete llamado {{name}} {{version}}. Elimínelo primero o dé a este otra versión.',
  },
  'pack-shipped': {
    en: 'The pack that comes with Songsight cannot be removed.',
    de: 'Das mitgelieferte Paket lässt sich nicht entfernen.',
    es: 'El paquete que viene con Songsight no se puede eliminar.',
  },
  'pack-not-ours': {
    en: 'Nothing tells which files of {{folder}} belong to a model. Look through the folder and remove it yourself.',
    de: 'Es ist nicht zu erkennen, welche Dateien in {{folder}} zu einem Modell gehören. Sehen Sie den Ordner durch und entfernen Sie ihn selbst.',
    es: 'No se puede saber qué archivos de {{folder}} pertenecen a un modelo. Revise la carpeta y elimínela usted mismo.',
  },
  'pack-in-use': {
    en: 'This pack is in use. Choose another one first.',
    de: 'Dieses Paket ist in Gebrauch. Wählen Sie zuerst ein anderes.',
    es: 'Este paquete está en uso. Elija otro primero.',
  },
  'pack-in-folder': {
    en: 'A watched folder uses this model. Choose another one for the folder first.',
    de: 'Ein überwachter Ordner verwendet dieses Modell. Wählen Sie zuerst ein anderes für den Ordner.',
    es: 'Una carpeta vigilada usa este modelo. Elija primero otro para la carpeta.',
  },
  'pack-unknown': {
    en: 'There is no model pack named {{id}}.',
    de: 'Es gibt kein Modellpaket namens {{id}}.',
    es: 'No hay ningún paquete de modelo llamado {{id}}.',
  },
  'measure-busy': {
    en: 'Speed is measured while nothing else runs. Pause the analysis first.',
    de: 'Das Tempo wird gemessen, wenn sonst nichts läuft. Halten Sie zuerst die Auswertung an.',
    es: 'La velocidad se mide cuando no se ejecuta nada más. Pause primero el análisis.',
  },
  'pack-not-here': {
    en: 'There is no model “{{id}}” here. Here are: {{names}}. songsight models get downloads a published one.',
    de: 'Ein Modell „{{id}}“ gibt es hier nicht. Hier sind: {{names}}. songsight models get lädt ein veröffentlichtes herunter.',
    es: 'Aquí no hay ningún modelo «{{id}}». Hay: {{names}}. songsight models get descarga uno publicado.',
  },
} as const;
