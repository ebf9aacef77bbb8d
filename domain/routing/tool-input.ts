/** Parses the arguments of a tool call; a model that sends no arguments means none. A string that is not JSON stays as it is. */
export function parseToolInput(json: string): unknown {
  if (json.trim() === '') return {};
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
