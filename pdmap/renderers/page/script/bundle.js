// Draw flows between the same two boxes as one line, as the overview does: nothing is dropped, everything is counted.

const WEIGHTS = ["normal", "restricted", "ungrounded"];

// Whether data are not sent as such, but the host or the sub-processor has them.
const isImplied = ({ kind }) => kind !== "flow" && kind !== "collection";

// Lines for rows of the flow table; `unitOf` gives the box of an element's id.
function bundled(rows, unitOf) {
  const ends = (row) => [unitOf.get(row.source), unitOf.get(row.target)];
  const drawn = rows.filter((row) => {
    const [source, target] = ends(row);
    return source && target && (source !== target || !isGroup(source));
  });
  const bundles = groupBy(drawn, (row) => ends(row).map(({ id }) => id).join(">") + (isImplied(row) ? ":dotted" : ""));
  return [...bundles].map(([id, flows]) => lineFor(id, flows, ...ends(flows[0])));
}

function lineFor(id, flows, source, target) {
  const marks = flows.flatMap((row) => row.marks);
  const isClear = marks.some(([sign]) => sign === "◌");
  const [first] = flows;
  return {
    id,
    source: source.id,
    target: target.id,
    links: flows.map((row) => row.link),
    numbers: flows.map((row) => row.number).sort((one, other) => one - other),
    codes: mergedCodes(flows),
    words: joined([...setOf(flows.map((row) => row.words))], ", "),
    marks: mergedMarks(marks),
    weight: WEIGHTS[max(...flows.map((row) => WEIGHTS.indexOf(row.weight)))],
    dash: isImplied(first) ? "dotted" : isClear ? "dashed" : "solid",
    findings: [...setOf(flows.flatMap((row) => row.findings))],
    change: flows.every((row) => row.change === first.change) ? first.change : "changed",
  };
}

function mergedCodes(parts) {
  const codes = setOf(parts.flatMap((part) => part.codes));
  return [...codes].filter((code) => !codes.has(`${code}*`)).sort();
}

// Each mark once, with how often it occurs.
function mergedMarks(marks) {
  return [...groupBy(marks, (mark) => mark.join()).values()].map((same) => {
    const [sign, words, isGrave] = same[0];
    return [sign, same.length > 1 ? say("group.mark", words, same.length) : words, isGrave];
  });
}
