/** What is said of models that are downloaded, in every language. `{{name}}` is a blank. */
export const downloadSentences = {
  'download-unknown': {
    en: 'There is no model named {{id}} in the list of published models.',
    de: 'In der Liste veröffentlichter Modelle gibt es kein Modell namens {{id}}.',
    es: 'En la lista de modelos publicados no hay ninguno llamado {{id}}.',
  },
  'download-licence': {
    en: '{{title}} is licensed under {{licence}}. Read and accept the licence first.',
    de: '{{title}} steht unter der Lizenz {{licence}}. Lesen und akzeptieren Sie diese zuerst.',
    es: '{{title}} está bajo la licencia {{licence}}. Léala y acéptela primero.',
  },
  'download-disk': {
    en: 'There is not enough disk space for this model: about {{megabytes}} MB are needed. Nothing was kept.',
    de: 'Für dieses Modell ist nicht genug Speicherplatz frei: Etwa {{megabytes}} MB werden gebraucht. Nichts wurde behalten.',
    es: 'No hay espacio suficiente en el disco para este modelo: hacen falta unos {{megabytes}} MB. No se ha conservado nada.',
  },
  'download-unreachable': {
    en: '{{host}} cannot be reached. Check the connection, or fetch the file on another computer and carry it over.',
    de: '{{host}} ist nicht erreichbar. Prüfen Sie die Verbindung, oder laden Sie die Datei auf einem anderen Rechner und bringen Sie sie herüber.',
    es: 'No se puede acceder a {{host}}. Compruebe la conexión o descargue el archivo en otro equipo y tráigalo.',
  },
  'download-proxy': {
    en: 'The proxy {{proxy}} that your system names does not lead to {{host}}. Check HTTPS_PROXY and the connection, or fetch the file on another computer and carry it over.',
    de: 'Der Proxy {{proxy}}, den Ihr System nennt, führt nicht zu {{host}}. Prüfen Sie HTTPS_PROXY und die Verbindung, oder laden Sie die Datei auf einem anderen Rechner und bringen Sie sie herüber.',
    es: 'El proxy {{proxy}} que indica su sistema no lleva a {{host}}. Compruebe HTTPS_PROXY y la conexión, o descargue el archivo en otro equipo y tráigalo.',
  },
  'download-refused': {
    en: '{{host}} refused the file (HTTP {{status}}). Nothing was kept.',
    de: '{{host}} hat die Datei verweigert (HTTP {{status}}). Nichts wurde behalten.',
    es: '{{host}} ha denegado el archivo (HTTP {{status}}). No se ha conservado nada.',
  },
  'download-stalled': {
    en: '{{host}} stopped sending. Nothing was kept; try again later.',
    de: '{{host}} hat aufgehört zu senden. Nichts wurde behalten; versuchen Sie es später noch einmal.',
    es: '{{host}} ha dejado de enviar. No se ha conservado nada; inténtelo de nuevo más tarde.',
  },
  'download-cut': {
    en: 'The connection to {{host}} broke off again and again. Nothing was kept; try again later.',
    de: 'Die Verbindung zu {{host}} ist immer wieder abgebrochen. Nichts wurde behalten; versuchen Sie es später noch einmal.',
    es: 'La conexión con {{host}} se ha cortado una y otra vez. No se ha conservado nada; inténtelo de nuevo más tarde.',
  },
  'download-altered': {
    en: 'The file from {{host}} is not the one its makers published: its checksum differs. Nothing was kept.',
    de: 'Die Datei von {{host}} ist nicht die, die ihre Urheber veröffentlicht haben: Ihre Prüfsumme weicht ab. Nichts wurde behalten.',
    es: 'El archivo de {{host}} no es el que publicaron sus autores: su suma de control es distinta. No se ha conservado nada.',
  },
  'download-page': {
    en: 'A web page came instead of the file of {{host}}: this network may ask you to log in first. Open a page in a browser, then try again. Nothing was kept.',
    de: 'Statt der Datei von {{host}} kam eine Webseite: Dieses Netz verlangt vielleicht erst eine Anmeldung. Öffnen Sie eine Seite im Browser und versuchen Sie es dann noch einmal. Nichts wurde behalten.',
    es: 'En lugar del archivo de {{host}} ha llegado una página web: puede que esta red pida primero iniciar sesión. Abra una página en un navegador y vuelva a intentarlo. No se ha conservado nada.',
  },
  'download-busy': {
    en: 'Another model is being downloaded. Wait for it or pause it first.',
    de: 'Ein anderes Modell wird gerade geladen. Warten Sie darauf oder halten Sie es zuerst an.',
    es: 'Se está descargando otro modelo. Espere o póngalo antes en pausa.',
  },
} as const;
