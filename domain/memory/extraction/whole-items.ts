/**
 * The objects of the first list in a text, read one by one, so that those before a cut are not lost with the one that it went through. What is no valid
 * JSON is left out.
 */
export function wholeItems(text: string): readonly unknown[] {
  const items: unknown[] = [];
  let depth = 0;
  let begin = -1;
  let isInString = false;
  for (let at = text.indexOf('[') + 1; at > 0 && at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{') {
      if (depth === 0) begin = at;
      depth += 1;
    } else if (sign === '}') {
      depth -= 1;
      if (depth === 0) items.push(...parsed(text.slice(begin, at + 1)));
    } else if (sign === ']' && depth <= 0) break;
  }
  return items;
}

function parsed(text: string): readonly unknown[] {
  try {
    const item: unknown = JSON.parse(text);
    return [item];
  } catch {
    return [];
  }
}
