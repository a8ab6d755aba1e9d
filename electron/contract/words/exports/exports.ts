/** Exports and reports. `{{name}}` and the like are blanks. */
export const exportSentences = {
  'export-stopped': {
    en: 'The export was stopped. Nothing was written.',
    de: 'Der Export wurde abgebrochen. Es wurde nichts geschrieben.',
    es: 'La exportación se detuvo. No se ha escrito nada.',
  },
  'export-stopped-left': {
    en: 'The export was stopped, but {{folder}} does not answer. Files of this export may lie there, and what was not placed yet in {{left}}: when the folder can be reached again, look there and delete what you do not want.',
    de: 'Der Export wurde abgebrochen, aber {{folder}} antwortet nicht. Dateien dieses Exports können dort liegen, und was noch keinen Platz hatte in {{left}}: Sehen Sie dort nach, wenn der Ordner wieder erreichbar ist, und löschen Sie, was Sie nicht wollen.',
    es: 'La exportación se detuvo, pero {{folder}} no responde. Puede haber allí archivos de esta exportación y, en {{left}}, lo que aún no tenía su sitio: cuando vuelva a poder abrirse la carpeta, mire allí y borre lo que no quiera.',
  },
  'export-running': {
    en: 'Another export is still running. Wait for it or stop it first.',
    de: 'Ein anderer Export läuft noch. Warten Sie darauf oder brechen Sie ihn zuerst ab.',
    es: 'Otra exportación sigue en marcha. Espere a que termine o deténgala primero.',
  },
  'export-place-is-file': {
    en: '{{path}} is a file. Name a folder to export into.',
    de: '{{path}} ist eine Datei. Geben Sie einen Ordner für den Export an.',
    es: '{{path}} es un archivo. Indique una carpeta para la exportación.',
  },
  'export-no-browser': {
    en: 'A PDF needs Chromium, Chrome or Edge on this computer, and none could print. Export the report as a page (report-html) and print it from any browser.',
    de: 'Ein PDF braucht Chromium, Chrome oder Edge auf diesem Rechner, und keines davon konnte drucken. Exportieren Sie den Bericht als Seite (report-html) und drucken Sie ihn aus einem beliebigen Browser.',
    es: 'Un PDF necesita Chromium, Chrome o Edge en este equipo, y ninguno pudo imprimir. Exporte el informe como página (report-html) e imprímalo desde cualquier navegador.',
  },
  'export-among-recordings': {
    en: 'This folder is watched for recordings. Choose one outside it, so that exports do not mix with your originals.',
    de: 'Dieser Ordner wird auf Aufnahmen überwacht. Wählen Sie einen außerhalb davon, damit sich Exporte nicht mit Ihren Originalen mischen.',
    es: 'Esta carpeta se vigila en busca de grabaciones. Elija una fuera de ella para que las exportaciones no se mezclen con sus originales.',
  },
  'export-zip-large': {
    en: 'This archive would be larger than 4 GB. Export fewer days or species at a time.',
    de: 'Dieses Archiv würde größer als 4 GB. Exportieren Sie weniger Tage oder Arten auf einmal.',
    es: 'Este archivo comprimido superaría los 4 GB. Exporte menos días o especies a la vez.',
  },
  'export-file-exists': {
    en: '{{name}} is already in this folder and may have been edited. Write the new one beside it, replace it, or choose another folder.',
    de: '{{name}} liegt schon in diesem Ordner und wurde vielleicht bearbeitet. Schreiben Sie den neuen Export daneben, ersetzen Sie den alten oder wählen Sie einen anderen Ordner.',
    es: '{{name}} ya está en esta carpeta y puede haberse editado. Escriba el nuevo al lado, sustitúyalo o elija otra carpeta.',
  },
  'export-disk-full': {
    en: 'The disk is full: nothing was exported. Free some space and export again.',
    de: 'Die Festplatte ist voll: Es wurde nichts exportiert. Schaffen Sie Platz und exportieren Sie noch einmal.',
    es: 'El disco está lleno: no se ha exportado nada. Libere espacio y exporte de nuevo.',
  },
  'export-no-permission': {
    en: 'Songsight may not write to {{path}}. Choose another folder.',
    de: 'Songsight darf nicht in {{path}} schreiben. Wählen Sie einen anderen Ordner.',
    es: 'Songsight no tiene permiso para escribir en {{path}}. Elija otra carpeta.',
  },
  'export-place-gone': {
    en: '{{path}} is no longer there. Connect its card or disk again, or choose another folder.',
    de: '{{path}} ist nicht mehr da. Verbinden Sie die Karte oder Festplatte wieder oder wählen Sie einen anderen Ordner.',
    es: '{{path}} ya no está. Vuelva a conectar su tarjeta o disco o elija otra carpeta.',
  },
  'export-not-written': {
    en: 'Nothing can be written to {{path}} ({{detail}}).',
    de: 'Nach {{path}} lässt sich nichts schreiben ({{detail}}).',
    es: 'No se puede escribir nada en {{path}} ({{detail}}).',
  },
  'export-system-place': {
    en: 'Nothing can be written to {{path}}: this place belongs to the system.',
    de: 'Nach {{path}} lässt sich nichts schreiben: Dieser Ort gehört dem System.',
    es: 'No se puede escribir nada en {{path}}: ese lugar pertenece al sistema.',
  },
} as const;
