/** Lengths in CSS pixels. */
export type Sheet = { readonly pen: CanvasRenderingContext2D; readonly width: number; readonly height: number };

/** An empty canvas of this size in CSS pixels, sharp on every screen; null where it has no room. */
export function clearSheet(canvas: HTMLCanvasElement, width: number, height: number): Sheet | null {
  const pen = canvas.getContext('2d');
  if (pen === null || width < 1 || height < 1) return null;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { pen, width, height };
}

/**
 * A fill of slanted lines: rising ones say that nothing was recorded, falling ones over a colour that its time is guessed.
 */
export function hatch(
  pen: CanvasRenderingContext2D,
  colour: string,
  lean: 'rising' | 'falling' = 'rising',
): CanvasPattern | string {
  const tile = new OffscreenCanvas(6, 6);
  const lines = tile.getContext('2d');
  if (lines === null) return 'transparent';
  lines.strokeStyle = colour;
  lines.lineWidth = 1.4;
  lines.beginPath();
  for (const shift of [-6, 0, 6]) {
    lines.moveTo(shift, lean === 'rising' ? 6 : 0);
    lines.lineTo(shift + 6, lean === 'rising' ? 0 : 6);
  }
  lines.stroke();
  return pen.createPattern(tile, 'repeat') ?? 'transparent';
}
