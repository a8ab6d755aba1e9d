// `npm run bench:birdnet`: milliseconds for a window of 3 s, BirdNET 2.4 as Songsight rewrites it, on one and two threads, one window
// and eight at once; and TensorFlow Lite (LiteRT) beside it where a Python has ai-edge-litert: BIRDNET_PYTHON names it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { builtInSound } from '#analysis/models/importing/built-in-sound.ts';
import { convertTflite } from '#analysis/models/tflite/tflite.ts';

// As in `electron/analysis/models/onnx-session.ts`: otherwise it tells its makers.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

const samples = 144_000;
const runs = 30;
const file = path.resolve(
  import.meta.dirname,
  '../../.cache/models/birdnet-2.4/BirdNET_GLOBAL_6K_V2.4_Model_FP32.tflite',
);

const litert = `
import sys, time, numpy
from ai_edge_litert.interpreter import Interpreter
for threads in (1, 2):
    model = Interpreter(model_path=sys.argv[1], num_threads=threads)
    model.allocate_tensors()
    model.set_tensor(0, numpy.random.default_rng(0).normal(0, 0.1, (1, ${String(samples)})).astype("f4"))
    best = 1e9
    for _ in range(${String(runs)}):
        began = time.perf_counter()
        model.invoke()
        best = min(best, time.perf_counter() - began)
    print(f"LiteRT, {threads} thread(s), 1 window: {best * 1e3:.2f} ms")
`;

/** The shortest of many runs, by window. */
async function bestOf(session: InferenceSession, batch: number): Promise<number> {
  const window = builtInSound(samples, 48_000);
  const sound = Float32Array.from({ length: samples * batch }, (_, at) => window[at % samples] ?? 0);
  const feeds = { input: new Tensor('float32', sound, [batch, samples]) };
  let best = Infinity;
  for (let run = 0; run < Math.ceil(runs / batch) + 3; run += 1) {
    const began = performance.now();
    await session.run(feeds);
    best = Math.min(best, (performance.now() - began) / batch);
  }
  return best;
}

if (existsSync(file)) {
  const began = performance.now();
  const { onnx } = convertTflite(readFileSync(file));
  console.log(`converted in ${(performance.now() - began).toFixed(0)} ms`);
  for (const threads of [1, 2]) {
    const session = await InferenceSession.create(onnx, { intraOpNumThreads: threads, logSeverityLevel: 3 });
    for (const batch of [1, 8]) {
      const best = await bestOf(session, batch);
      const speed = (3000 / best).toFixed(0);
      console.log(
        `Songsight, ${threads} thread(s), ${batch} window(s) at once: ${best.toFixed(2)} ms, ${speed} x real time`,
      );
    }
    await session.release();
  }
  const python = process.env['BIRDNET_PYTHON'] ?? 'python3';
  const beside = spawnSync(python, ['-c', litert, file], { encoding: 'utf8' });
  console.log(beside.status === 0 ? beside.stdout.trim() : `LiteRT: not measured, ${python} has no ai-edge-litert.`);
} else {
  console.log('There is no BirdNET here: npm run models:dev brings it.');
  process.exitCode = 1;
}
