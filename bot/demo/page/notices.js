// What the page says beside the messages: who types, a word in passing, a word that has to be closed, how the bot is.

import { senderOf, textOf } from "./message.js";
import { $, page } from "./state.js";

const TYPING_MS = 5000; // Telegram shows an action for as long, or until a message comes
const TOAST_MS = 4000;

export function showTyping(room, action) {
  if (action) {
    clearTimeout(room.typing?.timer);
    room.typing = { action, timer: setTimeout(() => quiet(room), TYPING_MS) };
  }
  if (room !== page.current) return;
  const sentence = room.typing?.action.startsWith("upload") ? page.words.sending_file : page.words.typing;
  $("typing").textContent = room.typing ? sentence.replace("{name}", page.bot.name) : "";
}

export function quiet(room) {
  clearTimeout(room.typing?.timer);
  room.typing = null;
  showTyping(room);
}

export function announce(message) {
  $("announcer").textContent = `${senderOf(message)}: ${textOf(message, page.words)}`;
}

export function toast(text) {
  $("toast").textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { $("toast").textContent = ""; }, TOAST_MS);
}

export function alertWith(text) {
  $("alert-text").textContent = text;
  $("alert").showModal();
}

export function banner(text) {
  $("condition").textContent = text;
  $("condition").hidden = !text;
}

export function showCondition() {
  const { condition, words } = page;
  banner({ loading: words.loading, failed: words.failed.replace("{reason}", condition.detail), ready: "" }[condition.state]);
}
