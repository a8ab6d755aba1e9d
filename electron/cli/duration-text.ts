import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, sentence } from '#contract/words/sentence.ts';

/** `8 s`, `3 min 20 s`, `2 h 5 min`: as exact as a person needs it. */
export function durationText(seconds: number, language: LanguageCode): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (whole < 60) return say(sentence('time-seconds', { seconds: whole }), language);
  const parts =
    minutes < 10
      ? [sentence('time-minutes', { minutes }), sentence('time-seconds', { seconds: whole % 60 })]
      : minutes < 60
        ? [sentence('time-minutes', { minutes })]
        : [
            sentence('time-hours', { hours: Math.floor(minutes / 60) }),
            sentence('time-minutes', { minutes: minutes % 60 }),
          ];
  return parts.map((part) => say(part, language)).join(' ');
}
