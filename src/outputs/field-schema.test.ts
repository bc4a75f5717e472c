import { expect, it } from 'vitest';
import { documentKinds } from '../domain/document.ts';
import { siteFields } from '../domain/site-settings.ts';
import { fieldSchema } from './field-schema.ts';

const properties = (schema: Readonly<Record<string, unknown>> = {}) =>
  schema.properties as Record<string, Record<string, unknown>>;

it('offers every field of a talk by its Chinese name with its meaning, and asks for title and summary', () => {
  const schema = fieldSchema('宣讲材料', documentKinds.talk.fields);
  for (const { zh } of Object.values(documentKinds.talk.fields)) {
    expect(properties(schema)[zh]?.description).toMatch(/。$/);
    expect(properties(schema)[zh]?.doNotSuggest).toBeUndefined();
  }
  expect(properties(schema).title?.doNotSuggest).toBe(true);
  expect(schema.additionalProperties).toBe(false);
  expect(JSON.stringify(schema.allOf)).toContain('{"required":["标题"]}');
  expect(schema.allOf).toHaveLength(2);
});

it('goes into groups of settings', () =>
  expect(properties(properties(fieldSchema('设置', siteFields)).三审三校).必须).toBeTruthy());
