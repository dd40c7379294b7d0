/**
 * Reads what SuiteScript has from the typings of the community (npm `@hitc/netsuite-types`): a module's functions,
 * values, enums and kinds of objects, each with its members.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parseSync } from '@babel/core';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('@hitc/netsuite-types/package.json')), 'N');

/** Interfaces that are no objects of N/*: what is given to a method, or is the type of one. */
const SHAPES = new Set([
  'cache.LoaderContext',
  'email.CustomRecordObject',
  'email.RelatedRecordTypes',
  'error.EventType',
  'query.FetchType',
  'query.QueryLoadFunction',
  'query.RunMethodType',
  'query.RunPagedMethodType',
  'query.RunSuiteQL',
  'query.RunSuiteQLPaged',
  'query.deleteQuery',
  'record.ClientCurrentRecord',
  'record.SubmitConfig',
  'search.LookupValueObject',
]);
const isShape = (name) => SHAPES.has(name) || /(Options|Opts|Function)$/.test(name);

/** @returns names of all modules, e.g. `N/record`, `N/ui/serverWidget` */
export function declaredModules() {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((file) => relative(folder, join(file.parentPath, file.name)).replace(/\.d\.ts$/, ''));
  return names
    .filter((name) => name !== 'types')
    .map((name) => `N/${name}`)
    .sort();
}

/**
 * @param module e.g. `N/record`
 * @returns a list of `{ object, kind, members }`: first the module itself (`N/record`, kind `module`), then its enums
 *   (`N/record.Type`) and its objects (`record.Record`). A method that also has a promise form has a member
 *   `load.promise`, too. Enum members carry their value where the typings give a text.
 */
export function declarationsOf(module) {
  const short = module.slice(2);
  const body = statementsOf(short);
  const statements = body.map(declared);
  const interfaces = new Map(named(statements, 'TSInterfaceDeclaration').map((one) => [one.id.name, one]));
  const enums = named(statements, 'TSEnumDeclaration');
  const objects = [...interfaces.keys()].filter((name) => !isShape(`${short}.${name}`)).sort();
  return [
    { object: module, kind: 'module', members: sorted(moduleMembers(body, statements, interfaces)) },
    ...enums.map((one) => ({ object: `${module}.${one.id.name}`, kind: 'enum', ...enumMembers(one) })),
    ...objects.map((name) => ({
      object: `${short}.${name}`,
      kind: 'object',
      members: sorted(interfaceMembers(interfaces.get(name), interfaces)),
    })),
  ];
}

function statementsOf(short) {
  return parseSync(readFileSync(join(folder, `${short}.d.ts`), 'utf8'), {
    filename: `${short}.d.ts`,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: [['typescript', { dts: true }]] },
  }).program.body;
}

/** What is exported, or stands for itself. */
const declared = (statement) => statement.declaration ?? statement;

/** Names of a module's types: what is exported on from there is no member that a script could ask for. */
function typesOf(short) {
  const types = named(statementsOf(short).map(declared), 'TSInterfaceDeclaration');
  return new Set(types.map(({ id }) => id.name));
}

const named = (statements, type) => statements.filter((statement) => statement.type === type && statement.id);
const sorted = (names) => [...new Set(names)].sort();

function moduleMembers(body, statements, interfaces) {
  const names = [];
  for (const statement of statements) {
    if (statement.type === 'TSDeclareFunction') names.push(statement.id.name);
    if (statement.type === 'TSEnumDeclaration') names.push(statement.id.name);
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id } of statement.declarations) {
      names.push(id.name, ...promiseForm(id.name, id.typeAnnotation, interfaces));
    }
  }
  return [...renamed(names, body, interfaces)];
}

/** `export { deleteFunc as delete }`: the name that scripts use. */
function renamed(names, body, interfaces) {
  const specifiers = body.flatMap(({ specifiers = [], source }) => {
    const types = source ? typesOf(source.value.slice(2)) : new Set();
    const members = specifiers.filter(({ local }) => !types.has(local.name));
    return members.map((specifier) => ({ ...specifier, source: source?.value.slice(2) }));
  });
  const shown = new Map(
    specifiers.filter(({ exported }) => exported).map((one) => [one.local.name, one.exported.name]),
  );
  const list = names.map((name) => {
    const [first, ...rest] = name.split('.');
    return [shown.get(first) ?? first, ...rest].join('.');
  });
  const elsewhere = new Map(specifiers.map(({ local, source }) => [local.name, source]));
  // What is exported without being declared as a function: a call type, or a member of another module.
  for (const [local, name] of shown) {
    if (names.includes(local)) continue;
    list.push(name);
    const hasPromises = interfaces.has(local)
      ? hasPromise(interfaces.get(local))
      : membersOf(elsewhere.get(local)).includes(`${local}.promise`);
    if (hasPromises) list.push(`${name}.promise`);
  }
  return list;
}

/** What another module exports. @param short as in `export { get } from './http'`: `http` */
function membersOf(short) {
  if (!short) return [];
  const body = statementsOf(short);
  const statements = body.map(declared);
  const interfaces = new Map(named(statements, 'TSInterfaceDeclaration').map((one) => [one.id.name, one]));
  return moduleMembers(body, statements, interfaces);
}

function promiseForm(name, annotation, interfaces) {
  const type = annotation?.typeAnnotation?.typeName?.name;
  return type && hasPromise(interfaces.get(type)) ? [`${name}.promise`] : [];
}

const hasPromise = (one) => one?.body.body.some((member) => member.key?.name === 'promise') === true;

function interfaceMembers(one, interfaces) {
  const inherited = (one.extends ?? []).flatMap(({ expression }) => {
    const parent = interfaces.get(expression.name);
    return parent ? interfaceMembers(parent, interfaces) : [];
  });
  const own = one.body.body
    .filter(({ key }) => key)
    .map(({ key, typeAnnotation }) => {
      const name = key.name ?? key.value;
      return [name, ...promiseForm(name, typeAnnotation, interfaces)];
    });
  return [...inherited, ...own.flat()];
}

function enumMembers(one) {
  const list = (one.body?.members ?? one.members).map(({ id, initializer }) => [
    id.name ?? id.value,
    initializer?.value,
  ]);
  return {
    members: list.map(([name]) => name),
    values: Object.fromEntries(list.filter(([, value]) => value !== undefined)),
  };
}
