// The messages of the room that is shown.

import { answer, change } from "./composer.js";
import { busy, press, say } from "./deeds.js";
import { bubbleOf } from "./message.js";
import { $, keyName, page } from "./state.js";

const log = $("log");
let follow; // (url) -> whether a link was followed within the page

export function listen(followed) {
  follow = followed;
  $("newest").addEventListener("click", toNewest);
  log.addEventListener("scroll", showNewest, { passive: true });
}

export function redraw() {
  const about = document.createElement("p");
  about.className = "about";
  about.textContent = page.current.about;
  log.replaceChildren(about, ...[...page.current.messages.values()].map(draw));
  toNewest();
}

function draw(message) {
  const room = page.current;
  if (!room.unfolded.has(message.message_id)) room.unfolded.set(message.message_id, new Set());
  const item = bubbleOf(message, {
    words: page.words, me: room.speaker, group: room.people.length > 1, unfolded: room.unfolded.get(message.message_id),
    find: (id) => room.messages.get(id), command: (text) => say(text), link: follow, press, jump, reply: answer, edit: change,
  });
  for (const node of item.querySelectorAll(".key")) if (room.busy.has(keyName(message, node.textContent))) busy(node);
  return item;
}

const bubble = (id) => log.querySelector(`[data-id="${id}"]`);

export function place(message, isNew) {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  const before = bubble(message.message_id);
  const item = draw(message);
  const focused = before?.contains(document.activeElement) ? document.activeElement : null;
  const at = focused ? [...before.querySelectorAll("button, a")].indexOf(focused) : -1;
  if (before) before.replaceWith(item);
  else log.append(item);
  if (focused) successor(item, focused, at)?.focus({ preventScroll: true });
  item.querySelector("img")?.addEventListener("load", () => { if (atEnd) toEnd(item); });
  if (isNew && (atEnd || !message.outgoing)) toEnd(item);
  else showNewest();
}

// What takes the focus of a node that is gone: a key of the same name, or else the first; anything else in its place.
function successor(item, focused, at) {
  const keys = [...item.querySelectorAll(".key")];
  if (!focused.classList.contains("key") || !keys.length) return item.querySelectorAll("button, a")[at];
  return keys.find((key) => key.textContent === focused.textContent) ?? keys[0];
}

export function remove(id) {
  bubble(id)?.remove();
}

export function unbusyKeys(id) {
  log.querySelectorAll(`[data-id="${id}"] .key[aria-busy]`).forEach((node) => node.removeAttribute("aria-busy"));
}

export function toNewest() {
  log.scrollTop = log.scrollHeight;
}

// A message that is higher than the view is read from its beginning.
function toEnd(item) {
  if (item.offsetHeight > log.clientHeight) item.scrollIntoView({ block: "start" });
  else toNewest();
  showNewest();
}

function showNewest() {
  $("newest").hidden = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
}

function jump(id) {
  const item = bubble(id);
  item?.scrollIntoView({ block: "center" });
  item?.classList.add("found");
  setTimeout(() => item?.classList.remove("found"), 1500);
}
