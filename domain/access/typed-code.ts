/** A code as somebody typed it: case, spaces and dashes do not matter. */
export function typedCode(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]/g, '');
}
