// A text and its entities, as the Bot API gives them, become nodes. Offsets count UTF-16 units, as JavaScript does.
// Nothing is ever read as HTML: what a document or a person wrote stays text.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", spoiler: "span",
  blockquote: "blockquote", expandable_blockquote: "blockquote", text_link: "a", url: "a", mention: "span", hashtag: "span",
};
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

// `hooks` has: words, command(text), link(url) -> true if it was followed within the page, unfolded (a Set of numbers of quotes).
export function nodesOf(text, entities, hooks) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return stretch(text, 0, text.length, sorted, { ...hooks, quotes: 0 });
}

export function webAddress(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:", "mailto:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function stretch(text, start, end, entities, hooks) {
  const nodes = [];
  let at = start;
  let afterBlock = false;
  const plain = (until, beforeBlock) => {
    let piece = text.slice(at, until);
    // A block begins and ends a line by itself.
    if (afterBlock) piece = piece.replace(/^\n/, "");
    if (beforeBlock) piece = piece.replace(/\n$/, "");
    if (piece) nodes.push(document.createTextNode(piece));
  };
  entities.forEach((entity, index) => {
    const last = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at || entity.offset >= last) return;
    const block = BLOCKS.has(entity.type);
    plain(entity.offset, block);
    const within = entities.slice(index + 1).filter((other) => other.offset < last);
    const number = hooks.quotes;
    if (entity.type === "expandable_blockquote") hooks.quotes += 1;
    nodes.push(element(entity, text.slice(entity.offset, last), stretch(text, entity.offset, last, within, hooks), number, hooks));
    at = last;
    afterBlock = block;
  });
  plain(end, false);
  return nodes;
}

function element(entity, covered, children, number, hooks) {
  if (entity.type === "bot_command") return commandButton(covered, hooks);
  const node = document.createElement(TAGS[entity.type] ?? "span");
  node.className = entity.type.replace("_", "-");
  if (node.tagName === "A") {
    const url = webAddress(entity.url ?? covered);
    if (!url) return spanOf(children);
    node.href = url;
    node.target = "_blank";
    node.rel = "noopener noreferrer";
    node.addEventListener("click", (event) => { if (hooks.link(url)) event.preventDefault(); });
  }
  if (entity.type === "expandable_blockquote") return foldable(node, children, number, hooks);
  node.append(...children);
  return node;
}

function spanOf(children) {
  const node = document.createElement("span");
  node.append(...children);
  return node;
}

function commandButton(covered, hooks) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "command";
  node.textContent = covered;
  node.addEventListener("click", () => hooks.command(covered));
  return node;
}

function foldable(quote, children, number, { words, unfolded }) {
  const body = document.createElement("div");
  body.className = "body";
  body.append(...children);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold";
  const show = () => {
    const open = unfolded.has(number);
    quote.classList.toggle("folded", !open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? words.less : words.more;
  };
  button.addEventListener("click", () => {
    if (!unfolded.delete(number)) unfolded.add(number);
    show();
  });
  show();
  // A quote that fits into the folded height has nothing to unfold.
  new ResizeObserver(() => {
    if (!unfolded.has(number)) button.hidden = body.clientHeight > 0 && body.scrollHeight <= body.clientHeight + 1;
  }).observe(body);
  quote.append(body, button);
  return quote;
}
