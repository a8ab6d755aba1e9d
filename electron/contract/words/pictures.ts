/** Generated pictures and why there is none. `{{species}}` is a blank. */
export const pictureSentences = {
  'picture-no-painter': {
    en: 'The model in use generates no pictures, and Songsight’s own picture model knows none of its species.',
    de: 'Das verwendete Modell erzeugt keine Bilder, und Songsights eigenes Bildmodell kennt keine seiner Arten.',
    es: 'El modelo en uso no genera imágenes, y el modelo de imágenes propio de Songsight no conoce ninguna de sus especies.',
  },
  'picture-species-unknown': {
    en: 'The picture model has never seen this species: {{species}}.',
    de: 'Das Bildmodell hat diese Art nie gesehen: {{species}}.',
    es: 'El modelo de imágenes nunca ha visto esta especie: {{species}}.',
  },
  'picture-painter-unusable': {
    en: 'This model generates no pictures itself, and the pack whose picture model it would use cannot be used. {{reason}}',
    de: 'Dieses Modell erzeugt selbst keine Bilder, und das Paket, dessen Bildmodell es verwenden würde, ist nicht brauchbar. {{reason}}',
    es: 'Este modelo no genera imágenes por sí mismo, y el paquete cuyo modelo de imágenes usaría no se puede utilizar. {{reason}}',
  },
  'media-no-address': {
    en: 'There is nothing at this address.',
    de: 'Unter dieser Adresse gibt es nichts.',
    es: 'No hay nada en esta dirección.',
  },
  'picture-file-gone': {
    en: 'This picture is missing. Its file may have been removed from the data folder.',
    de: 'Dieses Bild fehlt. Seine Datei wurde vielleicht aus dem Datenordner entfernt.',
    es: 'Falta esta imagen. Puede que su archivo se haya eliminado de la carpeta de datos.',
  },
  'frame-gone': {
    en: 'This step is no longer stored. Show the steps again.',
    de: 'Dieser Schritt ist nicht mehr gespeichert. Zeigen Sie die Schritte noch einmal an.',
    es: 'Este paso ya no está guardado. Muestre los pasos de nuevo.',
  },
  'photo-file-gone': {
    en: 'This photograph is missing. Its copy may have been removed from the data folder.',
    de: 'Dieses Foto fehlt. Seine Kopie wurde vielleicht aus dem Datenordner entfernt.',
    es: 'Falta esta fotografía. Puede que su copia se haya eliminado de la carpeta de datos.',
  },
  'address-number': {
    en: 'The address does not hold a valid number.',
    de: 'Die Adresse enthält keine gültige Nummer.',
    es: 'La dirección no contiene un número válido.',
  },
  'address-stretch': {
    en: 'The address names a stretch of no length.',
    de: 'Die Adresse nennt einen Abschnitt ohne Länge.',
    es: 'La dirección indica un fragmento sin duración.',
  },
  'private-voice': {
    en: 'A human voice was detected there: no sound or picture of it is played, shown or kept.',
    de: 'Dort wurde eine menschliche Stimme erkannt: Weder Ton noch Bild davon wird abgespielt, gezeigt oder aufbewahrt.',
    es: 'Ahí se detectó una voz humana: no se reproduce, muestra ni conserva ningún sonido ni imagen de ella.',
  },
  'photo-path-not-whole': {
    en: 'Give the full path of the image file.',
    de: 'Geben Sie den vollständigen Pfad der Bilddatei an.',
    es: 'Indique la ruta completa del archivo de imagen.',
  },
  'photo-format': {
    en: 'This file is not an image that can be shown. Choose a JPEG, PNG or WebP file.',
    de: 'Diese Datei ist kein Bild, das sich anzeigen lässt. Wählen Sie eine JPEG-, PNG- oder WebP-Datei.',
    es: 'Este archivo no es una imagen que se pueda mostrar. Elija un archivo JPEG, PNG o WebP.',
  },
  'photo-missing': {
    en: 'There is no file at this path.',
    de: 'Unter diesem Pfad gibt es keine Datei.',
    es: 'No hay ningún archivo en esta ruta.',
  },
  'photo-is-folder': {
    en: 'This is a folder. Choose an image file.',
    de: 'Dies ist ein Ordner. Wählen Sie eine Bilddatei.',
    es: 'Esto es una carpeta. Elija un archivo de imagen.',
  },
  'photo-large': {
    en: 'This image is larger than 40 MB. Choose a smaller copy of it.',
    de: 'Dieses Bild ist größer als 40 MB. Wählen Sie eine kleinere Kopie davon.',
    es: 'Esta imagen supera los 40 MB. Elija una copia más pequeña.',
  },
  'photo-unreadable': {
    en: 'This file cannot be read. Check its permissions.',
    de: 'Diese Datei ist nicht lesbar. Prüfen Sie ihre Zugriffsrechte.',
    es: 'Este archivo no se puede leer. Compruebe sus permisos.',
  },
  'blend-two-species': {
    en: 'Only two clips of the same species can be blended.',
    de: 'Nur zwei Ausschnitte derselben Art lassen sich mischen.',
    es: 'Solo se pueden mezclar dos clips de la misma especie.',
  },
  'pictures-off': {
    en: 'Pictures are switched off. Switch them on in the settings first.',
    de: 'Die Bilderzeugung ist ausgeschaltet. Schalten Sie sie zuerst in den Einstellungen ein.',
    es: 'Las imágenes están desactivadas. Actívelas primero en los ajustes.',
  },
  'picture-not-there': {
    en: 'This picture does not exist or is not finished yet.',
    de: 'Dieses Bild gibt es nicht, oder es ist noch nicht fertig.',
    es: 'Esta imagen no existe o aún no está terminada.',
  },
  'picture-other-model': {
    en: 'This picture was generated by another model, which is not loaded now. Generate another one to see its steps.',
    de: 'Dieses Bild wurde von einem anderen Modell erzeugt, das jetzt nicht geladen ist. Erzeugen Sie ein neues, um seine Schritte zu sehen.',
    es: 'Esta imagen la generó otro modelo, que ahora no está cargado. Genere otra para ver sus pasos.',
  },
  'address-frame': {
    en: 'The address does not name a step of a picture.',
    de: 'Die Adresse nennt keinen Schritt eines Bildes.',
    es: 'La dirección no indica ningún paso de una imagen.',
  },
} as const;
