import { readFile } from 'node:fs/promises';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../domain/access/actions.ts';
import { assertRuled, partsWithoutRule } from './access-rules.ts';
import { makeBuilder } from './builder.ts';
import { defineApi, makeSchema } from './schema.ts';

describe('the schema', () => {
  it('I7: has a rule of the policy on every root field and every object type', () => {
    expect(partsWithoutRule(makeSchema())).toEqual([]);
  });

  it('I7: is refused when a root field or a type without a rule is added', () => {
    const builder = makeBuilder();
    defineApi(builder);
    const planted = builder.objectRef<object>('Planted').implement({ fields: (t) => ({ it: t.string({ resolve: () => 'x' }) }) });
    builder.queryField('planted', (t) => t.field({ type: planted, resolve: () => ({}) }));
    builder.mutationField('plantedToo', (t) => t.boolean({ resolve: () => true }));
    const schema = builder.toSchema();
    expect(partsWithoutRule(schema)).toEqual(['Mutation.plantedToo', 'Planted', 'Query.planted']);
    expect(() => assertRuled(schema)).toThrow('Mutation.plantedToo, Planted, Query.planted');
  });

  it('I7: names only actions that the policy knows', () => {
    const named = Object.values(makeSchema().getTypeMap()).flatMap((type) =>
      isObjectType(type) ? [rule(type), ...Object.values(type.getFields()).map(rule)] : [],
    );
    const actions = named.filter((action) => action !== null);
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => !ACTIONS.some((known) => known === action))).toEqual([]);
  });

  it('describes every type, field, argument and value', () => {
    expect(undescribed()).toEqual([]);
  });

  it('is committed as text', async () => {
    const committed = await readFile(new URL('./schema.graphql', import.meta.url), 'utf8');
    expect(committed).toBe(`${printSchema(lexicographicSortSchema(makeSchema()))}\n`);
  });

  it('answers each mutation by a union of its payload and errors that share an interface', () => {
    const schema = makeSchema();
    const error = schema.getType('Error');
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const name = `${field.name.slice(0, 1).toUpperCase()}${field.name.slice(1)}`;
      expect(String(field.type)).toBe(`${name}Result!`);
      const union = schema.getType(`${name}Result`);
      const members = union !== undefined && 'getTypes' in union ? union.getTypes() : [];
      const payloads = members.filter((member) => isObjectType(member) && !member.getInterfaces().some((each) => each === error));
      expect(payloads.map(String)).toEqual([`${name}Payload`]);
    }
  });
});

function rule({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): unknown {
  const options = extensions['pothosOptions'];
  if (typeof options !== 'object' || options === null || !('authScopes' in options)) return null;
  const scopes = options.authScopes;
  return typeof scopes === 'object' && scopes !== null && 'may' in scopes ? scopes.may : null;
}

function undescribed(): string[] {
  const missing: string[] = [];
  const check = (place: string, { description }: { readonly description?: string | null | undefined }): void => {
    if (!description) missing.push(place);
  };
  for (const type of Object.values(makeSchema().getTypeMap())) {
    if (type.name.startsWith('__') || ['Boolean', 'Float', 'ID', 'Int', 'String'].includes(type.name)) continue;
    check(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field);
      for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  }
  return missing;
}
