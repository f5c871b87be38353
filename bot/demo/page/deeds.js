// What people do in the room that is shown, in the name of whoever speaks there.

import { send } from "./connection.js";
import { toast } from "./notices.js";
import { keyName, page } from "./state.js";

function deed(what) {
  return { room: page.current.id, as: page.current.speaker, ...what };
}

export function say(text, reply_to) {
  send(deed({ do: "say", text, ...(reply_to ? { reply_to } : {}) }));
}

export function edit(message, text) {
  send(deed({ do: "edit", message: message.message_id, text }));
}

export function busy(node) {
  node.setAttribute("aria-busy", "true");
}

export function press(message, key, node) {
  if (key.callback_data) {
    page.current.busy.set(keyName(message, key.text), true);
    busy(node);
    send(deed({ do: "press", message: message.message_id, data: key.callback_data }));
  } else if (key.copy_text) {
    navigator.clipboard.writeText(key.copy_text.text).then(() => toast(page.words.copied));
  } else toast(page.words.unsupported);
}

// Whether the file was taken; Telegram takes no empty one either.
export async function upload(file, caption) {
  const query = new URLSearchParams({ room: page.current.id, as: page.current.speaker, name: file.name, caption: caption.slice(0, 1024) });
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  try {
    if (file.size && (await fetch(`upload?${query}`, { method: "POST", body: file, headers })).ok) return true;
  } catch { /* the server is away, or has closed on a file that is too large */ }
  toast(file.size ? page.words.too_large : page.words.empty);
  return false;
}
