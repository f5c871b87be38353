// The rooms: one is shown, the others say how much is unread in them; who speaks there, and what to try first.

import { leaveContext, leaveDraft, showComposer, takeDraft } from "./composer.js";
import { say } from "./deeds.js";
import { redraw } from "./log.js";
import { showTyping } from "./notices.js";
import { $, page, roomNamed } from "./state.js";

export function showRooms() {
  $("rooms").replaceChildren(...page.rooms.map((room) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.room = room.name;
    button.append(room.tab);
    if (room === page.current) button.setAttribute("aria-current", "page");
    if (room.unread) {
      const badge = document.createElement("span");
      badge.className = "badge";
      badge.textContent = room.unread;
      badge.setAttribute("aria-label", page.words.unread.replace("{count}", room.unread));
      button.append(" ", badge);
    }
    button.addEventListener("click", () => { enter(room); $("rooms").querySelector("[aria-current]").focus(); });
    return button;
  }));
}

export function enter(room) {
  leaveDraft();
  page.current = room;
  room.unread = 0;
  history.replaceState(null, "", `#${room.name}`);
  $("title").textContent = room.title;
  showRooms();
  redraw();
  takeDraft();
  showSpeakers();
  showTries();
  showTyping(room);
}

function showSpeakers() {
  const { people, speaker } = page.current;
  $("speakers").hidden = people.length < 2;
  $("speakers").replaceChildren($("speakers").querySelector("legend"), ...people.map((person) => {
    const option = document.createElement("label");
    const radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name: "speaker", value: person.id, checked: person.id === speaker });
    radio.addEventListener("change", () => speakAs(person));
    option.append(radio, person.name);
    return option;
  }));
}

function speakAs(person) {
  page.current.speaker = person.id;
  leaveContext();
  redraw();
  showComposer();
  showSpeakers();
  $("speakers").querySelector(":checked").focus();
}

export function showTries() {
  const { current, condition } = page;
  const spoken = [...current.messages.values()].some((message) => !message.outgoing);
  const asked = condition.examples.map((question) => [question, addressed(question)]);
  const commands = (current.name === "admin" ? ["/reload", "/status", "/help"] : current.type === "private" ? ["/start"] : []);
  const tries = [...(current.name === "admin" ? [] : asked), ...commands.map((name) => [name, name])];
  $("tries").hidden = spoken || condition.state === "failed" || !tries.length;
  $("tries").replaceChildren(...tries.map(([label, text]) => {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.textContent = label;
    chip.addEventListener("click", () => { say(text); $("text").focus({ preventScroll: true }); });
    return chip;
  }));
}

function addressed(question) {
  if (page.current.type === "private") return question;
  return page.current.type === "channel" ? `/ask ${question}` : `@${page.bot.username} ${question}`;
}

// A link to the bot itself is followed here: it starts the private chat with what it carries.
export function followed(url) {
  const parsed = new URL(url);
  const name = parsed.hostname === "t.me" ? parsed.pathname.slice(1) : "";
  if (name.toLowerCase() !== page.bot.username.toLowerCase()) return false;
  const payload = parsed.searchParams.get("start");
  if (page.current.type !== "private") enter(roomNamed("reader"));
  say(`/start${payload ? ` ${payload}` : ""}`);
  return true;
}
