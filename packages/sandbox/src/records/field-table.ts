import type { FieldDefinition, FieldType, RecordType, SublistDefinition } from './record-type';

/**
 * Fields as a table of text, a line each: `id | Label | type`, where the type may be followed by
 * `:x` (what a select points at, or the most characters of a text), `!` (mandatory) and `=` (read-only).
 *
 * `subsidiary | Primary Subsidiary | select:subsidiary!`
 */
export function fieldTable(text: string): ReadonlyMap<string, FieldDefinition> {
  const fields = new Map<string, FieldDefinition>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [id = '', label = '', type = ''] = line.split('|').map((cell) => cell.trim());
    fields.set(id, { id, label, ...fieldType(type) });
  }
  return fields;
}

function fieldType(
  text: string,
): Pick<FieldDefinition, 'type' | 'selects' | 'maxLength' | 'subrecord' | 'mandatory' | 'readOnly'> {
  const match = /^([a-z]+)(?::([a-z0-9_]+))?([!=]*)$/.exec(text);
  if (!match) throw new Error(`"${text}" is no field type`);
  const [, type, detail, flags = ''] = match as unknown as [string, FieldType, string | undefined, string];
  return {
    type,
    ...(type === 'select' || type === 'multiselect' ? { selects: detail } : {}),
    ...(type === 'subrecord' ? { subrecord: detail } : {}),
    ...(type !== 'select' && /^\d+$/.test(detail ?? '') ? { maxLength: Number(detail) } : {}),
    ...(flags.includes('!') ? { mandatory: true } : {}),
    ...(flags.includes('=') ? { readOnly: true } : {}),
  };
}

/** What a standard record type is made of; `fields` and each sublist are field tables. */
export interface RecordTypeDraft
  extends Pick<RecordType, 'id' | 'label' | 'cost' | 'kind' | 'nameField' | 'family' | 'hierarchical'> {
  readonly fields: readonly string[];
  readonly sublists?: Readonly<Record<string, string>>;
}

export function recordType(draft: RecordTypeDraft): RecordType {
  const sublists = Object.entries(draft.sublists ?? {}).map(([id, table]): [string, SublistDefinition] => [
    id,
    { id, fields: fieldTable(table) },
  ]);
  return { ...draft, fields: fieldTable(draft.fields.join('\n')), sublists: new Map(sublists) };
}
