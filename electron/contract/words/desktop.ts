/** The desktop program: menus, projects, notices, updates. `{{name}}` and the like are blanks. */
export const desktopSentences = {
  'project-unknown': {
    en: 'This file is not a Songsight project, or it was made by a newer Songsight.',
    de: 'Diese Datei ist kein Songsight-Projekt, oder sie wurde von einem neueren Songsight erstellt.',
    es: 'Este archivo no es un proyecto de Songsight o lo creó un Songsight más reciente.',
  },
  'project-exists': {
    en: 'There is already a project in this folder. Open it, or choose another name.',
    de: 'In diesem Ordner gibt es schon ein Projekt. Öffnen Sie es oder wählen Sie einen anderen Namen.',
    es: 'Ya hay un proyecto en esta carpeta. Ábralo o elija otro nombre.',
  },
  'project-unreadable': {
    en: 'This project file cannot be read. Is its disk connected?',
    de: 'Diese Projektdatei ist nicht lesbar. Ist ihre Festplatte verbunden?',
    es: 'Este archivo de proyecto no se puede leer. ¿Está conectado su disco?',
  },
  'update-from-source': {
    en: 'This copy runs from its source; update the source instead.',
    de: 'Diese Kopie läuft aus ihrem Quelltext; aktualisieren Sie stattdessen den Quelltext.',
    es: 'Esta copia se ejecuta desde su código fuente; actualice el código fuente.',
  },
  'update-no-place': {
    en: 'This copy was not made by an installer that knows where new versions are. Download them yourself.',
    de: 'Diese Kopie stammt nicht von einem Installationsprogramm, das den Ort neuer Versionen kennt. Laden Sie sie selbst herunter.',
    es: 'Esta copia no procede de un instalador que sepa dónde están las versiones nuevas. Descárguelas usted.',
  },
  'update-run-under-way': {
    en: 'An analysis is running. Pause it or wait until it ends; the new version is then installed with one click.',
    de: 'Eine Auswertung läuft. Halten Sie sie an oder warten Sie auf ihr Ende; die neue Version wird dann mit einem Klick installiert.',
    es: 'Hay un análisis en marcha. Páuselo o espere a que termine; la versión nueva se instala después con un clic.',
  },
  'update-off': {
    en: 'Looking for new versions is turned off. Turn it on in the settings first.',
    de: 'Die Suche nach neuen Versionen ist ausgeschaltet. Schalten Sie sie zuerst in den Einstellungen ein.',
    es: 'La búsqueda de versiones nuevas está desactivada. Actívela primero en los ajustes.',
  },
  'update-not-asked': {
    en: 'Songsight could not look for a new version. Is this computer online?',
    de: 'Songsight konnte nicht nach einer neuen Version suchen. Ist dieser Rechner online?',
    es: 'Songsight no pudo buscar una versión nueva. ¿Tiene este equipo conexión a Internet?',
  },
  'update-unsigned': {
    en: 'This copy of Songsight is not signed, so Windows cannot tell whether a new version is genuine. Download new versions yourself.',
    de: 'Diese Kopie von Songsight ist nicht signiert; Windows kann daher nicht prüfen, ob eine neue Version echt ist. Laden Sie neue Versionen selbst herunter.',
    es: 'Esta copia de Songsight no está firmada, así que Windows no puede comprobar si una versión nueva es auténtica. Descargue usted las versiones nuevas.',
  },
} as const;
