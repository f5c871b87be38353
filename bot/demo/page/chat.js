// The page: one chat at a time, told what happens by a WebSocket, telling it what people do.

import { bubbleOf, senderOf, textOf } from "./message.js";

const $ = (id) => document.getElementById(id);
const log = $("log");
const field = $("text");
const TYPING_MS = 5000; // Telegram shows an action for as long, or until a message comes
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;

let bot, words, rooms = [], menus = {}, condition = { state: "loading", examples: [] };
let current; // the room that is shown
let socket, retry = FIRST_RETRY_MS;
let waiting = []; // what was done while there was no connection

// A room as the page knows it: what the server told, and messages, unread, speaker, draft, busy keys.
function roomOf(told, before) {
  return {
    draft: "", replyTo: null, editing: null, busy: new Map(), typing: null, unfolded: new Map(), speaker: told.people[0].id,
    ...before, ...told, messages: new Map(), unread: 0,
  };
}

// The connection

function connect() {
  const address = new URL("socket", location.href);
  address.protocol = "ws:";
  address.hash = "";
  socket = new WebSocket(address);
  let fresh = true;
  socket.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    hear(event, fresh);
    if (event.kind === "messages" || event.kind === "condition") fresh = event.kind === "condition" && fresh;
  };
  socket.onopen = () => {
    retry = FIRST_RETRY_MS;
    for (const deed of waiting.splice(0)) send(deed);
  };
  socket.onclose = () => {
    banner(words?.disconnected ?? "");
    setTimeout(connect, retry);
    retry = Math.min(retry * 2, LONGEST_RETRY_MS);
  };
}

function send(deed) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(deed));
  else waiting.push(deed);
}

function hear(event, fresh) {
  switch (event.kind) {
    case "hello": return meet(event);
    case "condition": condition = event; showCondition(); return showTries();
    case "menus": menus = event.menus; return showComposer();
    case "messages": return read(event, fresh);
    case "typing": return showTyping(roomNumbered(event.room), event.action);
    case "answer": return answered(event);
  }
}

const roomNumbered = (id) => rooms.find((room) => room.id === id);

function meet(told) {
  bot = told.bot;
  words = told.words;
  const before = new Map(rooms.map((room) => [room.id, room]));
  rooms = told.rooms.map((room) => roomOf(room, before.get(room.id)));
  showTheme();
  enter(roomNumbered(current?.id) ?? rooms.find((room) => room.name === location.hash.slice(1)) ?? rooms[0]);
}

function read({ changed, gone }, fresh) {
  for (const message of changed) {
    const room = roomNumbered(message.chat.id);
    const isNew = !room.messages.has(message.message_id);
    room.messages.set(message.message_id, message);
    if (message.outgoing) {
      quiet(room);
      for (const key of [...room.busy.keys()]) if (key.startsWith(`${message.message_id}/`)) room.busy.delete(key);
    }
    if (room === current) {
      place(message, isNew && !fresh);
      if (!fresh && message.outgoing) announce(message);
    } else if (isNew && !fresh && message.outgoing) room.unread += 1;
  }
  for (const { room, message } of gone) {
    roomNumbered(room).messages.delete(message);
    if (roomNumbered(room) === current) log.querySelector(`[data-id="${message}"]`)?.remove();
  }
  if (fresh) log.scrollTop = log.scrollHeight;
  showRooms();
  showTries();
}

// The rooms

function showRooms() {
  $("rooms").replaceChildren(...rooms.map((room) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.room = room.name;
    button.append(room.tab);
    if (room === current) button.setAttribute("aria-current", "page");
    if (room.unread) {
      const badge = document.createElement("span");
      badge.className = "badge";
      badge.textContent = room.unread;
      badge.setAttribute("aria-label", words.unread.replace("{count}", room.unread));
      button.append(" ", badge);
    }
    button.addEventListener("click", () => { enter(room); $("rooms").querySelector("[aria-current]").focus(); });
    return button;
  }));
}

function enter(room) {
  if (current) current.draft = field.value;
  current = room;
  room.unread = 0;
  history.replaceState(null, "", `#${room.name}`);
  $("title").textContent = room.title;
  showRooms();
  redraw();
  field.value = room.draft;
  grow();
  showContext();
  showComposer();
  showTries();
  showTyping(room);
}

function redraw() {
  const about = document.createElement("p");
  about.className = "about";
  about.textContent = current.about;
  log.replaceChildren(about, ...[...current.messages.values()].map(draw));
  log.scrollTop = log.scrollHeight;
}

function draw(message) {
  const room = current;
  if (!room.unfolded.has(message.message_id)) room.unfolded.set(message.message_id, new Set());
  const item = bubbleOf(message, {
    words, me: room.speaker, group: room.people.length > 1, unfolded: room.unfolded.get(message.message_id),
    command: (text) => say(text), link: followed, press, jump, reply: answer, edit: change,
  });
  for (const node of item.querySelectorAll(".key")) if (room.busy.has(keyName(message, node.textContent))) busy(node);
  return item;
}

function place(message, isNew) {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  const before = log.querySelector(`[data-id="${message.message_id}"]`);
  const item = draw(message);
  const focused = before?.contains(document.activeElement) ? [...before.querySelectorAll("button, a")].indexOf(document.activeElement) : -1;
  if (before) before.replaceWith(item);
  else log.append(item);
  if (focused >= 0) item.querySelectorAll("button, a")[focused]?.focus();
  item.querySelector("img")?.addEventListener("load", () => { if (atEnd) toEnd(item); });
  if (isNew && (atEnd || !message.outgoing)) toEnd(item);
  else showNewest();
}

// A message that is higher than the view is read from its beginning.
function toEnd(item) {
  if (item.offsetHeight > log.clientHeight) item.scrollIntoView({ block: "start" });
  else log.scrollTop = log.scrollHeight;
  showNewest();
}

function showNewest() {
  $("newest").hidden = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
}

function jump(id) {
  const item = log.querySelector(`[data-id="${id}"]`);
  item?.scrollIntoView({ block: "center" });
  item?.classList.add("found");
  setTimeout(() => item?.classList.remove("found"), 1500);
}

// What the bot does beside messages

function showTyping(room, action) {
  if (action) {
    clearTimeout(room.typing?.timer);
    room.typing = { action, timer: setTimeout(() => quiet(room), TYPING_MS) };
  }
  if (room !== current) return;
  const sentence = room.typing?.action.startsWith("upload") ? words.sending_file : words.typing;
  $("typing").textContent = room.typing ? sentence.replace("{name}", bot.name) : "";
}

function quiet(room) {
  clearTimeout(room.typing?.timer);
  room.typing = null;
  showTyping(room);
}

function announce(message) {
  $("announcer").textContent = `${senderOf(message)}: ${textOf(message, words)}`;
}

function answered({ room, message, text, alert, url }) {
  const place = roomNumbered(room);
  for (const key of [...place.busy.keys()]) if (key.startsWith(`${message}/`)) place.busy.delete(key);
  log.querySelectorAll(`[data-id="${message}"] .key[aria-busy]`).forEach((node) => node.removeAttribute("aria-busy"));
  if (url) followed(url);
  if (!text) return;
  if (alert) {
    $("alert-text").textContent = text;
    $("alert").showModal();
  } else toast(text);
}

function toast(text) {
  $("toast").textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { $("toast").textContent = ""; }, 4000);
}

function banner(text) {
  $("condition").textContent = text;
  $("condition").hidden = !text;
}

function showCondition() {
  banner({ loading: words.loading, failed: words.failed.replace("{reason}", condition.detail), ready: "" }[condition.state]);
}

// A link to the bot itself is followed here: it starts the private chat with what it carries.
function followed(url) {
  const parsed = new URL(url);
  const name = parsed.hostname === "t.me" ? parsed.pathname.slice(1) : "";
  if (name.toLowerCase() !== bot.username.toLowerCase()) return false;
  const payload = parsed.searchParams.get("start");
  if (current.type !== "private") enter(rooms.find((room) => room.name === "reader"));
  say(`/start${payload ? ` ${payload}` : ""}`);
  return true;
}

// What people do

function deed(what) {
  return { room: current.id, as: current.speaker, ...what };
}

function say(text, reply_to) {
  send(deed({ do: "say", text, ...(reply_to ? { reply_to } : {}) }));
}

const keyName = (message, text) => `${message.message_id}/${text}`;

function busy(node) {
  node.setAttribute("aria-busy", "true");
}

function press(message, key, node) {
  if (key.callback_data) {
    current.busy.set(keyName(message, key.text), true);
    busy(node);
    send(deed({ do: "press", message: message.message_id, data: key.callback_data }));
  } else if (key.copy_text) {
    navigator.clipboard.writeText(key.copy_text.text).then(() => toast(words.copied));
  } else toast(words.unsupported);
}

function answer(message) {
  Object.assign(current, { replyTo: message, editing: null });
  showContext();
  field.focus();
}

function change(message) {
  Object.assign(current, { replyTo: null, editing: message });
  field.value = message.text;
  grow();
  showContext();
  field.focus();
}

function leaveContext() {
  if (current.editing) field.value = "";
  Object.assign(current, { replyTo: null, editing: null });
  grow();
  showContext();
}

function submit() {
  const text = field.value.trim();
  if (!text) return;
  if (current.editing) send(deed({ do: "edit", message: current.editing.message_id, text }));
  else say(text, current.replyTo?.message_id);
  field.value = "";
  Object.assign(current, { replyTo: null, editing: null });
  grow();
  showContext();
  closeMenu();
}

async function upload(file) {
  const query = new URLSearchParams({ room: current.id, as: current.speaker, name: file.name, caption: field.value.trim().slice(0, 1024) });
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  try {
    const response = await fetch(`upload?${query}`, { method: "POST", body: file, headers });
    if (!response.ok) return toast(words.too_large);
    field.value = "";
    grow();
  } catch {
    toast(words.too_large);
  }
}

// The composer

function showComposer() {
  if (!current) return;
  const label = current.type === "channel" ? words.write_post : words.write;
  $("text-label").textContent = label;
  field.placeholder = label;
  $("attach").hidden = current.type === "channel";
  $("commands").hidden = !menu().length;
  $("speakers").hidden = current.people.length < 2;
  $("speakers").replaceChildren($("speakers").querySelector("legend"), ...current.people.map((person) => {
    const option = document.createElement("label");
    const radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name: "speaker", value: person.id, checked: person.id === current.speaker });
    radio.addEventListener("change", () => { current.speaker = person.id; leaveContext(); redraw(); showComposer(); $("speakers").querySelector(":checked").focus(); });
    option.append(radio, person.name);
    return option;
  }));
}

function showContext() {
  const { replyTo, editing } = current;
  const about = replyTo ?? editing;
  $("context").hidden = !about;
  if (!about) return;
  const head = replyTo ? words.reply_to.replace("{name}", senderOf(replyTo)) : words.editing;
  $("context-text").textContent = `${head}: ${textOf(about, words).slice(0, 120)}`;
}

function showTries() {
  const spoken = [...current.messages.values()].some((message) => !message.outgoing);
  const asked = condition.examples.map((question) => [question, addressed(question)]);
  const commands = (current.name === "admin" ? ["/reload", "/status", "/help"] : current.type === "private" ? ["/start"] : []);
  const tries = [...(current.name === "admin" ? [] : asked), ...commands.map((name) => [name, name])];
  $("tries").hidden = spoken || condition.state === "failed" || !tries.length;
  $("tries").replaceChildren(...tries.map(([label, text]) => {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.textContent = label;
    chip.addEventListener("click", () => { say(text); field.focus({ preventScroll: true }); });
    return chip;
  }));
}

function addressed(question) {
  if (current.type === "private") return question;
  return current.type === "channel" ? `/ask ${question}` : `@${bot.username} ${question}`;
}

const menu = () => menus[`${current.id}/${current.speaker}`] ?? [];

function openMenu(beginning) {
  const found = menu().filter(({ command }) => `/${command}`.startsWith(beginning));
  if (!found.length) return closeMenu();
  $("menu").replaceChildren(...found.map(({ command, description }) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    const name = document.createElement("strong");
    name.textContent = `/${command}`;
    button.append(name, " ", description);
    button.addEventListener("click", () => { closeMenu(); field.value = ""; grow(); say(`/${command}`); field.focus(); });
    item.append(button);
    return item;
  }));
  $("menu").hidden = false;
  $("commands").setAttribute("aria-expanded", "true");
}

function closeMenu() {
  $("menu").hidden = true;
  $("commands").setAttribute("aria-expanded", "false");
}

function step(event) {
  const items = [...$("menu").querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const next = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? (at < 0 ? items.length - 1 : at - 1) : null;
  if (next === null) return;
  event.preventDefault();
  (items[next] ?? field).focus();
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

// Light and dark: as the system has it, until somebody switches.

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";

function showTheme() {
  const button = $("theme");
  button.textContent = isDark() ? "☀" : "☾";
  const label = isDark() ? button.dataset.light : button.dataset.dark;
  button.setAttribute("aria-label", label);
  button.title = label;
}

const kept = localStorage.getItem("theme");
if (kept) document.documentElement.dataset.theme = kept;
prefersDark.addEventListener("change", showTheme);
$("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
  showTheme();
});

// What is pressed and typed

$("composer").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
field.addEventListener("input", () => {
  grow();
  if (/^\/\w*$/.test(field.value)) openMenu(field.value);
  else closeMenu();
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  } else if (!$("menu").hidden) step(event);
  else if (event.key === "ArrowUp" && !field.value) {
    const own = [...current.messages.values()].filter((message) => !message.outgoing && message.text
      && (!message.from || message.from.id === current.speaker)).at(-1);
    if (own) { event.preventDefault(); change(own); }
  }
});
$("menu").addEventListener("keydown", step);
$("commands").addEventListener("click", () => { if ($("menu").hidden) { openMenu("/"); field.focus(); } else closeMenu(); });
$("cancel").addEventListener("click", () => { leaveContext(); field.focus(); });
$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => { if ($("file").files[0]) upload($("file").files[0]); $("file").value = ""; });
$("newest").addEventListener("click", () => { log.scrollTop = log.scrollHeight; });
log.addEventListener("scroll", showNewest, { passive: true });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || $("alert").open) return;
  if (!$("menu").hidden) { closeMenu(); field.focus(); } else leaveContext();
});
addEventListener("hashchange", () => {
  const room = rooms.find(({ name }) => name === location.hash.slice(1));
  if (room && room !== current) enter(room);
});

showTheme();
connect();
