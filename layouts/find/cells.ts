// The map as it is cut into cells and sheets: which there are, where each lies, and how near it is. Written by generator/search/quadtree.go.

import { damaged } from "./columns";
import { type Spot, milesFrom } from "./geo";

export interface Square { south: number; west: number; height: number; width: number }
export interface Cell extends Square { file: string }
export interface Sheet extends Square { file: string; cells: number[] } // the places of its cells in Tree.cells

/** A Tree is the cells with groups in their order, the sheets that hold them, and how many folders it took. */
export interface Tree { cells: Cell[]; sheets: Sheet[]; folders: number }

interface Node extends Square { key: string; cells: number; within: Node[]; sheet: boolean }

const BUCKET = 64; // cells that share the name of a folder

/** readTree reads the shape of a tree, 0 empty, 1 with groups, 2 split, 3 and 4 the same with a sheet, and the names of its folders. */
export function readTree(shape: string, at: string[], onMap: boolean): Tree {
  let next = 0;
  const read = (key: string, square: Square, covered: boolean): Node => {
    const sign = shape[next++] ?? damaged("cells"), sheet = sign === "3" || sign === "4", full = sign === "1" || sign === "4";
    if (!/[0-4]/.test(sign) || (sheet && covered) || (full && onMap && !sheet && !covered)) damaged("cells");
    if (sign === "0" || full) return { key, ...square, cells: Number(full), within: [], sheet };
    if (key.length >= 16) damaged("cells");
    const height = square.height / 2, width = square.width / 2;
    const within = [0, 1, 2, 3].map((i) => read(key + i, { south: square.south + (i >> 1) * height, west: square.west + (i & 1) * width, height, width }, covered || sheet));
    return { key, ...square, cells: within.reduce((sum, node) => sum + node.cells, 0), within, sheet };
  };
  const root = read("", { south: -90, west: -180, height: 180, width: 360 }, !onMap);
  if (next !== shape.length) damaged("cells");
  const tree: Tree = { cells: [], sheets: [], folders: 0 };
  const walk = (node: Node, folder: string | undefined, sheet: Sheet | undefined): void => {
    if (node.cells === 0) return;
    if (!folder && (node.cells <= BUCKET || node.sheet)) folder = at[tree.folders++] ?? damaged("cellsAt");
    if (node.sheet) tree.sheets.push((sheet = { ...squareOf(node), file: `g/${folder}/s${node.key}.json`, cells: [] }));
    for (const one of node.within) walk(one, folder, sheet);
    if (node.within.length) return;
    sheet?.cells.push(tree.cells.length);
    tree.cells.push({ ...squareOf(node), file: `g/${folder}/c${node.key}.json` });
  };
  walk(root, undefined, undefined);
  return tree;
}

const squareOf = ({ south, west, height, width }: Square): Square => ({ south, west, height, width });

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** milesTo is how near the nearest point of a square is. */
export function milesTo(square: Square, from: Spot): number {
  return milesFrom(from)(between(from.north, square.south, square.south + square.height), between(from.east, square.west, square.west + square.width));
}
