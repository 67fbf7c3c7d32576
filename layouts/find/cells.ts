// The map as it is cut into cells: which there are, where each lies, and how near it is. Written by generator/search/quadtree.go.

import { damaged } from "./columns";
import { type Spot, miles } from "./geo";

export interface Cell { file: string; south: number; west: number; height: number; width: number }

interface Node { key: string; cells: number; within: Node[]; south: number; west: number; height: number; width: number }

const BUCKET = 16; // cells that share the name of a folder

/** readCells reads the shape of the tree, 0 empty, 1 with groups, 2 split, and the names of the folders. */
export function readCells(shape: string, at: string[]): Cell[] {
  let next = 0;
  const read = (key: string, south: number, west: number, height: number, width: number): Node => {
    const sign = shape[next++];
    if (sign === "0" || sign === "1") return { key, cells: Number(sign), within: [], south, west, height, width };
    if (sign !== "2" || key.length >= 16) return damaged("cells");
    const [high, wide] = [height / 2, width / 2];
    const within = [0, 1, 2, 3].map((i) => read(key + i, south + (i >> 1) * high, west + (i & 1) * wide, high, wide));
    return { key, cells: within.reduce((sum, node) => sum + node.cells, 0), within, south, west, height, width };
  };
  const root = read("", -90, -180, 180, 360);
  if (next !== shape.length) damaged("cells");
  const cells: Cell[] = [];
  let folder = 0;
  const leaves = (node: Node, name: string): void => {
    if (node.within.length) for (const one of node.within) leaves(one, name);
    else if (node.cells) cells.push({ ...node, file: `g/${name}/c${node.key}.json` });
  };
  const buckets = (node: Node): void => {
    if (node.cells === 0) return;
    if (node.cells <= BUCKET || !node.within.length) return leaves(node, at[folder++] ?? damaged("cellsAt"));
    for (const one of node.within) buckets(one);
  };
  buckets(root);
  if (folder !== at.length) damaged("cellsAt");
  return cells;
}

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** milesTo is how near the nearest point of a cell is. */
export function milesTo(cell: Cell, from: Spot): number {
  return miles(from, { north: between(from.north, cell.south, cell.south + cell.height), east: between(from.east, cell.west, cell.west + cell.width) });
}
