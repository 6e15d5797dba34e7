// The language of selectors, as the command line reads it: a space is a union, a comma an intersection.

const ATOM = /(@?)([0-9]*\+)?(?:([A-Za-z][A-Za-z-]*):)?(?:"([^"]+)"|'([^']+)'|([^\s,]+?))(\+[0-9]*)?(?=[\s,]|$)/y;

const MOST_STARS = 20;

// A column is counted from 1, as in the command line's messages.
const odd = (column, message) => Object.assign(new Error(say("column", column, message)), { column });

function parsed(text) {
  const alternatives = [];
  const afterSpace = (at) => text.length - text.slice(at).trimStart().length;
  let [at, isJoined] = [afterSpace(0), false];
  if (at === text.length) throw odd(1, say("error.empty"));
  while (at < text.length) {
    ATOM.lastIndex = at;
    const found = ATOM.exec(text);
    if (!found) throw odd(at + 1, say("error.comma-before"));
    const atom = atomOf(found, at + 1);
    if (isJoined) alternatives.at(-1).push(atom);
    else alternatives.push([atom]);
    at = afterSpace(ATOM.lastIndex);
    isJoined = text[at] === ",";
    if (isJoined) at = afterSpace(at + 1);
  }
  if (isJoined) throw odd(text.trimEnd().length, say("error.comma-behind"));
  return alternatives;
}

function atomOf([, wide, up, method = "", double, single, raw = "", down], column) {
  const refuse = (isOdd, key, ...values) => {
    if (isOdd) throw odd(column, say(`error.${key}`, ...values));
  };
  refuse(raw === '""' || raw === "''", "no-value-quoted");
  const isQuoted = raw[0] === '"' || raw[0] === "'";
  refuse(isQuoted && raw.split(raw[0]).length > 2, "quote-behind");
  refuse(isQuoted, "quote", raw[0]);
  refuse(raw.includes("+"), "plus");
  refuse(raw.startsWith("@"), "wide-twice");
  refuse(raw.endsWith(":"), "method", raw);
  refuse(wide && (up || down), "wide-steps");
  const value = double || single || raw;
  refuse(value.split(/\*+/).length > MOST_STARS + 1, "stars", MOST_STARS);
  const steps = (part) => (part === undefined ? 0 : part.length === 1 || part.length > 10 ? Infinity : Number(part.replace("+", "")));
  return { method, value, up: steps(up), down: steps(down), isWide: Boolean(wide), column };
}

// Ids of the elements that a selector names; throws a SelectorError where it cannot be read or names nothing.
function selected(text) {
  const found = setOf();
  for (const atoms of parsed(text)) {
    const [first, ...others] = atoms.map(walked);
    for (const element of first) if (others.every((other) => other.has(element))) found.add(element);
  }
  return found;
}

function walked(atom) {
  const named = namedBy(atom);
  if (atom.isWide) return reached(reached(named, "down").elements, "up").elements;
  return setOf(["up", "down"].flatMap((way) => [...reached(named, way, atom[way]).elements]));
}

// Names of the plain ids stand under the empty method.
NAMES[""] ||= Object.groupBy(ELEMENTS.keys(), (id) => id.slice(id.indexOf(":") + 1));
const METHODS = Object.keys(NAMES).filter(Boolean);

const written = (method, value) => (method && `${method}:`) + (/[\s,+"']|^@|:$/.test(value) ? quoted(value) : value);

// In quotes that it does not hold; where it holds both, `?` stands for one of them.
function quoted(value) {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  return quote + value.replaceAll(quote, "?") + quote;
}

// A value that is written exactly so stands for itself; otherwise wildcards count, and upper case is as lower case.
function namedBy({ method, value, column }) {
  const values = NAMES[method];
  if (!values) {
    const meant = nearest(method, METHODS);
    throw odd(column, say("error.no-method", method) + (meant ? say("meant", written(meant, value)) : say("there-are", METHODS.join(", "))));
  }
  if (values[value]) return setOf(values[value]);
  const pattern = patternOf(value);
  const names = Object.keys(values).filter((name) => pattern.test(name));
  if (names.length) return setOf(names.flatMap((name) => values[name]));
  throw odd(column, say(method ? "error.no-value" : "error.no-id", written(method, value)) + insteadOf(method, value));
}

// What stands between stars is looked for once, from left to right: nothing is tried again.
function patternOf(value) {
  const [first, ...parts] = value.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("?", ".").split(/\*+/);
  const last = parts.length ? `.*${parts.pop()}` : "";
  return new RegExp(`^${first}${parts.map((part, place) => `(?=(.*?${part}))\\${place + 1}`).join("")}${last}$`, "is");
}

// What could be written instead: the nearest value, the same value of another method, or what there is.
function insteadOf(method, value) {
  const meant = nearest(value, Object.keys(NAMES[method]));
  const other = !method && METHODS.find((name) => NAMES[name][value]?.length);
  if (meant || other) return say("meant", meant ? written(method, meant) : written(other, value));
  const used = Object.keys(NAMES[method]).filter((name) => NAMES[method][name].length).map((name) => written(method, name));
  const more = used.length > 6 ? say("and-more", used.length - 6) : "";
  return say("there-are", used.slice(0, 6).join(", ") + more);
}

// The one name that a word was probably meant to be: one edit for every three letters, two at most.
function nearest(word, names) {
  let limit = min(2, Math.floor(word.length / 3));
  let found = [];
  for (const name of names) {
    if (abs(name.length - word.length) > limit) continue;
    const edits = distance(word.toLowerCase(), name.toLowerCase());
    if (edits < limit || (edits === limit && !found.length)) [limit, found] = [edits, [name]];
    else if (edits === limit) found.push(name);
  }
  return found.length === 1 ? found[0] : null;
}

function distance(left, right) {
  let [above, row] = [[], [...Array(right.length + 1).keys()]];
  for (let i = 0; i < left.length; i++) {
    const top = above;
    [above, row] = [row, [i + 1]];
    for (let j = 0; j < right.length; j++) {
      let edits = min(above[j + 1] + 1, row[j] + 1, above[j] + (left[i] === right[j] ? 0 : 1));
      if (i && j && left[i] === right[j - 1] && left[i - 1] === right[j]) edits = min(edits, top[j - 1] + 1);
      row.push(edits);
    }
  }
  return row.at(-1);
}
