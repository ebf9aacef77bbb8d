import { expect, test } from 'vitest';

import { makeUpload } from './upload-file.ts';

function server(answer: unknown, status = 201) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const upload = makeUpload('http://parley', async (input, init) => {
    asked.push({ url: input instanceof Request ? input.url : String(input), init });
    if (answer instanceof Error) throw answer;
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
  });
  const file = new File(['Привет'], 'План & счёт.txt', { type: 'text/plain' });
  return { asked, uploaded: upload(file, new AbortController().signal), upload };
}

test('a file goes as it is, with its name and type', async () => {
  const { asked, uploaded } = server({ id: 'QQ==' });
  expect(await uploaded).toEqual({ kind: 'here', id: 'QQ==' });
  expect(asked[0]?.url).toBe(`http://parley/uploads?name=${encodeURIComponent('План & счёт.txt')}`);
  expect(asked[0]?.init).toMatchObject({ method: 'POST', headers: { 'content-type': 'text/plain' }, credentials: 'same-origin' });
});

test('a file of no known type goes as bytes', async () => {
  const { asked, upload } = server({ id: 'x' });
  await upload(new File(['x'], 'a.unknown'), new AbortController().signal);
  expect(asked[1]?.init?.headers).toEqual({ 'content-type': 'application/octet-stream' });
});

test('what the server says no to is refused with its sentence', async () => {
  const { uploaded } = server({ errors: [{ message: 'Archives are not taken.' }] }, 415);
  expect(await uploaded).toEqual({ kind: 'refused', why: 'Archives are not taken.' });
});

test.each([new Error('offline'), 'no JSON', null, { errors: [] }, { id: 1 }])('I11: with %j nobody was reached', async (answer) => {
  expect(await server(answer).uploaded).toEqual({ kind: 'unreachable' });
});
