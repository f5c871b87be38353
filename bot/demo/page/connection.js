// The WebSocket by which the page is told what happens, and tells what people do. It comes back by itself.

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;

let socket, retry = FIRST_RETRY_MS;
let waiting = []; // what was done while there was no connection

// `hear(event, fresh)`: fresh is what was there before the page looked. `lost()`: nobody answers.
export function connect(hear, lost) {
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
    lost();
    setTimeout(() => connect(hear, lost), retry);
    retry = Math.min(retry * 2, LONGEST_RETRY_MS);
  };
}

export function send(deed) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(deed));
  else waiting.push(deed);
}
