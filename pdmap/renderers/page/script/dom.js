// Make elements. Text always arrives as text nodes and attributes, never as markup.

// `make("p.kind", { id: "a" }, "text")`: a name with classes, then attributes, listeners and children in any order.
const builder = (create) => (name, ...parts) => {
  const [tag, ...classes] = name.split(".");
  const element = create(tag);
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const part of parts.flat(3)) {
    if (part?.constructor === Object) Object.entries(part).forEach(([key, value]) => set(element, key, value));
    else if (part || part === 0) element.append(part);
  }
  return element;
};
const make = builder((tag) => document.createElement(tag));
const draw = builder((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));

// Attributes that are empty or false are left out; functions become listeners.
function set(element, key, value) {
  if (typeof value === "function") element.addEventListener(key, value);
  else if ((value ?? "") !== "" && value !== false) element.setAttribute(key, value === true ? "" : value);
}

const one = (id) => document.getElementById(id);
const on = (id, type, listener) => (id.addEventListener ? id : one(id)).addEventListener(type, listener);
const all = (selector, element = document) => [...element.querySelectorAll(selector)];
const fill = (id, ...children) => one(id).replaceChildren(...children.flat(3).filter(Boolean));
const button = (text, click, attributes = {}) => make("button", { type: "button", click }, attributes, text);
const { abs, max, min } = Math;
const { groupBy } = Map;
const setOf = (items) => new Set(items);
const limited = (value, low, high) => max(low, min(high, value));
