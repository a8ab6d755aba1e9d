import type { MediaKind } from '#contract/pictures.ts';
import { seededRandom } from '../fake-data.ts';

const made = new Map<string, string>();

function canvas(width: number, height: number, draw: (pen: CanvasRenderingContext2D) => void): string {
  const sheet = Object.assign(document.createElement('canvas'), { width, height });
  const pen = sheet.getContext('2d');
  if (pen === null) throw new Error('No canvas here.');
  draw(pen);
  return sheet.toDataURL('image/png');
}

/** A bird-like blot on a branch, 64 x 64, different for every id. */
function blot(id: number): string {
  const random = seededRandom(id);
  const hue = 360 * random();
  return canvas(64, 64, (pen) => {
    const sky = pen.createLinearGradient(0, 0, 40 * random(), 64);
    sky.addColorStop(0, `hsl(${80 + 60 * random()} 25% ${60 + 20 * random()}%)`);
    sky.addColorStop(1, `hsl(${60 + 60 * random()} 30% ${35 + 20 * random()}%)`);
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 64, 64);
    pen.strokeStyle = '#4a3a2a';
    pen.lineWidth = 3;
    pen.beginPath();
    pen.moveTo(0, 50);
    pen.quadraticCurveTo(30, 44 + 8 * random(), 64, 48);
    pen.stroke();
    pen.fillStyle = `hsl(${hue} 35% 35%)`;
    pen.beginPath();
    pen.ellipse(32, 36, 14, 9, -0.5, 0, 7);
    pen.ellipse(43, 25, 6.5, 6, 0, 0, 7);
    pen.fill();
    pen.fillStyle = `hsl(${hue + 30} 40% 70%)`;
    pen.beginPath();
    pen.ellipse(36, 40, 8, 5, -0.5, 0, 7);
    pen.fill();
    pen.fillStyle = '#222';
    pen.fillRect(44, 23, 2, 2);
    pen.fillRect(49, 25, 5, 2);
  });
}

/** Grey noise with a rising, trilled call in the middle. */
function spectrogram(id: number): string {
  const random = seededRandom(id);
  return canvas(390, 192, (pen) => {
    const pixels = pen.createImageData(390, 192);
    for (let y = 0; y < 192; y += 1) {
      for (let x = 0; x < 390; x += 1) {
        const height = 1 - y / 192;
        const call = 0.35 + 0.12 * Math.sin(x / 9) + 0.0004 * (x % 60);
        const inside = x > 120 && x < 270 && x % 60 < 46;
        const near = inside
          ? Math.exp(-(((height - call) * 30) ** 2)) + 0.4 * Math.exp(-(((height - 2 * call) * 24) ** 2))
          : 0;
        const grey = 255 * Math.min(1, 0.1 + 0.22 * random() + 0.25 * Math.exp(-height * 9) + 0.75 * near);
        pixels.data.set([grey, grey, grey, 255], 4 * (y * 390 + x));
      }
    }
    pen.putImageData(pixels, 0, 0);
  });
}

/** Nine seconds of a soft two-note song, 8 kHz 8-bit WAV. */
function sound(): string {
  const rateHz = 8000;
  const samples = Uint8Array.from({ length: 9 * rateHz }, (_, n) => {
    const seconds = n / rateHz;
    const loud = seconds > 3 && seconds < 6 ? 40 : 0;
    return 128 + loud * Math.sin(2 * Math.PI * (seconds % 1 < 0.5 ? 2400 : 1900) * seconds);
  });
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, word: string): void =>
    [...word].forEach((letter, n) => head.setUint8(at + n, letter.charCodeAt(0)));
  text(0, 'RIFF');
  head.setUint32(4, 36 + samples.length, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rateHz, true);
  head.setUint32(28, rateHz, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  text(36, 'data');
  head.setUint32(40, samples.length, true);
  return URL.createObjectURL(new Blob([head, samples], { type: 'audio/wav' }));
}

function make(kind: MediaKind, id: number | string): string {
  if (kind === 'picture') return blot(Number(id));
  if (kind === 'photo') return blot(7000 + Number(id));
  if (kind === 'frame') return blot(Number(String(id).split('-')[1]));
  if (kind === 'clip' || kind === 'preview') return sound();
  return spectrogram(Number(String(id).split('-')[0]));
}

/** Media made on the spot, each only once. */
export function previewMedia(kind: MediaKind, id: number | string): string {
  const key = kind === 'clip' ? kind : `${kind}/${id}`;
  const url = made.get(key) ?? make(kind, id);
  made.set(key, url);
  return url;
}
