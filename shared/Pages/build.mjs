// Builds styles and scripts into wwwroot: names carry a hash of the content, so that browsers may keep them for a year,
// and a compressed copy stands beside each, so that no server compresses them again. assets.json maps plain names to these.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "sass";

const out = join(import.meta.dirname, "wwwroot");
const made = {};

function keep(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const hashed = `${basename(name, extname(name))}.${hash}${extname(name)}`;
  writeFileSync(join(out, hashed), bytes);
  writeFileSync(join(out, `${hashed}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(join(out, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  made[name] = hashed;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

keep("site.css", compile(join(import.meta.dirname, "styles/site.scss"), {
  style: "compressed",
  loadPaths: [join(import.meta.dirname, "node_modules")],
  quietDeps: true,
}).css);

for (const name of ["site.js", "suggest.js"]) {
  const script = await build({
    entryPoints: [join(import.meta.dirname, "scripts", name)],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2020"],
    write: false,
  });
  keep(name, script.outputFiles[0].contents);
}

keep("icon.svg", readFileSync(join(import.meta.dirname, "styles/icon.svg")));

// Written last: it is what the build looks at to know that all is made.
writeFileSync(join(out, "assets.json"), JSON.stringify(made));
