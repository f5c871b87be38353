// The page: one chat at a time, told what happens by a WebSocket, telling it what people do.

import * as composer from "./composer.js";
import { connect } from "./connection.js";
import * as log from "./log.js";
import { alertWith, announce, banner, quiet, showCondition, showTyping, toast } from "./notices.js";
import { enter, followed, showRooms, showTries } from "./rooms.js";
import { page, roomNamed, roomNumbered, roomOf, unbusy } from "./state.js";
import * as theme from "./theme.js";

function hear(event, fresh) {
  switch (event.kind) {
    case "hello": return meet(event);
    case "condition": page.condition = event; showCondition(); return showTries();
    case "menus": page.menus = event.menus; return composer.showComposer();
    case "messages": return read(event, fresh);
    case "typing": return showTyping(roomNumbered(event.room), event.action);
    case "answer": return answered(event);
  }
}

function meet(told) {
  const before = new Map(page.rooms.map((room) => [room.id, room]));
  Object.assign(page, { bot: told.bot, words: told.words, rooms: told.rooms.map((room) => roomOf(room, before.get(room.id))) });
  enter(roomNumbered(page.current?.id) ?? roomNamed(location.hash.slice(1)) ?? page.rooms[0]);
}

function read({ changed, gone }, fresh) {
  for (const message of changed) {
    const room = roomNumbered(message.chat.id);
    const isNew = !room.messages.has(message.message_id);
    room.messages.set(message.message_id, message);
    if (message.outgoing) {
      quiet(room);
      unbusy(room, message.message_id);
    }
    if (room === page.current) {
      log.place(message, isNew && !fresh);
      if (!fresh && message.outgoing) announce(message);
    } else if (isNew && !fresh && message.outgoing) room.unread += 1;
  }
  for (const { room, message } of gone) {
    roomNumbered(room).messages.delete(message);
    if (roomNumbered(room) === page.current) log.remove(message);
  }
  if (fresh) log.toNewest();
  showRooms();
  showTries();
}

function answered({ room, message, text, alert, url }) {
  unbusy(roomNumbered(room), message);
  log.unbusyKeys(message);
  if (url) followed(url);
  if (!text) return;
  if (alert) alertWith(text);
  else toast(text);
}

addEventListener("hashchange", () => {
  const room = roomNamed(location.hash.slice(1));
  if (room && room !== page.current) enter(room);
});

theme.listen();
log.listen(followed);
composer.listen();
connect(hear, () => banner(page.words?.disconnected ?? ""));
