import { t, type Message } from '../shared/i18n/t.ts';
import type { PainterName, SamplerName } from '#contract/pictures.ts';
import type { LanguageChoice, PicturePolicy, ProviderChoice, Theme } from '#contract/settings.ts';

type Choices<T extends string> = readonly { readonly value: T; readonly label: Message }[];

/** Choices with their labels in the window's language. */
export function inWords<T extends string>(choices: Choices<T>): { readonly value: T; readonly label: string }[] {
  return choices.map(({ value, label }) => ({ value, label: t(label) }));
}

export const policies: Choices<PicturePolicy> = [
  { value: 'every', label: 'Every detection' },
  { value: 'best', label: 'Best of each species and recording' },
  { value: 'request', label: 'Only when asked' },
  { value: 'off', label: 'No pictures' },
];

export const painters: Choices<PainterName> = [
  { value: 'fine', label: 'Fine' },
  { value: 'quick', label: 'Quick: a few steps' },
];

export const samplers: Choices<SamplerName> = [
  { value: 'dpmpp-2m', label: 'DPM-Solver++ (fast)' },
  { value: 'ddim', label: 'DDIM' },
  { value: 'ddpm', label: 'DDPM (reference, slow)' },
];

export const providers: Choices<ProviderChoice> = [
  { value: 'auto', label: 'Best available' },
  { value: 'cpu', label: 'Processor (CPU)' },
  { value: 'webgpu', label: 'Graphics card (WebGPU)' },
  { value: 'cuda', label: 'NVIDIA card (CUDA)' },
  { value: 'dml', label: 'Windows graphics (DirectML)' },
  { value: 'coreml', label: 'Apple CoreML' },
];

export const languages: Choices<LanguageChoice> = [
  { value: 'system', label: 'As the system' },
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es', label: 'Español' },
];

export const themes: Choices<Theme> = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** A select speaks strings; a channel is `mix` or a number counted from 0, shown counted from 1. */
export const channels: Choices<string> = [
  { value: 'mix', label: 'Mix of all channels' },
  { value: 'each', label: 'Each channel by itself' },
  { value: '0', label: 'Channel 1 (left)' },
  { value: '1', label: 'Channel 2 (right)' },
  { value: '2', label: 'Channel 3' },
  { value: '3', label: 'Channel 4' },
];
