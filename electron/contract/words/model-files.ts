/** Model files that cannot be read, in every language. `{{name}}` is a blank. */
export const modelFileSentences = {
  'model-not-file': {
    en: 'This is not a file: {{name}} is a device or a pipe.',
    de: 'Das ist keine Datei: {{name}} ist ein Gerät oder eine Pipe.',
    es: 'Esto no es un archivo: {{name}} es un dispositivo o una tubería.',
  },
  'model-path-empty': {
    en: 'There is nothing at this path.',
    de: 'Unter diesem Pfad ist nichts.',
    es: 'No hay nada en esta ruta.',
  },
  'model-kind-unknown': {
    en: 'This is not a model. Choose a .tflite or .onnx model with its labels, a .zip or a folder of them, or a model pack.',
    de: 'Dies ist kein Modell. Wählen Sie ein .tflite- oder .onnx-Modell mit seiner Label-Datei, ein .zip oder einen Ordner davon oder ein Modellpaket.',
    es: 'Esto no es un modelo. Elija un modelo .tflite u .onnx con su archivo de etiquetas, un .zip o una carpeta con ellos, o un paquete de modelo.',
  },
  'model-kind-other': {
    en: 'Songsight reads .tflite and .onnx models, not {{ending}}. Export the model to one of them first.',
    de: 'Songsight liest .tflite- und .onnx-Modelle, nicht {{ending}}. Exportieren Sie das Modell zuerst in eines davon.',
    es: 'Songsight lee modelos .tflite y .onnx, no {{ending}}. Exporte primero el modelo a uno de ellos.',
  },
  'model-is-labels': {
    en: 'This is a labels file. Choose the model; the labels are taken with it.',
    de: 'Dies ist eine Label-Datei. Wählen Sie das Modell; die Labels werden mit übernommen.',
    es: 'Este es un archivo de etiquetas. Elija el modelo; las etiquetas se toman con él.',
  },
  'model-is-location': {
    en: 'This model says where and when species live. Choose the sound model; this one is taken with it.',
    de: 'Dieses Modell sagt, wo und wann Arten vorkommen. Wählen Sie das Klangmodell; dieses wird mit übernommen.',
    es: 'Este modelo dice dónde y cuándo viven las especies. Elija el modelo de sonido; este se toma con él.',
  },
  'model-large': {
    en: 'This file is larger than 2 GB, which no model that Songsight can use is.',
    de: 'Diese Datei ist größer als 2 GB; kein Modell, das Songsight verwenden kann, ist so groß.',
    es: 'Este archivo supera los 2 GB; ningún modelo que Songsight pueda usar es tan grande.',
  },
  'model-damaged': {
    en: '{{name}} is not an ONNX model, or it is damaged. Download or copy it again.',
    de: '{{name}} ist kein ONNX-Modell oder beschädigt. Laden oder kopieren Sie die Datei noch einmal.',
    es: '{{name}} no es un modelo ONNX o está dañado. Descárguelo o cópielo de nuevo.',
  },
  'model-took-too-long': {
    en: 'Reading this model ended the process that tried it, or took too long. The file is damaged or not a model.',
    de: 'Beim Lesen dieses Modells ist der lesende Prozess abgestürzt, oder es dauerte zu lange. Die Datei ist beschädigt oder kein Modell.',
    es: 'Al leer este modelo se detuvo el proceso que lo intentaba, o tardó demasiado. El archivo está dañado o no es un modelo.',
  },
  'model-disk-full': {
    en: 'There is not enough space on the disk to import this model. Nothing of it was kept.',
    de: 'Auf der Festplatte ist nicht genug Platz, um dieses Modell zu importieren. Nichts davon wurde behalten.',
    es: 'No hay espacio suficiente en el disco para importar este modelo. No se ha conservado nada de él.',
  },
  'model-not-written': {
    en: 'The data folder’s folder for models cannot be written. Check its permissions and the drive it lies on.',
    de: 'In den Ordner für Modelle im Datenordner lässt sich nicht schreiben. Prüfen Sie seine Zugriffsrechte und das Laufwerk, auf dem er liegt.',
    es: 'No se puede escribir en la carpeta de modelos de la carpeta de datos. Compruebe sus permisos y la unidad en la que está.',
  },
  'model-not-readable': {
    en: 'This file cannot be read. Check its permissions and the drive it lies on.',
    de: 'Diese Datei lässt sich nicht lesen. Prüfen Sie ihre Zugriffsrechte und das Laufwerk, auf dem sie liegt.',
    es: 'Este archivo no se puede leer. Compruebe sus permisos y la unidad en la que está.',
  },
  'folder-without-model': {
    en: 'There is no model in it: no .tflite, no .onnx and no manifest.json.',
    de: 'Darin ist kein Modell: weder .tflite noch .onnx noch manifest.json.',
    es: 'No contiene ningún modelo: ni .tflite, ni .onnx, ni manifest.json.',
  },
  'models-several': {
    en: 'There are several models in it ({{names}}). Choose one of the files itself.',
    de: 'Darin liegen mehrere Modelle ({{names}}). Wählen Sie eine der Dateien selbst.',
    es: 'Contiene varios modelos ({{names}}). Elija uno de los archivos.',
  },
  'labels-missing': {
    en: 'The labels file is not there or cannot be read.',
    de: 'Die Label-Datei fehlt oder ist nicht lesbar.',
    es: 'El archivo de etiquetas no está o no se puede leer.',
  },
  'labels-not-beside': {
    en: 'There is no labels file beside this model. Say which file holds its labels (.txt or .csv).',
    de: 'Neben diesem Modell liegt keine Label-Datei. Geben Sie an, welche Datei seine Labels enthält (.txt oder .csv).',
    es: 'Junto a este modelo no hay ningún archivo de etiquetas. Indique qué archivo las contiene (.txt o .csv).',
  },
  'labels-not-in': {
    en: 'This folder holds no labels file. Say which file holds the labels of the model (.txt or .csv).',
    de: 'In diesem Ordner liegt keine Label-Datei. Geben Sie an, welche Datei die Labels des Modells enthält (.txt oder .csv).',
    es: 'En esta carpeta no hay ningún archivo de etiquetas. Indique qué archivo contiene las del modelo (.txt o .csv).',
  },
  'labels-no-text': {
    en: 'This labels file is not text. A table is saved as CSV, a document as plain text.',
    de: 'Diese Label-Datei ist kein Text. Eine Tabelle wird als CSV gespeichert, ein Dokument als reiner Text.',
    es: 'Este archivo de etiquetas no es texto. Una tabla se guarda como CSV y un documento como texto sin formato.',
  },
  'labels-several': {
    en: 'Several files may hold the labels of this model ({{names}}). Say which one.',
    de: 'Mehrere Dateien könnten die Labels dieses Modells enthalten ({{names}}). Geben Sie an, welche.',
    es: 'Varios archivos podrían contener las etiquetas de este modelo ({{names}}). Indique cuál.',
  },
  'labels-large': {
    en: 'This labels file is larger than any list of species.',
    de: 'Diese Label-Datei ist größer als jede Liste von Arten.',
    es: 'Este archivo de etiquetas es más grande que cualquier lista de especies.',
  },
  'labels-count': {
    en: 'The labels file has {{lines}} lines and the model gives {{scores}} scores. Choose the labels file that belongs to this model.',
    de: 'Die Label-Datei hat {{lines}} Zeilen, das Modell gibt {{scores}} Werte aus. Wählen Sie die Label-Datei, die zu diesem Modell gehört.',
    es: 'El archivo de etiquetas tiene {{lines}} líneas y el modelo da {{scores}} puntuaciones. Elija el archivo de etiquetas que corresponde a este modelo.',
  },
  'labels-no-species': {
    en: 'None of the {{lines}} lines of the labels file is a species by its scientific name. Choose a labels file with names such as Turdus merula; codes do not tell which species they are.',
    de: 'Keine der {{lines}} Zeilen der Label-Datei nennt eine Art mit ihrem wissenschaftlichen Namen. Wählen Sie eine mit Namen wie Turdus merula; Kürzel verraten nicht, welche Art gemeint ist.',
    es: 'Ninguna de las {{lines}} líneas del archivo de etiquetas nombra una especie con su nombre científico. Elija uno con nombres como Turdus merula; los códigos no dicen de qué especie se trata.',
  },
  'labels-windows-1252': {
    en: 'The labels file is not UTF-8. It was read as Windows-1252 (ANSI); check that accented names are right.',
    de: 'Die Label-Datei ist nicht in UTF-8 geschrieben. Sie wurde als Windows-1252 (ANSI) gelesen; prüfen Sie Namen mit Umlauten und Akzenten.',
    es: 'El archivo de etiquetas no está en UTF-8. Se leyó como Windows-1252 (ANSI); compruebe los nombres con acentos.',
  },
  'classifier-input': {
    en: 'This model is not a sound classifier that Songsight can use: it needs one input of clips x samples in float32 and has {{found}}.',
    de: 'Dieses Modell ist kein Klangklassifikator, den Songsight verwenden kann: Es braucht einen Eingang aus Ausschnitten x Abtastwerten in float32 und hat {{found}}.',
    es: 'Este modelo no es un clasificador de sonido que Songsight pueda usar: necesita una entrada de fragmentos x muestras en float32 y tiene {{found}}.',
  },
  'classifier-batch': {
    en: 'This model takes exactly {{count}} clips at a time. Songsight needs one that takes a single clip or any number of them: export it again that way.',
    de: 'Dieses Modell nimmt genau {{count}} Ausschnitte auf einmal. Songsight braucht eines, das einen einzelnen oder beliebig viele nimmt: Exportieren Sie es so noch einmal.',
    es: 'Este modelo toma exactamente {{count}} fragmentos a la vez. Songsight necesita uno que tome un solo fragmento o cualquier número: expórtelo de nuevo así.',
  },
  'classifier-length-open': {
    en: 'This model takes clips of any length, and its file does not say which it was trained on. Songsight knows {{known}} samples. Write a manifest.json beside it (docs/model-pack.md) and import the folder.',
    de: 'Dieses Modell nimmt Ausschnitte jeder Länge, und seine Datei sagt nicht, mit welcher es trainiert wurde. Songsight kennt {{known}} Abtastwerte. Schreiben Sie eine manifest.json daneben (docs/model-pack.md) und importieren Sie den Ordner.',
    es: 'Este modelo toma fragmentos de cualquier duración y su archivo no dice con cuál se entrenó. Songsight conoce {{known}} muestras. Escriba un manifest.json a su lado (docs/model-pack.md) e importe la carpeta.',
  },
  'classifier-length': {
    en: 'This model takes clips of {{samples}} samples, and its file does not say at which rate. Songsight knows {{known}}. For another one write a manifest.json beside it (docs/model-pack.md) and import the folder.',
    de: 'Dieses Modell nimmt Ausschnitte von {{samples}} Abtastwerten, und seine Datei sagt nicht, mit welcher Abtastrate. Songsight kennt {{known}}. Schreiben Sie für ein anderes eine manifest.json daneben (docs/model-pack.md) und importieren Sie den Ordner.',
    es: 'Este modelo toma fragmentos de {{samples}} muestras y su archivo no dice con qué frecuencia de muestreo. Songsight conoce {{known}}. Para otro, escriba un manifest.json a su lado (docs/model-pack.md) e importe la carpeta.',
  },
  'classifier-family': {
    en: 'This model takes 160,000 samples as BirdNET 3.0 and Perch 2 do, and nothing in it says which of them it is. Write a manifest.json beside it (docs/model-pack.md) and import the folder.',
    de: 'Dieses Modell nimmt 160.000 Abtastwerte wie BirdNET 3.0 und Perch 2, und nichts darin sagt, welches von beiden es ist. Schreiben Sie eine manifest.json daneben (docs/model-pack.md) und importieren Sie den Ordner.',
    es: 'Este modelo toma 160 000 muestras, como BirdNET 3.0 y Perch 2, y nada en él dice cuál de los dos es. Escriba un manifest.json a su lado (docs/model-pack.md) e importe la carpeta.',
  },
  'classifier-scores': {
    en: 'This model does not say how many scores it gives, so no labels can be matched to it.',
    de: 'Dieses Modell sagt nicht, wie viele Werte es ausgibt; so lassen sich ihm keine Labels zuordnen.',
    es: 'Este modelo no dice cuántas puntuaciones da, así que no se le pueden asignar etiquetas.',
  },
  'classifier-silent': {
    en: 'This model loads but does not answer as it should ({{detail}}).',
    de: 'Dieses Modell lässt sich laden, antwortet aber nicht, wie es soll ({{detail}}).',
    es: 'Este modelo se carga, pero no responde como debe ({{detail}}).',
  },
  'zip-damaged': {
    en: 'This .zip file is damaged or not a .zip file. Download or copy it again.',
    de: 'Diese .zip-Datei ist beschädigt oder keine .zip-Datei. Laden oder kopieren Sie sie noch einmal.',
    es: 'Este archivo .zip está dañado o no es un .zip. Descárguelo o cópielo de nuevo.',
  },
  'zip-many-files': {
    en: 'This .zip file holds more files than any model has.',
    de: 'Diese .zip-Datei enthält mehr Dateien, als irgendein Modell hat.',
    es: 'Este archivo .zip contiene más archivos que cualquier modelo.',
  },
  'zip-file-large': {
    en: 'This .zip file holds a file larger than any model: {{name}}.',
    de: 'Diese .zip-Datei enthält eine Datei, die größer ist als jedes Modell: {{name}}.',
    es: 'Este archivo .zip contiene un archivo más grande que cualquier modelo: {{name}}.',
  },
  'zip-large': {
    en: 'This .zip file would unpack to more than 4 GB, which no model needs.',
    de: 'Diese .zip-Datei würde entpackt mehr als 4 GB belegen; kein Modell braucht so viel.',
    es: 'Este archivo .zip ocuparía más de 4 GB al descomprimirse; ningún modelo necesita tanto.',
  },
  'zip-leaves-folder': {
    en: 'This .zip file tries to write outside its own folder ({{name}}). Nothing of it was kept.',
    de: 'Diese .zip-Datei will außerhalb ihres eigenen Ordners schreiben ({{name}}). Nichts davon wurde behalten.',
    es: 'Este archivo .zip intenta escribir fuera de su propia carpeta ({{name}}). No se ha conservado nada de él.',
  },
  'zip-link': {
    en: 'This .zip file holds a link to another file ({{name}}). Nothing of it was kept.',
    de: 'Diese .zip-Datei enthält eine Verknüpfung auf eine andere Datei ({{name}}). Nichts davon wurde behalten.',
    es: 'Este archivo .zip contiene un enlace a otro archivo ({{name}}). No se ha conservado nada de él.',
  },
  'zip-encrypted': {
    en: 'This .zip file is locked with a password. Unpack it first and choose the folder.',
    de: 'Diese .zip-Datei ist mit einem Passwort geschützt. Entpacken Sie sie zuerst und wählen Sie den Ordner.',
    es: 'Este archivo .zip está protegido con contraseña. Descomprímalo primero y elija la carpeta.',
  },
  'zip-same-name': {
    en: 'This .zip file holds two files of the same name, capitals aside ({{name}}). Unpack it first, remove one of them and choose the folder.',
    de: 'Diese .zip-Datei enthält zwei Dateien mit demselben Namen, von Großbuchstaben abgesehen ({{name}}). Entpacken Sie sie zuerst, entfernen Sie eine davon und wählen Sie den Ordner.',
    es: 'Este archivo .zip contiene dos archivos con el mismo nombre, mayúsculas aparte ({{name}}). Descomprímalo primero, quite uno de ellos y elija la carpeta.',
  },
  'zip-packing': {
    en: 'This .zip file packs {{name}} in a way that Songsight does not know. Unpack it first and choose the folder.',
    de: 'Diese .zip-Datei packt {{name}} auf eine Weise, die Songsight nicht kennt. Entpacken Sie sie zuerst und wählen Sie den Ordner.',
    es: 'Este archivo .zip comprime {{name}} de un modo que Songsight no conoce. Descomprímalo primero y elija la carpeta.',
  },
  'tflite-no-tflite': {
    en: 'This is not a TensorFlow Lite model.',
    de: 'Dies ist kein TensorFlow-Lite-Modell.',
    es: 'Esto no es un modelo de TensorFlow Lite.',
  },
  'tflite-damaged': {
    en: 'This TensorFlow Lite model is damaged ({{detail}}). Download or copy it again.',
    de: 'Dieses TensorFlow-Lite-Modell ist beschädigt ({{detail}}). Laden oder kopieren Sie es noch einmal.',
    es: 'Este modelo de TensorFlow Lite está dañado ({{detail}}). Descárguelo o cópielo de nuevo.',
  },
  'tflite-too-large': {
    en: 'This TensorFlow Lite model is larger than a sound classifier should be ({{detail}}).',
    de: 'Dieses TensorFlow-Lite-Modell ist größer, als ein Klangklassifikator sein sollte ({{detail}}).',
    es: 'Este modelo de TensorFlow Lite es más grande de lo que debería ser un clasificador de sonido ({{detail}}).',
  },
  'tflite-operator-unknown': {
    en: 'This TensorFlow Lite model uses the operator {{detail}}, which Songsight does not know.',
    de: 'Dieses TensorFlow-Lite-Modell verwendet den Operator {{detail}}, den Songsight nicht kennt.',
    es: 'Este modelo de TensorFlow Lite usa el operador {{detail}}, que Songsight no conoce.',
  },
  'tflite-operator-unusual': {
    en: 'This TensorFlow Lite model uses {{detail}} in a way that Songsight does not know.',
    de: 'Dieses TensorFlow-Lite-Modell verwendet {{detail}} auf eine Weise, die Songsight nicht kennt.',
    es: 'Este modelo de TensorFlow Lite usa {{detail}} de un modo que Songsight no conoce.',
  },
  'tflite-tensor-type': {
    en: 'This TensorFlow Lite model holds numbers of type {{detail}}, which Songsight does not read.',
    de: 'Dieses TensorFlow-Lite-Modell enthält Zahlen vom Typ {{detail}}, die Songsight nicht liest.',
    es: 'Este modelo de TensorFlow Lite contiene números del tipo {{detail}}, que Songsight no lee.',
  },
  'tflite-input-unknown': {
    en: 'This TensorFlow Lite model takes {{detail}}. Songsight knows models of sound and of location.',
    de: 'Dieses TensorFlow-Lite-Modell nimmt {{detail}}. Songsight kennt Modelle für Klang und für Vorkommen.',
    es: 'Este modelo de TensorFlow Lite toma {{detail}}. Songsight conoce modelos de sonido y de distribución.',
  },
  'tflite-output-unknown': {
    en: 'This TensorFlow Lite model does not say which of its outputs holds the scores ({{detail}}).',
    de: 'Dieses TensorFlow-Lite-Modell sagt nicht, welcher seiner Ausgänge die Werte enthält ({{detail}}).',
    es: 'Este modelo de TensorFlow Lite no dice cuál de sus salidas contiene las puntuaciones ({{detail}}).',
  },
} as const;
