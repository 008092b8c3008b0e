// The server's own texts, so that a story can be told in each language.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../harness/permesso.mjs";

/** The texts of one language that are one line without placeholders, by key. */
export function words(language) {
  const lines = readFileSync(join(repository, "locales", `${language}.ftl`), "utf8").split("\n");
  const pairs = lines.map((line) => line.match(/^([a-z0-9-]+) = ([^{}]*)$/)?.slice(1)).filter(Boolean);
  const known = new Map(pairs);
  return (key) => {
    if (!known.has(key)) throw new Error(`${language}.ftl has no plain text ${key}`);
    return known.get(key);
  };
}
