// Reads JSON lists of Mermaid texts from standard input, one in a line; answers each with a line of what Mermaid's
// own parser makes of each text: its elements, lines and frames with their labels as they would be drawn, or the error.

import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";

// Mermaid cleans labels with DOMPurify, which needs a document from the moment that it is imported.
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

const sorted = (items) => items.sort((one, other) => (one.id < other.id ? -1 : 1));

// What a browser shows of a label: Mermaid keeps entities such as `#quot;` in a form of its own until it draws.
function shown(label) {
  const html = (label ?? "").replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  const element = window.document.createElement("div");
  element.innerHTML = html.replaceAll("<br/>", "\n").replaceAll("<br>", "\n");
  return { text: element.textContent, markup: element.childElementCount };
}

async function read(text) {
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const nodes = [...db.getVertices().values()].map(({ id, text: label, type }) => ({ id, type, ...shown(label) }));
    const frames = db.getSubGraphs().map(({ id, title, nodes: members }) => ({ id, members, ...shown(title) }));
    const edges = db.getEdges().map(({ start, end, text: label, stroke, type }) => ({ start, end, stroke, type, ...shown(label) }));
    return { error: null, nodes: sorted(nodes), frames: sorted(frames), edges };
  } catch (error) {
    return { error: String(error.message ?? error), nodes: [], frames: [], edges: [] };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answers = [];
  for (const text of JSON.parse(line)) {
    answers.push(await read(text));
  }
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
