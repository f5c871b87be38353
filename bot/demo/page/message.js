// One message as a bubble: who, in reply to what, picture or file, text, buttons.

import { nodesOf, webAddress } from "./entities.js";

// `hooks` has what entities.js wants, and: find(message id) -> the message as it is now, me (a user's id), group (whether names are shown), press(message, button),
// reply(message), edit(message), jump(message id).
export function bubbleOf(message, hooks) {
  const mine = !message.outgoing && (message.from ? message.from.id === hooks.me : true);
  const item = make("article", `message${mine ? " mine" : ""}${message.outgoing ? " bot" : ""}`);
  item.dataset.id = message.message_id;
  item.setAttribute("aria-label", `${senderOf(message)}, ${clock(message.date)}`);
  const bubble = make("div", "bubble");
  if (hooks.group && !mine) bubble.append(make("p", `sender hue-${Math.abs(message.from?.id ?? 0) % 4}`, senderOf(message)));
  if (message.reply_to_message) bubble.append(replied(message, hooks));
  bubble.append(...media(message, hooks));
  const text = message.text ?? message.caption;
  if (text) {
    const body = make("div", "text");
    body.dir = "auto";
    body.append(...nodesOf(text, message.entities ?? message.caption_entities, hooks));
    bubble.append(body);
  }
  const foot = make("p", "foot", `${message.edit_date ? `${hooks.words.edited} ` : ""}${clock(message.date)}`);
  bubble.append(foot);
  item.append(bubble, actions(message, mine, hooks));
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length) item.append(keyboard(message, rows, hooks));
  return item;
}

export function senderOf(message) {
  const sender = message.sender_chat ?? message.from;
  return sender?.title ?? sender?.first_name ?? message.chat.title ?? "";
}

export function textOf(message, words) {
  return message.text ?? message.caption ?? message.document?.file_name ?? (message.photo ? words.photo : "");
}

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

function replied(message, hooks) {
  const original = hooks.find(message.reply_to_message.message_id) ?? message.reply_to_message; // it may have been edited since
  const button = make("button", "replied");
  button.type = "button";
  button.append(make("strong", "", senderOf(original)), make("span", "", message.quote?.text ?? textOf(original, hooks.words)));
  button.addEventListener("click", () => hooks.jump(original.message_id));
  return button;
}

function media(message, { words }) {
  if (message.photo) {
    const largest = message.photo.at(-1);
    const link = make("a", "photo");
    link.href = `file/${largest.file_id}`;
    link.target = "_blank";
    const image = make("img");
    image.src = link.href;
    image.alt = message.caption ? `${words.photo}: ${message.caption}` : words.photo;
    image.width = largest.width;
    image.height = largest.height;
    link.append(image);
    return [link];
  }
  if (message.document) {
    const { file_id, file_name, file_size } = message.document;
    const link = make("a", "document");
    link.href = `file/${file_id}`;
    link.download = file_name || file_id;
    link.setAttribute("aria-label", words.file.replace("{name}", file_name));
    link.append(make("span", "name", file_name), make("span", "size", size(file_size)));
    return [link];
  }
  return [];
}

function size(bytes) {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${unit}`;
}

function actions(message, mine, hooks) {
  const bar = make("div", "actions");
  const add = (sign, label, act) => {
    const button = make("button", "icon", sign);
    button.type = "button";
    button.setAttribute("aria-label", label);
    button.title = label;
    button.addEventListener("click", act);
    bar.append(button);
  };
  if (message.chat.type !== "channel") add("↩", hooks.words.reply, () => hooks.reply(message));
  if (mine && message.text) add("✎", hooks.words.edit, () => hooks.edit(message));
  return bar;
}

function keyboard(message, rows, hooks) {
  const board = make("div", "keyboard");
  for (const row of rows) {
    const line = make("div", "keys");
    for (const key of row) line.append(keyOf(message, key, hooks));
    board.append(line);
  }
  return board;
}

function keyOf(message, key, hooks) {
  const url = key.url ? webAddress(key.url) : null;
  const node = make(url ? "a" : "button", "key", key.text);
  if (url) {
    node.href = url;
    node.target = "_blank";
    node.rel = "noopener noreferrer";
    node.addEventListener("click", (event) => { if (hooks.link(url)) event.preventDefault(); });
  } else {
    node.type = "button";
    node.addEventListener("click", () => hooks.press(message, key, node));
  }
  return node;
}
