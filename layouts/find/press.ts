// Whether a finger or a key of the mouse is down. What is drawn anew between press and release takes no click: it would be lost, and somebody
// who types and at once opens a result would stay where they are.

/** pressIn tells, whenever it is asked, whether something within an element is pressed. */
export function pressIn(root: HTMLElement): () => boolean {
  let down = false;
  root.addEventListener("pointerdown", () => (down = true));
  root.addEventListener("click", () => (down = false), { capture: true }); // what a click changes is drawn at once
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => (down = false))); // after its click
  return () => down;
}
