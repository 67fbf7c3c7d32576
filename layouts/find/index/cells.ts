// The map as it is cut into cells and sheets: which there are, where each lies, and how near it is. Written by generator/search/quadtree.go.

import { damaged } from "./columns";
import { type Spot, milesFrom } from "./geo";

export interface Square { south: number; west: number; height: number; width: number }

/** A Cell has a file; a sheet is one that has several cells. The name of a file is made once it is asked for. */
export class Cell implements Square {
  constructor(readonly south: number, readonly west: number, readonly height: number, readonly width: number, readonly cells: number[], private readonly start: string, readonly key: string, private name = "") {}

  get file(): string {
    return (this.name ||= `${this.start}${this.key}.json`);
  }
}

export type Sheet = Cell;

/** called is the cell, or the sheet, that has a file. No names are made to find it. */
export function called(cells: readonly Cell[], file: string): Cell | undefined {
  const key = file.slice(file.search(/\d*\.json/), -5);
  return cells.find((cell) => cell.key === key && cell.file === file);
}

/** A Tree is the cells with groups in their order, the sheets that hold them, and how many folders it took. `Cell.cells` are places in Tree.cells. */
export interface Tree { cells: Cell[]; sheets: Sheet[]; folders: number }

const BUCKET = 64; // cells that share the name of a folder

/** readTree reads the shape of a tree, 0 empty, 1 with groups, 2 split, 3 and 4 the same with a sheet, and the names of its folders, and adds it to `tree`. */
export function readTree(tree: Tree, shape: string, at: string[], onMap: boolean): void {
  if (!/^[0-4]+$/.test(shape)) damaged("cells");
  const sums = new Uint32Array(shape.length); // how many cells each square has
  let next = 0;
  const count = (depth: number, covered: boolean): number => {
    const place = next++, sign = Number(shape[place]), sheet = sign > 2, split = sign === 2 || sign === 3;
    if ((sheet && covered) || (sign === 1 && onMap && !covered) || (split && depth > 15)) damaged("cells");
    let sum = Number(sign > 0 && !split);
    if (split) for (let i = 0; i < 4; i++) sum += count(depth + 1, covered || sheet);
    return (sums[place] = sum);
  };
  count(0, !onMap);
  if (next !== shape.length) damaged("cells");
  next = 0;
  const lay = (key: string, south: number, west: number, height: number, folder: string, sheet?: Sheet): void => {
    const sum = sums[next]!, sign = Number(shape[next++]);
    if (sum && !folder && (sum <= BUCKET || sign > 2)) folder = `g/${at[tree.folders++] ?? damaged("cellsAt")}/`;
    if (sum && sign > 2) tree.sheets.push((sheet = new Cell(south, west, height, 2 * height, [], folder + "s", key)));
    if (sign === 2 || sign === 3) {
      for (let i = 0; i < 4; i++) lay(key + i, south + ((i >> 1) * height) / 2, west + (i & 1) * height, height / 2, folder, sheet);
    } else if (sum) {
      const place = tree.cells.length;
      sheet?.cells.push(place);
      tree.cells.push(new Cell(south, west, height, 2 * height, [place], folder + "c", key));
    }
  };
  lay("", -90, -180, 180, "");
}

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** milesTo is how near the nearest point of a square is. */
export function milesTo(square: Square, from: Spot): number {
  return milesFrom(from)(between(from.north, square.south, square.south + square.height), between(from.east, square.west, square.west + square.width));
}
