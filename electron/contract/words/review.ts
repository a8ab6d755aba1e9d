/** Detections, verdicts and samples. `{{name}}` and the like are blanks. */
export const reviewSentences = {
  'detection-gone': {
    en: 'This detection no longer exists. A changed threshold may have removed it.',
    de: 'Diesen Nachweis gibt es nicht mehr. Vielleicht ist er durch einen geänderten Schwellenwert weggefallen.',
    es: 'Esta detección ya no existe. Puede que la haya quitado un cambio de umbral.',
  },
  'recording-gone': {
    en: 'This recording is not known.',
    de: 'Diese Aufnahme ist nicht bekannt.',
    es: 'Esta grabación no se conoce.',
  },
  'stretch-behind-end': {
    en: 'The recording ends before this stretch.',
    de: 'Die Aufnahme endet vor diesem Abschnitt.',
    es: 'La grabación termina antes de este fragmento.',
  },
  'verdict-first': {
    en: 'Confirm, reject or mark it unsure first; the rest is stored with that.',
    de: 'Bestätigen Sie ihn zuerst, lehnen Sie ihn ab oder markieren Sie ihn als unsicher; das Übrige wird damit gespeichert.',
    es: 'Confírmela, recházela o márquela como dudosa primero; lo demás se guarda con eso.',
  },
  'detections-gone': {
    en: 'A detection no longer exists. A changed threshold may have removed it; nothing was reviewed.',
    de: 'Einen Nachweis gibt es nicht mehr. Vielleicht ist er durch einen geänderten Schwellenwert weggefallen; es wurde nichts geprüft.',
    es: 'Una detección ya no existe. Puede que la haya quitado un cambio de umbral; no se ha revisado nada.',
  },
  'box-empty': {
    en: 'Nothing of this box lies in the recording: its end must come after its start, and its upper frequency lie above the lower one.',
    de: 'Von diesem Rahmen liegt nichts in der Aufnahme: Das Ende muss nach dem Anfang kommen und die obere Frequenz über der unteren liegen.',
    es: 'Nada de este recuadro está en la grabación: el final debe ir después del inicio y la frecuencia superior por encima de la inferior.',
  },
  'selection-step-gone': {
    en: 'This step can no longer be undone: Songsight was started again, or twenty others came after it.',
    de: 'Dieser Schritt lässt sich nicht mehr rückgängig machen: Songsight wurde neu gestartet, oder zwanzig andere kamen danach.',
    es: 'Este paso ya no se puede deshacer: Songsight se volvió a iniciar o hubo veinte pasos después.',
  },
  'label-unknown': {
    en: 'There is no label “{{code}}”.',
    de: 'Es gibt keine Art „{{code}}“.',
    es: 'No hay ninguna etiqueta «{{code}}».',
  },
  'sample-nothing': {
    en: 'No detections match this filter, so there is nothing to sample. Widen the filter.',
    de: 'Zu diesem Filter gibt es keine Nachweise, aus denen sich eine Stichprobe ziehen ließe. Erweitern Sie den Filter.',
    es: 'Ninguna detección cumple este filtro, así que no hay de dónde tomar una muestra. Amplíe el filtro.',
  },
  'sample-gone': {
    en: 'This sample no longer exists.',
    de: 'Diese Stichprobe gibt es nicht mehr.',
    es: 'Esta muestra ya no existe.',
  },
  'species-unknown': {
    en: 'There is no species “{{code}}”.',
    de: 'Es gibt keine Art „{{code}}“.',
    es: 'No hay ninguna especie «{{code}}».',
  },
} as const;
