/** The system's dialogs and boxes: their titles, questions and buttons. */
export const dialogSentences = {
  'dialog-window-recovered': {
    en: 'The window had to be reloaded.',
    de: 'Das Fenster musste neu geladen werden.',
    es: 'Se ha tenido que volver a cargar la ventana.',
  },
  'dialog-window-recovered-detail': {
    en: 'It stopped unexpectedly. The analysis continued meanwhile and nothing is lost; what you typed last may be missing.',
    de: 'Es wurde unerwartet beendet. Die Auswertung lief weiter, und nichts ist verloren; was Sie zuletzt eingegeben haben, fehlt vielleicht.',
    es: 'Se cerró de forma inesperada. El análisis continuó entretanto y no se ha perdido nada; puede que falte lo último que escribió.',
  },
  'dialog-continue': { en: 'Continue', de: 'Weiter', es: 'Continuar' },
  'dialog-window-given-up': {
    en: 'The window keeps crashing.',
    de: 'Das Fenster stürzt immer wieder ab.',
    es: 'La ventana se cierra una y otra vez.',
  },
  'dialog-window-given-up-detail': {
    en: 'The analysis continues without it. Reload the window, or quit Songsight and start it again; the log holds the details for support.',
    de: 'Die Auswertung läuft ohne das Fenster weiter. Laden Sie es neu oder beenden Sie Songsight und starten Sie es wieder; Einzelheiten für den Support stehen im Protokoll.',
    es: 'El análisis continúa sin ella. Vuelva a cargar la ventana o salga de Songsight e inícielo de nuevo; los detalles para la asistencia están en el registro.',
  },
  'dialog-reload': { en: 'Reload', de: 'Neu laden', es: 'Volver a cargar' },
  'dialog-pick-folder': {
    en: 'Choose the folder with your recordings',
    de: 'Wählen Sie den Ordner mit Ihren Aufnahmen',
    es: 'Elija la carpeta con sus grabaciones',
  },
  'dialog-watch-folder': { en: 'Watch this folder', de: 'Diesen Ordner überwachen', es: 'Vigilar esta carpeta' },
  'dialog-not-saved': {
    en: 'The file was not saved',
    de: 'Die Datei wurde nicht gespeichert',
    es: 'El archivo no se ha guardado',
  },
  'dialog-not-saved-detail': {
    en: '{{name}} could not be written there.',
    de: '{{name}} ließ sich dort nicht schreiben.',
    es: 'No se pudo escribir {{name}} en ese lugar.',
  },
  'dialog-cannot-start': {
    en: 'Songsight cannot start',
    de: 'Songsight kann nicht starten',
    es: 'Songsight no puede iniciarse',
  },
  'dialog-save-report': {
    en: 'Save a support report',
    de: 'Bericht für den Support sichern',
    es: 'Guardar un informe de asistencia',
  },
  'dialog-text-file': { en: 'Text', de: 'Text', es: 'Texto' },
  'dialog-project-file': { en: 'Songsight project', de: 'Songsight-Projekt', es: 'Proyecto de Songsight' },
  'dialog-cannot-open': {
    en: 'This cannot be opened',
    de: 'Das lässt sich nicht öffnen',
    es: 'Esto no se puede abrir',
  },
  'dialog-not-there': {
    en: '{{file}} is not there. Is its disk connected?',
    de: '{{file}} ist nicht da. Ist die Festplatte verbunden?',
    es: '{{file}} no está. ¿Está conectado su disco?',
  },
  'dialog-open-project': { en: 'Open a project', de: 'Projekt öffnen', es: 'Abrir un proyecto' },
  'dialog-new-project': {
    en: 'Where should the folder of the new project be?',
    de: 'Wo soll der Ordner des neuen Projekts liegen?',
    es: '¿Dónde debe estar la carpeta del proyecto nuevo?',
  },
  'dialog-my-recordings': { en: 'My recordings', de: 'Meine Aufnahmen', es: 'Mis grabaciones' },
  'dialog-create': { en: 'Create', de: 'Anlegen', es: 'Crear' },
  'dialog-project-not-made': {
    en: 'The project could not be created',
    de: 'Das Projekt konnte nicht angelegt werden',
    es: 'No se pudo crear el proyecto',
  },
  'dialog-change-project': {
    en: 'Open the project {{name}}?',
    de: 'Das Projekt {{name}} öffnen?',
    es: '¿Abrir el proyecto {{name}}?',
  },
  'dialog-change-project-detail': {
    en: 'Songsight closes the project that is open and restarts. Recordings waiting there are analysed later.',
    de: 'Songsight schließt das geöffnete Projekt und startet neu. Aufnahmen, die dort warten, werden später ausgewertet.',
    es: 'Songsight cierra el proyecto abierto y se reinicia. Las grabaciones que esperan allí se analizarán más tarde.',
  },
  'dialog-open': { en: 'Open', de: 'Öffnen', es: 'Abrir' },
  'dialog-cancel': { en: 'Cancel', de: 'Abbrechen', es: 'Cancelar' },
  'dialog-no-program': {
    en: 'No program on this computer opens this file.',
    de: 'Auf diesem Rechner öffnet kein Programm diese Datei.',
    es: 'Ningún programa de este equipo abre este archivo.',
  },
} as const;
