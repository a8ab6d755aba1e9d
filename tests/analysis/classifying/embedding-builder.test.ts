import { expect, test } from 'vitest';
import { EmbeddingBuilder } from '#analysis/classifying/embeddings.ts';
import { random } from '../../store/generated-database.ts';

const width = 12;

test('clips gathered together are the same as each alone, however many there are', () => {
  const next = random(31);
  const clips = Array.from({ length: 200 }, (_, at) =>
    // One says nothing, and lies where a block of memory ends.
    at === 63 ? new Float32Array(width) : Float32Array.from({ length: width }, () => (next() - 0.5) * 20),
  );
  const together = new EmbeddingBuilder(width);
  for (const [at, clip] of clips.entries()) {
    together.add(clip);
    const alone = new EmbeddingBuilder(width);
    alone.add(clip);
    const { vectors, scales } = together.embeddings();
    expect(vectors.slice(at * width)).toEqual(alone.embeddings().vectors);
    expect(scales[at]).toBe(alone.embeddings().scales[0]);
    expect(vectors).toHaveLength((at + 1) * width);
  }
  const { vectors, scales } = together.embeddings();
  for (const [at, clip] of clips.entries()) {
    const back = [...vectors.subarray(at * width, (at + 1) * width)].map((value) => value * (scales[at] ?? 0));
    const length = Math.hypot(...clip);
    for (const [place, value] of back.entries())
      expect(value).toBeCloseTo(length === 0 ? 0 : (clip[place] ?? 0) / length, 2);
  }
});
