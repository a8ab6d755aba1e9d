/** English sentences are their own keys; only those that count need forms. */
export const english = {
  '{{n}} detections_one': '{{n}} detection',
  '{{n}} detections_other': '{{n}} detections',
  '{{n}} species_one': '{{n}} species',
  '{{n}} species_other': '{{n}} species',
  '{{n}} recordings_one': '{{n}} recording',
  '{{n}} recordings_other': '{{n}} recordings',
  '{{n}} days_one': '{{n}} day',
  '{{n}} days_other': '{{n}} days',
  '{{n}} stations_one': '{{n}} station',
  '{{n}} stations_other': '{{n}} stations',
} as const;
