import type { Field, Fields } from '../domain/fields.ts';

/** A JSON Schema (draft 2020-12) or a part of one. */
type Schema = Readonly<Record<string, unknown>>;

/**
 * What an editor needs to help with a file of settings or front matter: every field by its Chinese name with its meaning,
 * the English one and the synonyms as well, and nothing else. A list may be written as one value.
 */
export const fieldSchema = (title: string, fields: Fields): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  ...groupSchema(fields),
});

function groupSchema(fields: Fields): Schema {
  const properties: [string, Schema][] = [];
  const required: Schema[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const schema = schemaOf(field);
    const names = [field.zh, ...new Set([name, ...field.aliases])];
    // Editors offer the first; the others are understood.
    for (const [index, one] of names.entries())
      properties.push([one, index === 0 ? schema : { ...schema, doNotSuggest: true }]);
    if ('cell' in field && field.required) required.push({ anyOf: names.map((one) => ({ required: [one] })) });
  }
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(required.length > 0 && { allOf: required }),
  };
}

function schemaOf(field: Field): Schema {
  if ('fields' in field) return groupSchema(field.fields);
  if ('entries' in field) return { type: 'object', additionalProperties: true };
  const { json, choices, form } = field.cell;
  const description = `${field.meaning}${choices ? `可填：${choices.join('、')}。` : `写法：${form}。`}`;
  if (json.type === 'array') return { description, type: ['array', 'string', 'null'], items: { type: 'string' } };
  // A field left empty is no fault, and YAML reads a date, a number or true as what they are.
  const words = choices ? [{ enum: [...choices, null] }, { type: ['string', 'number', 'boolean'] }] : undefined;
  return words ? { description, anyOf: words } : { description, type: ['string', 'number', 'boolean', 'null'] };
}
