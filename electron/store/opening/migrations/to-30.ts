/** No question is answered by it any more: what is counted by score lies in columns in memory, and every detection that came was put into it. */
export const stepTo30 = 'DROP INDEX IF EXISTS detections_score;';
