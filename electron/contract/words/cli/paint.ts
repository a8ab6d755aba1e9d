/** `songsight paint`. */
export const cliPaintSentences = {
  'help-paint': {
    en: 'paints the picture of a detection, or of the best detection of a species in every recording',
    de: 'malt das Bild eines Nachweises oder des besten Nachweises einer Art in jeder Aufnahme',
    es: 'pinta la imagen de una detección, o de la mejor detección de una especie en cada grabación',
  },
  'help-argument-paint': {
    en: 'the number of a detection, or a species: code, common or scientific name',
    de: 'die Nummer eines Nachweises oder eine Art: Code, deutscher oder wissenschaftlicher Name',
    es: 'el número de una detección, o una especie: código, nombre común o científico',
  },
  'help-paint-model': {
    en: 'another model for this run, by its name: its painter paints',
    de: 'ein anderes Modell für diesen Lauf, nach seinem Namen: Dessen Bildgenerator malt',
    es: 'otro modelo para esta ejecución, por su nombre: pinta su generador',
  },
  'help-paint-quick': {
    en: 'with the quick painter of the model, where it has one',
    de: 'mit dem schnellen Bildgenerator des Modells, wenn es einen hat',
    es: 'con el generador rápido del modelo, si lo tiene',
  },
  'help-paint-steps': {
    en: 'in so many steps, with the full painter',
    de: 'in so vielen Schritten, mit dem vollen Bildgenerator',
    es: 'en tantos pasos, con el generador completo',
  },
  'help-paint-limit': {
    en: 'of a species at most so many, the best first',
    de: 'von einer Art höchstens so viele, die besten zuerst',
    es: 'de una especie como máximo tantas, las mejores primero',
  },
  'help-paint-anyway': {
    en: 'also a species that the painter has not learnt: from its sound alone, and it will look invented',
    de: 'auch eine Art, die der Bildgenerator nicht gelernt hat: nur nach ihrem Klang, sie sieht dann erfunden aus',
    es: 'también una especie que el generador no ha aprendido: solo a partir de su sonido, y parecerá inventada',
  },
  'help-paint-out': {
    en: 'folder for copies of the pictures',
    de: 'Ordner für Kopien der Bilder',
    es: 'carpeta para copias de las imágenes',
  },
  'help-note-illustration': {
    en: 'Every picture is an illustration painted from sound, not a photograph and no evidence. The same clip painted the same way is the same picture.',
    de: 'Jedes Bild ist eine aus Klang gemalte Illustration, kein Foto und kein Beleg. Derselbe Ausschnitt, gleich gemalt, ergibt dasselbe Bild.',
    es: 'Cada imagen es una ilustración pintada a partir del sonido; no es una fotografía ni una prueba. El mismo fragmento pintado igual da la misma imagen.',
  },
  'paint-illustration': {
    en: 'Illustrations painted from sound: not photographs, no evidence.',
    de: 'Aus Klang gemalte Illustrationen: keine Fotos, keine Belege.',
    es: 'Ilustraciones pintadas a partir del sonido: no son fotografías ni pruebas.',
  },
  'paint-progress': {
    en: '{{done}} of {{all}} pictures',
    de: '{{done}} von {{all}} Bildern',
    es: '{{done}} de {{all}} imágenes',
  },
  'paint-done': {
    en: 'Painted: {{painted}}, painted before: {{there}}, not possible: {{failed}}.',
    de: 'Gemalt: {{painted}}, schon gemalt: {{there}}, nicht möglich: {{failed}}.',
    es: 'Pintadas: {{painted}}, ya pintadas: {{there}}, no posibles: {{failed}}.',
  },
  'paint-none': {
    en: 'There is no detection of this species: {{species}}.',
    de: 'Es gibt keinen Nachweis dieser Art: {{species}}.',
    es: 'No hay ninguna detección de esta especie: {{species}}.',
  },
  'paint-no-quick': {
    en: 'The model that paints has no quick painter.',
    de: 'Das Modell, das malt, hat keinen schnellen Bildgenerator.',
    es: 'El modelo que pinta no tiene generador rápido.',
  },
} as const;
