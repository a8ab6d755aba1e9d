/** What is wrong with the files of a model pack, as the end of a sentence. `{{name}}` is an input or output of the model in `{{file}}`. */
export const packProblemSentences = {
  'pack-file-missing': {
    en: '{{file}} is missing or cannot be read',
    de: '{{file}} fehlt oder ist nicht lesbar',
    es: '{{file}} falta o no se puede leer',
  },
  'pack-file-altered': {
    en: '{{file}} is not the file that the manifest describes (its checksum differs)',
    de: '{{file}} ist nicht die Datei, die das Manifest beschreibt (die Prüfsumme weicht ab)',
    es: '{{file}} no es el archivo que describe el manifiesto (su suma de control es distinta)',
  },
  'pack-file-no-onnx': {
    en: '{{file}} is not a model that ONNX Runtime can load',
    de: '{{file}} ist kein Modell, das ONNX Runtime laden kann',
    es: '{{file}} no es un modelo que ONNX Runtime pueda cargar',
  },
  'pack-input-missing': {
    en: '{{file}} has no input named {{name}}; it has {{found}}',
    de: '{{file}} hat keinen Eingang namens {{name}}; vorhanden: {{found}}',
    es: '{{file}} no tiene ninguna entrada llamada {{name}}; tiene {{found}}',
  },
  'pack-output-missing': {
    en: '{{file}} has no output named {{name}}; it has {{found}}',
    de: '{{file}} hat keinen Ausgang namens {{name}}; vorhanden: {{found}}',
    es: '{{file}} no tiene ninguna salida llamada {{name}}; tiene {{found}}',
  },
  'pack-input-type': {
    en: 'the input {{name}} of {{file}} is not made of 32-bit floats',
    de: 'der Eingang {{name}} von {{file}} besteht nicht aus 32-Bit-Gleitkommazahlen',
    es: 'la entrada {{name}} de {{file}} no se compone de números de coma flotante de 32 bits',
  },
  'pack-output-type': {
    en: 'the output {{name}} of {{file}} is not made of 32-bit floats',
    de: 'der Ausgang {{name}} von {{file}} besteht nicht aus 32-Bit-Gleitkommazahlen',
    es: 'la salida {{name}} de {{file}} no se compone de números de coma flotante de 32 bits',
  },
  'pack-input-shape': {
    en: 'the input {{name}} of {{file}} has the shape {{found}} where the manifest says {{wanted}}',
    de: 'der Eingang {{name}} von {{file}} hat die Form {{found}}, laut Manifest ist es {{wanted}}',
    es: 'la entrada {{name}} de {{file}} tiene la forma {{found}} y el manifiesto indica {{wanted}}',
  },
  'pack-output-shape': {
    en: 'the output {{name}} of {{file}} has the shape {{found}} where the manifest says {{wanted}}',
    de: 'der Ausgang {{name}} von {{file}} hat die Form {{found}}, laut Manifest ist es {{wanted}}',
    es: 'la salida {{name}} de {{file}} tiene la forma {{found}} y el manifiesto indica {{wanted}}',
  },
  'pack-output-answer': {
    en: '{{file}} answers {{name}} in the shape {{found}} where the manifest says {{wanted}}',
    de: '{{file}} liefert {{name}} in der Form {{found}}, laut Manifest ist es {{wanted}}',
    es: '{{file}} devuelve {{name}} con la forma {{found}} y el manifiesto indica {{wanted}}',
  },
  'misfit-waveform': {
    en: 'the encoder takes waveforms of {{found}} where {{wanted}} is needed',
    de: 'der Encoder nimmt Wellenformen von {{found}}, nötig ist {{wanted}}',
    es: 'el codificador toma formas de onda de {{found}} y se necesita {{wanted}}',
  },
  'misfit-mel': {
    en: 'the encoder takes mel patches of {{found}} where {{wanted}} is needed',
    de: 'der Encoder nimmt Mel-Ausschnitte von {{found}}, nötig ist {{wanted}}',
    es: 'el codificador toma fragmentos mel de {{found}} y se necesita {{wanted}}',
  },
  'misfit-probabilities': {
    en: 'the encoder answers {{found}} probabilities where {{wanted}} are needed',
    de: 'der Encoder liefert {{found}} Wahrscheinlichkeiten, nötig sind {{wanted}}',
    es: 'el codificador devuelve {{found}} probabilidades y se necesitan {{wanted}}',
  },
  'misfit-place': {
    en: 'the location model takes {{found}} numbers where {{wanted}} are needed',
    de: 'das Ortsmodell nimmt {{found}} Zahlen, nötig sind {{wanted}}',
    es: 'el modelo de ubicación toma {{found}} números y se necesitan {{wanted}}',
  },
  'misfit-place-probabilities': {
    en: 'the location model answers {{found}} probabilities where {{wanted}} are needed',
    de: 'das Ortsmodell liefert {{found}} Wahrscheinlichkeiten, nötig sind {{wanted}}',
    es: 'el modelo de ubicación devuelve {{found}} probabilidades y se necesitan {{wanted}}',
  },
  'misfit-features': {
    en: 'the U-Net takes features of {{found}} where {{wanted}} is needed',
    de: 'das U-Net nimmt Merkmale von {{found}}, nötig ist {{wanted}}',
    es: 'la U-Net toma características de {{found}} y se necesita {{wanted}}',
  },
  'misfit-prediction': {
    en: 'the U-Net predicts {{found}} where {{wanted}} is needed',
    de: 'das U-Net sagt {{found}} voraus, nötig ist {{wanted}}',
    es: 'la U-Net predice {{found}} y se necesita {{wanted}}',
  },
  'misfit-picture': {
    en: 'the picture is {{found}} where {{wanted}} is needed',
    de: 'das Bild hat {{found}}, nötig ist {{wanted}}',
    es: 'la imagen es de {{found}} y se necesita {{wanted}}',
  },
  'misfit-quick': {
    en: 'the quick painter works with {{found}} where the painter works with {{wanted}}',
    de: 'der schnelle Bildgenerator arbeitet mit {{found}}, der Bildgenerator mit {{wanted}}',
    es: 'el generador rápido trabaja con {{found}} y el generador con {{wanted}}',
  },
  'pack-painter-species': {
    en: 'its painter is said to paint “{{code}}”, which is no species among its labels',
    de: 'ihr Bildgenerator soll „{{code}}“ malen; unter den Namen des Modells ist keine solche Art',
    es: 'su generador debería pintar «{{code}}», que no es ninguna especie de sus etiquetas',
  },
  'misfit-decoder': {
    en: 'the decoder takes {{found}} where {{wanted}} is needed',
    de: 'der Decoder nimmt {{found}}, nötig ist {{wanted}}',
    es: 'el decodificador toma {{found}} y se necesita {{wanted}}',
  },
} as const;
