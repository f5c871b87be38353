// What the page knows: the bot, the words, the rooms with their messages, and which room is shown.

export const $ = (id) => document.getElementById(id);

export const page = {
  bot: null, words: null, rooms: [], menus: {}, condition: { state: "loading", examples: [] },
  current: null, // the room that is shown
};

// A room as the page knows it: what the server told, and messages, unread, speaker, draft, busy keys.
export function roomOf(told, before) {
  return {
    draft: "", replyTo: null, editing: null, busy: new Map(), typing: null, unfolded: new Map(), speaker: told.people[0].id,
    ...before, ...told, messages: new Map(), unread: 0,
  };
}

export const roomNumbered = (id) => page.rooms.find((room) => room.id === id);

export const roomNamed = (name) => page.rooms.find((room) => room.name === name);

export const keyName = (message, text) => `${message.message_id}/${text}`;

// The keys of a message are no longer waited for.
export function unbusy(room, messageId) {
  for (const key of [...room.busy.keys()]) if (key.startsWith(`${messageId}/`)) room.busy.delete(key);
}
