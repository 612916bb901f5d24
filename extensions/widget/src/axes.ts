// The little cross that says where x, y and z point.

import { Vector3, type Quaternion } from "three";

const SVG = "http://www.w3.org/2000/svg";
const AXES: [string, string, Vector3][] = [
  ["x", "#d64545", new Vector3(1, 0, 0)],
  ["y", "#3a9a4b", new Vector3(0, 1, 0)],
  ["z", "#4a7de0", new Vector3(0, 0, 1)],
];

export class Axes {
  readonly element = document.createElementNS(SVG, "svg");
  private readonly drawn = AXES.map(([name, color, direction]) => {
    const line = document.createElementNS(SVG, "line");
    const text = document.createElementNS(SVG, "text");
    line.setAttribute("stroke", color);
    line.setAttribute("stroke-width", "2");
    text.setAttribute("fill", color);
    text.textContent = name;
    this.element.append(line, text);
    return { line, text, direction };
  });

  constructor() {
    this.element.setAttribute("class", "dfdm-axes");
    this.element.setAttribute("viewBox", "-32 -32 64 64");
    this.element.setAttribute("aria-hidden", "true");
  }

  turn(camera: Quaternion): void {
    const back = camera.clone().invert();
    for (const { line, text, direction } of this.drawn) {
      const seen = direction.clone().applyQuaternion(back);
      const end = Math.hypot(seen.x, seen.y) > 0.08;
      line.setAttribute("x2", String(20 * seen.x));
      line.setAttribute("y2", String(-20 * seen.y));
      text.setAttribute("x", String(27 * seen.x));
      text.setAttribute("y", String(-27 * seen.y));
      text.style.display = end ? "" : "none";
    }
  }
}
