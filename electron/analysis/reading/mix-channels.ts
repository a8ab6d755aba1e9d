import type { ChannelChoice } from '#contract/settings.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { SoundBlock } from './sound-source.ts';

/**
 * One channel of a block: the average of all, or the chosen one.
 * @throws KnownFailure `bad-request` when the recording has no such channel.
 */
export function mixChannels(block: SoundBlock, choice: ChannelChoice): Float32Array {
  const [first] = block.channels;
  if (first === undefined) return new Float32Array(0);
  if (choice !== 'mix') return chosenChannel(block, choice);
  if (block.channels.length === 1) return first;
  const mixed = new Float32Array(block.frames);
  const weight = 1 / block.channels.length;
  for (const channel of block.channels) {
    for (let i = 0; i < block.frames; i++) mixed[i] = (mixed[i] ?? 0) + weight * (channel[i] ?? 0);
  }
  return mixed;
}

function chosenChannel(block: SoundBlock, index: number): Float32Array {
  const channel = block.channels[index];
  if (channel !== undefined) return channel;
  const has = block.channels.length === 1 ? 'one channel' : `${String(block.channels.length)} channels`;
  throw new KnownFailure(
    'bad-request',
    `This recording has ${has}; channel ${String(index + 1)} was asked for. Choose another channel in Settings.`,
  );
}
