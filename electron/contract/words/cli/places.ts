/** What stations and species take and print. */
export const cliPlaceSentences = {
  'help-stations': {
    en: 'stations: list, make, change and remove them',
    de: 'Stationen: auflisten, anlegen, ändern und entfernen',
    es: 'estaciones: enumerarlas, crearlas, cambiarlas y quitarlas',
  },
  'help-stations-list': { en: 'the stations here', de: 'die Stationen hier', es: 'las estaciones que hay' },
  'help-stations-set': {
    en: 'make a station, or change one; what is not given stays',
    de: 'eine Station anlegen oder ändern; was nicht angegeben ist, bleibt',
    es: 'crear una estación o cambiarla; lo que no se indica se conserva',
  },
  'help-stations-remove': {
    en: 'remove a station; its recordings stay',
    de: 'eine Station entfernen; ihre Aufnahmen bleiben',
    es: 'quitar una estación; sus grabaciones se conservan',
  },
  'help-argument-station': { en: 'name of a station', de: 'Name einer Station', es: 'nombre de una estación' },
  'help-stations-folder': {
    en: 'folder whose recordings belong to it; may be given several times',
    de: 'Ordner, dessen Aufnahmen dazugehören; mehrfach möglich',
    es: 'carpeta cuyas grabaciones le pertenecen; puede repetirse',
  },
  'help-stations-coordinates': {
    en: 'decimal degrees, north and east positive, e.g. 47.66,9.18 or -12.05,-77.04; the range of species goes by them',
    de: 'Dezimalgrad, Nord und Ost positiv, z. B. 47.66,9.18 oder -12.05,-77.04; danach richtet sich die Verbreitung der Arten',
    es: 'grados decimales, norte y este positivos, p. ej. 47.66,9.18 o -12.05,-77.04; de ellas depende el área de distribución',
  },
  'help-stations-zone': {
    en: 'time zone, e.g. Europe/Berlin; that of this computer for a new station unless said',
    de: 'Zeitzone, z. B. Europe/Berlin; für eine neue Station sonst die dieses Rechners',
    es: 'zona horaria, p. ej. Europe/Madrid; para una estación nueva, la de este equipo si no se indica',
  },
  'help-stations-habitat': { en: 'what grows there', de: 'was dort wächst', es: 'qué crece allí' },
  'value-coordinates': { en: 'latitude,longitude', de: 'Breite,Länge', es: 'latitud,longitud' },
  'value-zone': { en: 'zone', de: 'Zone', es: 'zona' },
  'usage-coordinates': {
    en: '{{option}} takes decimal degrees like 47.66,9.18: a latitude from -90 to 90, a comma and a longitude from -180 to 180, not “{{given}}”.',
    de: '{{option}} nimmt Dezimalgrad wie 47.66,9.18: eine Breite von -90 bis 90, ein Komma und eine Länge von -180 bis 180, nicht „{{given}}“.',
    es: '{{option}} lleva grados decimales como 47.66,9.18: una latitud de -90 a 90, una coma y una longitud de -180 a 180, no «{{given}}».',
  },
  'usage-missing-station': {
    en: 'Say which station is meant; songsight stations lists them.',
    de: 'Sagen Sie, welche Station gemeint ist; songsight stations listet sie auf.',
    es: 'Diga a qué estación se refiere; songsight stations las enumera.',
  },
  'usage-missing-species-file': {
    en: 'Say which file holds the names of the species.',
    de: 'Sagen Sie, in welcher Datei die Namen der Arten stehen.',
    es: 'Diga qué archivo contiene los nombres de las especies.',
  },
  'stations-none': {
    en: 'There is no station yet. songsight stations set makes one.',
    de: 'Es gibt noch keine Station. songsight stations set legt eine an.',
    es: 'Aún no hay ninguna estación. songsight stations set crea una.',
  },
  'stations-one_one': {
    en: '{{name}}: {{where}}, {{zone}}, {{count}} recording',
    de: '{{name}}: {{where}}, {{zone}}, {{count}} Aufnahme',
    es: '{{name}}: {{where}}, {{zone}}, {{count}} grabación',
  },
  'stations-one_other': {
    en: '{{name}}: {{where}}, {{zone}}, {{count}} recordings',
    de: '{{name}}: {{where}}, {{zone}}, {{count}} Aufnahmen',
    es: '{{name}}: {{where}}, {{zone}}, {{count}} grabaciones',
  },
  'stations-nowhere': { en: 'no coordinates', de: 'keine Koordinaten', es: 'sin coordenadas' },
  'stations-unplaced': {
    en: 'Recordings without a station: {{recordings}}',
    de: 'Aufnahmen ohne Station: {{recordings}}',
    es: 'Grabaciones sin estación: {{recordings}}',
  },
  'stations-removed': {
    en: '{{name}} was removed. Its recordings stay.',
    de: '{{name}} wurde entfernt. Die Aufnahmen bleiben.',
    es: '{{name}} se ha quitado. Sus grabaciones se conservan.',
  },
  'help-species': {
    en: 'which species are shown: lists of species, and what is held back',
    de: 'welche Arten gezeigt werden: Artenlisten und was zurückgehalten ist',
    es: 'qué especies se muestran: listas de especies y lo que está retenido',
  },
  'help-species-show': {
    en: 'the lists, and the species that are held back',
    de: 'die Listen und die Arten, die zurückgehalten sind',
    es: 'las listas y las especies retenidas',
  },
  'help-species-include': {
    en: 'show only the species of this file, whatever the range says',
    de: 'nur die Arten dieser Datei zeigen, was auch immer die Verbreitung sagt',
    es: 'mostrar solo las especies de este archivo, diga lo que diga el área de distribución',
  },
  'help-species-exclude': {
    en: 'do not show the species of this file',
    de: 'die Arten dieser Datei nicht zeigen',
    es: 'no mostrar las especies de este archivo',
  },
  'help-species-check': {
    en: 'which names of a file the model knows; changes nothing',
    de: 'welche Namen einer Datei das Modell kennt; ändert nichts',
    es: 'qué nombres de un archivo conoce el modelo; no cambia nada',
  },
  'help-species-clear': {
    en: 'remove the lists again',
    de: 'die Listen wieder entfernen',
    es: 'quitar de nuevo las listas',
  },
  'help-species-station': {
    en: 'for this station alone, by its name; without it everywhere',
    de: 'nur für diese Station, mit ihrem Namen; ohne die Option überall',
    es: 'solo para esta estación, por su nombre; sin ella, en todas partes',
  },
  'help-argument-species-file': {
    en: 'scientific or common names, one a line or separated by commas; BirdNET and eBird lists, too',
    de: 'wissenschaftliche oder deutsche Namen, einer je Zeile oder durch Kommas getrennt; auch Listen von BirdNET und eBird',
    es: 'nombres científicos o comunes, uno por línea o separados por comas; también listas de BirdNET y eBird',
  },
  'species-range': {
    en: 'Ranges of species: {{model}}',
    de: 'Verbreitung der Arten: {{model}}',
    es: 'Áreas de distribución: {{model}}',
  },
  'species-no-range': {
    en: 'No model here knows where species live, so none is held back for its range. BirdNET brings one.',
    de: 'Kein Modell hier kennt die Verbreitung der Arten, deshalb wird danach nichts zurückgehalten. BirdNET bringt eines mit.',
    es: 'Ningún modelo de aquí conoce las áreas de distribución, así que no se retiene nada por ellas. BirdNET trae uno.',
  },
  'species-include': {
    en: 'Only these, {{where}}: {{species}} species',
    de: 'Nur diese, {{where}}: {{species}} Arten',
    es: 'Solo estas, {{where}}: {{species}} especies',
  },
  'species-exclude': {
    en: 'Not these, {{where}}: {{species}} species',
    de: 'Diese nicht, {{where}}: {{species}} Arten',
    es: 'Estas no, {{where}}: {{species}} especies',
  },
  'species-everywhere': { en: 'everywhere', de: 'überall', es: 'en todas partes' },
  'species-cleared': {
    en: 'The lists are removed.',
    de: 'Die Listen sind entfernt.',
    es: 'Se han quitado las listas.',
  },
  'species-known': {
    en: 'Names that the model knows: {{species}}',
    de: 'Namen, die das Modell kennt: {{species}}',
    es: 'Nombres que conoce el modelo: {{species}}',
  },
  'species-unknown-name': {
    en: 'Not known: {{name}}',
    de: 'Unbekannt: {{name}}',
    es: 'Desconocido: {{name}}',
  },
  'species-unknown-near': {
    en: 'Not known: {{name}}. Nearest: {{nearest}}',
    de: 'Unbekannt: {{name}}. Am ähnlichsten: {{nearest}}',
    es: 'Desconocido: {{name}}. Los más parecidos: {{nearest}}',
  },
  'species-none-known': {
    en: 'The model in use knows none of the names in {{file}}. Nothing was changed.',
    de: 'Das benutzte Modell kennt keinen der Namen in {{file}}. Es wurde nichts geändert.',
    es: 'El modelo en uso no conoce ninguno de los nombres de {{file}}. No se ha cambiado nada.',
  },
  'species-file-unreadable': {
    en: 'The list {{file}} cannot be read, holds no text or is larger than 5 MB.',
    de: 'Die Liste {{file}} ist nicht lesbar, enthält keinen Text oder ist größer als 5 MB.',
    es: 'La lista {{file}} no se puede leer, no contiene texto o supera los 5 MB.',
  },
  'species-unplaced': {
    en: 'Recordings without coordinates, whose species the range does not hold back: {{count}}',
    de: 'Aufnahmen ohne Koordinaten, deren Arten die Verbreitung nicht zurückhält: {{count}}',
    es: 'Grabaciones sin coordenadas, cuyas especies el área de distribución no retiene: {{count}}',
  },
  'species-held': {
    en: 'Held back ({{why}}): {{species}}, detections: {{detections}}',
    de: 'Zurückgehalten ({{why}}): {{species}}, Nachweise: {{detections}}',
    es: 'Retenida ({{why}}): {{species}}, detecciones: {{detections}}',
  },
  'species-held-range': { en: 'unlikely here', de: 'hier unwahrscheinlich', es: 'poco probable aquí' },
  'species-held-list': { en: 'not on the list', de: 'nicht auf der Liste', es: 'fuera de la lista' },
  'species-held-class': {
    en: 'no animal that was asked for',
    de: 'kein gewünschtes Tier',
    es: 'no es un animal pedido',
  },
} as const;
