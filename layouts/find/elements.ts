// Makes elements. No state and no words.

export type Child = Node | string | false | undefined;

/** h makes an element. A value of false or undefined leaves an attribute or a child out. */
export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string | boolean | undefined> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  element.append(...children.filter((child): child is Node | string => child !== false && child !== undefined));
  return element;
}

/** plainButton is a button that does something when it is pressed. */
export function plainButton(look: string, pressed: () => void, ...children: Child[]): HTMLButtonElement {
  const button = h("button", { class: look, type: "button" }, ...children);
  button.addEventListener("click", pressed);
  return button;
}
