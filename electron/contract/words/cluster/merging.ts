/** What is said when data folders are joined into one. */
export const mergingSentences = {
  'merge-no-data': {
    en: 'There is no Songsight data in {{folder}}.',
    de: 'In {{folder}} sind keine Daten von Songsight.',
    es: 'No hay datos de Songsight en {{folder}}.',
  },
  'merge-in-use': {
    en: 'This data folder was last used by an older Songsight, which has it open. Close it and try again.',
    de: 'Dieser Datenordner wurde zuletzt von einem älteren Songsight verwendet, das ihn noch geöffnet hat. Schließen Sie es und versuchen Sie es noch einmal.',
    es: 'Esta carpeta de datos la usó por última vez un Songsight más antiguo que aún la tiene abierta. Ciérrelo e inténtelo de nuevo.',
  },
  'merge-damaged': {
    en: 'The database in {{folder}} is damaged, not whole or not one of Songsight, so nothing was taken from it. If it is yours, open that folder with Songsight once: it puts the database right.',
    de: 'Die Datenbank in {{folder}} ist beschädigt, unvollständig oder nicht von Songsight, deshalb wurde nichts daraus übernommen. Wenn es Ihre ist, öffnen Sie den Ordner einmal mit Songsight: Es bringt die Datenbank in Ordnung.',
    es: 'La base de datos de {{folder}} está dañada, incompleta o no es de Songsight, así que no se ha tomado nada de ella. Si es suya, abra esa carpeta una vez con Songsight: repara la base de datos.',
  },
  'merge-too-new': {
    en: 'The data in {{folder}} was written by a newer Songsight. Install the newer version to merge it; nothing was taken from it.',
    de: 'Die Daten in {{folder}} wurden von einem neueren Songsight geschrieben. Installieren Sie die neuere Version, um sie zusammenzuführen; es wurde nichts daraus übernommen.',
    es: 'Un Songsight más reciente escribió los datos de {{folder}}. Instale la versión más reciente para combinarlos; no se ha tomado nada de ellos.',
  },
  'merge-source-in-use': {
    en: 'A Songsight is working with {{path}} now. Merge it again when it has finished.',
    de: 'Ein Songsight arbeitet gerade mit {{path}}. Führen Sie den Ordner noch einmal zusammen, wenn es fertig ist.',
    es: 'Un Songsight está trabajando ahora con {{path}}. Vuelva a combinarla cuando haya terminado.',
  },
  'merge-unreadable': {
    en: '{{path}} cannot be read ({{detail}}).',
    de: '{{path}} ist nicht lesbar ({{detail}}).',
    es: 'No se puede leer {{path}} ({{detail}}).',
  },
  'merge-into-itself': {
    en: '{{path}} is the folder to merge into. Name the others.',
    de: '{{path}} ist der Ordner, in den zusammengeführt wird. Nennen Sie die anderen.',
    es: '{{path}} es la carpeta en la que se combina. Indique las demás.',
  },
  'merge-stopped': {
    en: 'The merge was stopped; the same command continues where it stopped.',
    de: 'Das Zusammenführen wurde angehalten; derselbe Befehl macht dort weiter.',
    es: 'La combinación se detuvo; la misma orden continúa donde se detuvo.',
  },
  'merge-verdict': {
    en: '{{name}}, {{species}} at {{seconds}} s: {{shown}} is shown; {{other}} is kept beside it.',
    de: '{{name}}, {{species}} bei {{seconds}} s: {{shown}} wird angezeigt; {{other}} bleibt daneben erhalten.',
    es: '{{name}}, {{species}} en el segundo {{seconds}}: se muestra {{shown}}; se conserva {{other}}.',
  },
  'merge-confirmed': {
    en: '“confirmed” by {{reviewer}}, {{at}}',
    de: '„bestätigt“ von {{reviewer}}, {{at}}',
    es: '«confirmada» por {{reviewer}}, {{at}}',
  },
  'merge-rejected': {
    en: '“rejected” by {{reviewer}}, {{at}}',
    de: '„abgelehnt“ von {{reviewer}}, {{at}}',
    es: '«rechazada» por {{reviewer}}, {{at}}',
  },
  'merge-unsure': {
    en: '“unsure” by {{reviewer}}, {{at}}',
    de: '„unsicher“ von {{reviewer}}, {{at}}',
    es: '«dudosa» por {{reviewer}}, {{at}}',
  },
  'merge-relabelled': {
    en: '“{{species}}” by {{reviewer}}, {{at}}',
    de: '„{{species}}“ von {{reviewer}}, {{at}}',
    es: '«{{species}}» por {{reviewer}}, {{at}}',
  },
  'merge-station': {
    en: 'The station {{name}} is described differently: {{kept}} stays, {{left}} does not.',
    de: 'Die Station {{name}} ist verschieden beschrieben: {{kept}} bleibt, {{left}} nicht.',
    es: 'La estación {{name}} se describe de formas distintas: se queda {{kept}}, no {{left}}.',
  },
  'merge-setting': {
    en: 'The setting {{setting}} differs: the season keeps {{kept}}, not {{left}}.',
    de: 'Die Einstellung {{setting}} ist verschieden: Die Saison behält {{kept}}, nicht {{left}}.',
    es: 'El ajuste {{setting}} difiere: la temporada conserva {{kept}}, no {{left}}.',
  },
  'merge-model': {
    en: 'Recordings were analysed by two models or in two ways: {{kept}} is shown, the scores of {{left}} are kept.',
    de: 'Aufnahmen wurden mit zwei Modellen oder auf zwei Arten ausgewertet: {{kept}} wird angezeigt, die Werte von {{left}} bleiben erhalten.',
    es: 'Hay grabaciones analizadas con dos modelos o de dos maneras: se muestra {{kept}}; las puntuaciones de {{left}} se conservan.',
  },
  'merge-file': {
    en: 'Two recordings have the place {{file}}: one is shown in {{folder}}.',
    de: 'Zwei Aufnahmen haben den Platz {{file}}: Eine wird unter {{folder}} gezeigt.',
    es: 'Dos grabaciones tienen el lugar {{file}}: una se muestra en {{folder}}.',
  },
  'merge-clock': {
    en: 'The clock of {{name}} was put right twice: the later correction of {{kept}} s holds, the one of {{left}} s does not.',
    de: 'Die Uhr von {{name}} wurde zweimal berichtigt: Die spätere Korrektur um {{kept}} s gilt, die um {{left}} s nicht.',
    es: 'El reloj de {{name}} se corrigió dos veces: vale la corrección posterior de {{kept}} s, no la de {{left}} s.',
  },
  'merge-time-order': {
    en: 'For {{folder}} times are read in two orders: {{kept}} stays, {{left}} does not.',
    de: 'Für {{folder}} werden Zeiten in zwei Reihenfolgen gelesen: {{kept}} bleibt, {{left}} nicht.',
    es: 'En {{folder}} las horas se leen en dos órdenes: se queda {{kept}}, no {{left}}.',
  },
  'merge-list-include': {
    en: 'Two lists of species that are always shown became one of {{species}} species (station: {{station}}).',
    de: 'Aus zwei Listen von Arten, die immer gezeigt werden, wurde eine mit {{species}} Arten (Station: {{station}}).',
    es: 'Dos listas de especies que siempre se muestran se unieron en una de {{species}} especies (estación: {{station}}).',
  },
  'merge-list-exclude': {
    en: 'Two lists of species that are never shown became one of {{species}} species (station: {{station}}).',
    de: 'Aus zwei Listen von Arten, die nie gezeigt werden, wurde eine mit {{species}} Arten (Station: {{station}}).',
    es: 'Dos listas de especies que nunca se muestran se unieron en una de {{species}} especies (estación: {{station}}).',
  },
  'merge-photo': {
    en: 'There are two photographs of {{species}}: {{kept}} stays, {{left}} does not.',
    de: 'Es gibt zwei Fotos von {{species}}: {{kept}} bleibt, {{left}} nicht.',
    es: 'Hay dos fotografías de {{species}}: se queda {{kept}}, no {{left}}.',
  },
  'merge-photo-gone': {
    en: 'The photograph of {{species}} was removed elsewhere later than it was chosen here: it is gone here, too.',
    de: 'Das Foto von {{species}} wurde anderswo später entfernt, als es hier gewählt wurde: Es ist auch hier weg.',
    es: 'La fotografía de {{species}} se quitó en otro lugar después de elegirla aquí: aquí tampoco está ya.',
  },
  'merge-sample-gone': {
    en: 'The sample {{name}} was removed elsewhere later than it was drawn: it is gone here, too. Its verdicts stay.',
    de: 'Die Stichprobe {{name}} wurde anderswo später entfernt, als sie gezogen wurde: Sie ist auch hier weg. Ihre Urteile bleiben.',
    es: 'La muestra {{name}} se quitó en otro lugar después de extraerla: aquí tampoco está ya. Sus veredictos se conservan.',
  },
  'merge-annotations-gone': {
    en: 'The annotations {{name}} were removed elsewhere later than they were imported here: they are gone here, too.',
    de: 'Die Annotationen {{name}} wurden anderswo später entfernt, als sie hier importiert wurden: Sie sind auch hier weg.',
    es: 'Las anotaciones {{name}} se quitaron en otro lugar después de importarlas aquí: aquí tampoco están ya.',
  },
  'merge-station-gone': {
    en: 'The station {{name}} was removed elsewhere later than it was changed here: it is gone here, too. Its recordings stay.',
    de: 'Die Station {{name}} wurde anderswo später entfernt, als sie hier geändert wurde: Sie ist auch hier weg. Ihre Aufnahmen bleiben.',
    es: 'La estación {{name}} se quitó en otro lugar después de cambiarla aquí: aquí tampoco está ya. Sus grabaciones se conservan.',
  },
  'merge-station-renamed': {
    en: 'The station {{former}} was renamed elsewhere: here, too, it is {{name}} now.',
    de: 'Die Station {{former}} wurde anderswo umbenannt: Auch hier heißt sie jetzt {{name}}.',
    es: 'La estación {{former}} cambió de nombre en otro lugar: aquí también se llama ahora {{name}}.',
  },
} as const;
