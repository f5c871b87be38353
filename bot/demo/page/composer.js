// Where people write: the field, what it replies to or edits, files, the menu of commands.

import { closeMenu, hasCommands, isOpen, openMenu, step } from "./commands.js";
import { edit, say, upload } from "./deeds.js";
import { senderOf, textOf } from "./message.js";
import { $, page } from "./state.js";

const field = $("text");

export function showComposer() {
  if (!page.current) return;
  const label = page.current.type === "channel" ? page.words.write_post : page.words.write;
  $("text-label").textContent = label;
  field.placeholder = label;
  $("attach").hidden = page.current.type === "channel";
  $("commands").hidden = !hasCommands();
}

// What somebody has begun to write stays with its room.
export function leaveDraft() {
  if (page.current) page.current.draft = field.value;
}

export function takeDraft() {
  field.value = page.current.draft;
  grow();
  showContext();
  showComposer();
}

export function answer(message) {
  Object.assign(page.current, { replyTo: message, editing: null });
  showContext();
  field.focus();
}

export function change(message) {
  Object.assign(page.current, { replyTo: null, editing: message });
  write(message.text);
  showContext();
  field.focus();
}

export function leaveContext() {
  if (page.current.editing) write("");
  Object.assign(page.current, { replyTo: null, editing: null });
  showContext();
}

function showContext() {
  const { replyTo, editing } = page.current;
  const about = replyTo ?? editing;
  $("context").hidden = !about;
  if (!about) return;
  const head = replyTo ? page.words.reply_to.replace("{name}", senderOf(replyTo)) : page.words.editing;
  $("context-text").textContent = `${head}: ${textOf(about, page.words).slice(0, 120)}`;
}

function submit() {
  const text = field.value.trim();
  if (!text) return;
  if (page.current.editing) edit(page.current.editing, text);
  else say(text, page.current.replyTo?.message_id);
  page.current.editing = null;
  write("");
  leaveContext();
  closeMenu();
}

function write(text) {
  field.value = text;
  grow();
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

function command(name) {
  write("");
  say(name);
  field.focus();
}

function lastOwn() {
  const { messages, speaker } = page.current;
  return [...messages.values()].filter((message) => !message.outgoing && message.text
    && (!message.from || message.from.id === speaker)).at(-1);
}

export function listen() {
  $("composer").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  field.addEventListener("input", () => {
    grow();
    if (/^\/\w*$/.test(field.value)) openMenu(field.value, command);
    else closeMenu();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    } else if (isOpen()) step(event);
    else if (event.key === "ArrowUp" && !field.value && lastOwn()) {
      event.preventDefault();
      change(lastOwn());
    }
  });
  $("menu").addEventListener("keydown", step);
  $("commands").addEventListener("click", () => { if (isOpen()) closeMenu(); else { openMenu("/", command); field.focus(); } });
  $("cancel").addEventListener("click", () => { leaveContext(); field.focus(); });
  $("attach").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", async () => {
    const [file] = $("file").files;
    $("file").value = "";
    if (file && await upload(file, field.value.trim())) write("");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || $("alert").open) return;
    if (isOpen()) { closeMenu(); field.focus(); } else leaveContext();
  });
}
