// The ground of a map: land and borders on a canvas, since elements of SVG with so many points are slow to zoom.

import { outlines, type Outline } from "./outlines";

/** Draw what of the land is in view; `x`, `y` are the pixels of the map's origin, `scale` pixels per degree. */
export function drawLand(canvas: HTMLCanvasElement, width: number, height: number, x: number, y: number, scale: number): void {
  const fine = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * fine);
  canvas.height = Math.round(height * fine);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  // Drawn by the processor: paths of so many points are slow where the graphics card is only imitated.
  const to = canvas.getContext("2d", { willReadFrequently: true });
  if (!to) return;
  to.scale(fine, fine);
  const colors = getComputedStyle(canvas); // four colors of the theme, in properties that show nothing on a canvas
  const { land, borders } = outlines();
  to.lineJoin = "round";
  for (const turn of [-360, 0, 360]) { // so that the map may go on over the antimeridian
    to.beginPath();
    for (const line of land) trace(to, line, x + turn * scale, y, scale, width, height);
    to.fillStyle = colors.textDecorationColor;
    to.fill("evenodd");
    to.lineWidth = 0.8;
    to.strokeStyle = colors.color;
    to.stroke();
    to.beginPath();
    for (const line of borders) trace(to, line, x + turn * scale, y, scale, width, height);
    to.lineWidth = 0.6;
    to.strokeStyle = colors.columnRuleColor;
    to.stroke();
  }
}

/** Points that are drawn on the pixel of the one before are left out. */
function trace(
  to: CanvasRenderingContext2D, line: Outline, x: number, y: number, scale: number, width: number, height: number,
): void {
  if (x + line.right * scale < 0 || x + line.left * scale > width) return;
  if (y + line.foot * scale < 0 || y + line.top * scale > height) return;
  const { points } = line;
  let [px, py] = [x + points[0] * scale, y + points[1] * scale];
  to.moveTo(px, py);
  for (let n = 2; n < points.length; n += 2) {
    const [qx, qy] = [x + points[n] * scale, y + points[n + 1] * scale];
    if (Math.abs(qx - px) + Math.abs(qy - py) < 0.7 && n < points.length - 2) continue;
    to.lineTo(qx, qy);
    [px, py] = [qx, qy];
  }
}
