// Reads PDFs as PDF.js does, which is how browsers show them and screen readers in them read them.
//   node pdfjs.mjs PDFJS_FOLDER     standard input has a line for each: FILE.pdf, a tab, FILE.dump
// The text of each page must be that of the layout's dump, and all of it either marked as an artifact
// or in the structure tree, once. Prints "ok" or "not ok"; ends with 1 where anything is wrong.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const warn = console.log;
console.log = () => {}; // PDF.js tells what it misses for drawing, which is not done here
const pdfjs = await import(pathToFileURL(join(process.argv[2], "legacy/build/pdf.mjs")).href);
console.log = warn;

const fold = (text) => text.normalize("NFC").replace(/\s+/gu, "");

/** The text of each page of a dump. */
function dumpedPages(path) {
  const pages = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.startsWith("page ")) pages.push("");
    else if (line.startsWith("  ") && line.endsWith('"'))
      pages[pages.length - 1] += line.slice(line.indexOf('"') + 1, -1);
  }
  return pages;
}

/** Of a page: its whole text, and the text of each piece of marked content; throws where text is in
 * neither the tree's content nor an artifact. */
function markedText(items) {
  const open = [], pieces = new Map();
  let text = "";
  for (const item of items) {
    if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps") {
      open.push(item);
    } else if (item.type === "endMarkedContent") {
      if (!open.pop()) throw new Error("marked content ends that did not begin");
    } else {
      text += item.str;
      if (!item.str.trim() || open.some((one) => one.tag === "Artifact")) continue;
      const ids = open.filter((one) => one.id).map((one) => one.id);
      if (ids.length !== 1) throw new Error(`'${item.str}' is in ${ids.length} marked contents`);
      pieces.set(ids[0], (pieces.get(ids[0]) ?? "") + item.str);
    }
  }
  if (open.length) throw new Error("marked content does not end");
  return { text, pieces };
}

/** The contents that a structure tree leads to, in its order; counts the roles. */
function contentsOf(node, roles, contents = []) {
  if (node.type === "content") contents.push(node.id);
  if (node.role) roles.set(node.role, (roles.get(node.role) ?? 0) + 1);
  for (const kid of node.children ?? []) contentsOf(kid, roles, contents);
  return contents;
}

async function checkPage(page, dumped, roles) {
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const tree = await page.getStructTree();
  const { text, pieces } = markedText(content.items);
  if (fold(text) !== fold(dumped)) throw new Error(`the text is '${text}', not '${dumped}'`);
  if (!tree) throw new Error("there is no structure tree");
  const contents = contentsOf(tree, roles);
  const seen = new Set(contents);
  if (seen.size !== contents.length) throw new Error("a content is in the tree twice");
  for (const [id, piece] of pieces)
    if (!seen.has(id)) throw new Error(`'${piece}' is not in the tree`);
}

async function check(pdf, dump) {
  const task = pdfjs.getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0,
                                   isEvalSupported: false, useSystemFonts: false });
  const document = await task.promise;
  const dumped = dumpedPages(dump), roles = new Map();
  try {
    if (document.numPages !== dumped.length) throw new Error(`${document.numPages} pages`);
    if (!(await document.getMarkInfo())?.Marked) throw new Error("it is not marked as tagged");
    for (let number = 1; number <= document.numPages; number++)
      await checkPage(await document.getPage(number), dumped[number - 1], roles).catch((error) => {
        throw new Error(`page ${number}: ${error.message}`);
      });
    for (const role of ["Table", "TR", "TH"]) // cells without text are left out
      if (!roles.get(role)) throw new Error(`there is no ${role} in the tree`);
  } finally {
    await task.destroy();
  }
  return (roles.get("TH") ?? 0) + (roles.get("TD") ?? 0);
}

let failed = 0, files = 0;
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [pdf, dump] = line.split("\t");
  const what = `${basename(pdf)} reads whole, PDF.js`;
  files++;
  try {
    console.log(`ok ${what}: ${await check(pdf, dump)} cells`);
  } catch (error) {
    failed++;
    console.log(`not ok ${what}\n#   ${error.message}`);
  }
}
process.exit(failed || !files ? 1 : 0);
