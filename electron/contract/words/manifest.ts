/**
 * What is wrong in the manifest of a model pack, as the end of a sentence. `{{field}}` is a field of it, `{{wanted}}` what was
 * expected there.
 */
export const manifestSentences = {
  'manifest-no-json': {
    en: 'manifest.json is not valid JSON',
    de: 'manifest.json ist kein gültiges JSON',
    es: 'manifest.json no es JSON válido',
  },
  'manifest-field-missing': {
    en: '“{{field}}” is missing in manifest.json',
    de: '„{{field}}“ fehlt in manifest.json',
    es: 'falta «{{field}}» en manifest.json',
  },
  'manifest-field-wrong': {
    en: '“{{field}}” in manifest.json must be {{wanted}}',
    de: '„{{field}}“ in manifest.json muss {{wanted}} sein',
    es: '«{{field}}» en manifest.json debe ser {{wanted}}',
  },
  'manifest-too-many-steps': {
    en: 'the painter shall take more steps than it was trained with',
    de: 'der Bildgenerator soll mehr Schritte ausführen, als im Training vorkamen',
    es: 'el generador debe dar más pasos que en su entrenamiento',
  },
  'manifest-no-features': {
    en: 'it paints from features, and its encoder gives none',
    de: 'es malt aus Merkmalen, aber sein Encoder liefert keine',
    es: 'pinta a partir de características y su codificador no da ninguna',
  },
  'wanted-plain-name': {
    en: 'a plain file name',
    de: 'ein einfacher Dateiname',
    es: 'un nombre de archivo simple',
  },
  'wanted-pack-name': {
    en: 'a name of at most 64 small letters, digits and hyphens',
    de: 'ein Name aus höchstens 64 Kleinbuchstaben, Ziffern und Bindestrichen',
    es: 'un nombre de 64 letras minúsculas, cifras y guiones como máximo',
  },
  'wanted-batch': {
    en: 'the name of a free size, or 1',
    de: 'der Name einer freien Größe oder 1',
    es: 'el nombre de un tamaño libre, o 1',
  },
  'wanted-power-of-two': { en: 'a power of two', de: 'eine Zweierpotenz', es: 'una potencia de dos' },
  'wanted-hop': {
    en: 'settings whose hopLength is not longer than fftSize',
    de: 'so eingestellt, dass hopLength nicht länger als fftSize ist,',
    es: 'una configuración cuyo hopLength no supere fftSize',
  },
  'wanted-filled-list': { en: 'a list that is not empty', de: 'eine nicht leere Liste', es: 'una lista no vacía' },
  'wanted-distinct-codes': {
    en: 'a list in which no code stands twice',
    de: 'eine Liste, in der kein Code doppelt steht,',
    es: 'una lista en la que ningún código se repita',
  },
  'wanted-falling': {
    en: 'a list of numbers that fall from 1 to 0',
    de: 'eine Liste von Zahlen, die von 1 auf 0 fallen,',
    es: 'una lista de números que bajan de 1 a 0',
  },
} as const;
