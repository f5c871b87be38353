// The menu of commands that the bot has set for whoever speaks here.

import { $, page } from "./state.js";

const field = $("text");

const menu = () => page.menus[`${page.current.id}/${page.current.speaker}`] ?? [];

export const hasCommands = () => menu().length > 0;
export const isOpen = () => !$("menu").hidden;

// `chosen(command)` is called for the one that is taken.
export function openMenu(beginning, chosen) {
  const found = menu().filter(({ command }) => `/${command}`.startsWith(beginning));
  if (!found.length) return closeMenu();
  $("menu").replaceChildren(...found.map(({ command, description }) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    const name = document.createElement("strong");
    name.textContent = `/${command}`;
    button.append(name, " ", description);
    button.addEventListener("click", () => { closeMenu(); chosen(`/${command}`); });
    item.append(button);
    return item;
  }));
  $("menu").hidden = false;
  $("commands").setAttribute("aria-expanded", "true");
}

export function closeMenu() {
  $("menu").hidden = true;
  $("commands").setAttribute("aria-expanded", "false");
}

// The arrows lead through the menu, and out of it back to the field.
export function step(event) {
  const items = [...$("menu").querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const next = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? (at < 0 ? items.length - 1 : at - 1) : null;
  if (next === null) return;
  event.preventDefault();
  (items[next] ?? field).focus();
}
