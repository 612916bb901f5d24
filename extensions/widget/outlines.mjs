// Writes the outlines of land and the borders of countries for the maps: Natural Earth 1:50m (public domain), as the
// npm package world-atlas has it, made simpler and packed. `npm run outlines`; what it writes is committed.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { mesh, merge } from "topojson-client";
import { filter, filterAttachedWeight, presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const LEAST_STERADIAN = 3e-6; // a corner that spans less is left out: about 120 km2
const LEAST_ISLAND = 3e-6; // as is an island that is smaller
const PER_DEGREE = 100; // rounded to a hundredth of a degree, about 1 km
const ANTARCTICA = "010"; // below the maps

const read = createRequire(import.meta.url);
const world = JSON.parse(readFileSync(read.resolve("world-atlas/countries-50m.json"), "utf8"));
const objects = world.objects;
objects.countries.geometries = objects.countries.geometries.filter((country) => country.id !== ANTARCTICA);
const known = filter(world, filterAttachedWeight(world, LEAST_ISLAND, sphericalRing));
const simple = simplify(presimplify(known, sphericalTriangleArea), LEAST_STERADIAN);

function sphericalRing(ring) {
  let area = 0;
  for (let i = 1; i + 1 < ring.length; i += 1) area += signed(ring[0], ring[i], ring[i + 1]);
  return Math.abs(area);
}

function signed(a, b, c) {
  const turn = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  return Math.sign(turn) * sphericalTriangleArea([a, b, c]);
}

const rings = merge(simple, simple.objects.countries.geometries).coordinates.flat();
const borders = mesh(simple, simple.objects.countries, (one, other) => one !== other).coordinates;

/** A line that steps over the antimeridian runs on beyond ±180 degrees instead. */
function whole(line) {
  let turn = 0;
  return line.map(([lon, lat], i) => {
    const step = i === 0 ? 0 : lon - line[i - 1][0];
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    return [lon + turn, lat];
  });
}

/** Whole numbers as bytes: the number of points, the first point, then steps; seven bits a byte, the low ones first. */
function packed(lines) {
  const bytes = [];
  const write = (number) => {
    let left = number < 0 ? -2 * number - 1 : 2 * number;
    for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
    bytes.push(left);
  };
  let points = 0;
  for (const line of lines) {
    const rounded = whole(line).map((point) => point.map((degrees) => Math.round(degrees * PER_DEGREE)));
    const kept = rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1][0] || p[1] !== rounded[i - 1][1]);
    if (kept.length < 2) continue;
    write(kept.length);
    let [x, y] = [0, 0];
    for (const [lon, lat] of kept) {
      write(lon - x);
      write(lat - y);
      [x, y] = [lon, lat];
    }
    points += kept.length;
  }
  return { points, text: Buffer.from(bytes).toString("base64") };
}

const land = packed(rings.filter((ring) => ring.length > 3));
const lines = packed(borders);
const document = {
  about: "Outlines of land and borders of countries as Natural Earth 1:50m draws them, made simpler; without Antarctica",
  source: "Natural Earth (naturalearthdata.com), public domain; by way of the npm package world-atlas 2.0.2 (ISC)",
  per_degree: PER_DEGREE,
  land: land.text,
  borders: lines.text,
};
const file = new URL("../../dfdm/data/world.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(document, null, 1)}\n`);
console.log(`land ${land.points} points, borders ${lines.points} points, ${JSON.stringify(document).length} bytes`);
