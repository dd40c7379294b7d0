/** The page from what the typings declare (`declarations.mjs`) and what the sandbox answers (`ask-sandbox.mjs`). */

/** Objects that may answer `undefined`, with the reason. */
const PLAIN_OBJECTS = new Map([
  ['error.SuiteScriptError', 'scripts look at whatever they catch, also for members of other errors'],
  ['search.PageRange', 'it is a plain copy'],
]);

/** Members that neither a page of NetSuite's help that could be read has, nor Oracle's stubs (a test compares with those). */
const TYPINGS_ONLY = new Set([
  'N/format.Timezone.ASIA_MAGADAN',
  'N/format.Type.SUBRECORD_FIELD_TYPE',
  'N/search.ConsolidationEnum',
  'N/search.IncludePeriodTransactionEnum',
  'N/search.SettingName',
  'record.Column.isSortable',
  'record.Record.copy',
  'record.Record.copy.promise',
  'record.Record.isNew',
  'record.Record.isReadOnly',
  'record.Sublist.isHidden',
  'record.Sublist.isMultilineEditable',
  'record.Sublist.name',
]);

/** Why an object lacks members, where that is one reason for all. */
const WHY_ABSENT = new Map([['record.Record', 'no record type of the sandbox has a sublist with a matrix']]);

/** @returns what keeps the page from being true: text per problem */
export function problemsOf(declared, { objects, partial, known }) {
  const problems = [];
  for (const { object, absent, message, answers = {}, madeUp } of objects) {
    if (message && !absent) problems.push(`${object} could not be made: ${message}`);
    const silent = Object.keys(answers).filter((member) => answers[member] === 'silent');
    if (silent.length > 0) problems.push(`${object} answers undefined for ${silent.join(', ')}`);
    if (madeUp && !PLAIN_OBJECTS.has(object) && !madeUp.endsWith('.noSuchMember is not simulated by the sandbox.')) {
      problems.push(`${object} says of a member that does not exist: ${madeUp}`);
    }
  }
  const names = declared.filter(({ kind }) => kind === 'object').map(({ object }) => object);
  for (const name of names) if (!known.includes(name)) problems.push(`live_objects.js does not know ${name}`);
  for (const name of known) if (!names.includes(name)) problems.push(`${name} of live_objects.js is not declared`);
  const said = new Map(
    objects.flatMap(({ object, answers = {} }) =>
      Object.entries(answers).map(([member, answer]) => [`${object}.${member}`, answer]),
    ),
  );
  for (const name of TYPINGS_ONLY) if (said.get(name) !== 'absent') problems.push(`${name} is not absent`);
  return [...problems, ...partial.flatMap((one) => problemOfPartial(one, objects))];
}

function problemOfPartial({ member, said, message }, objects) {
  const { holder, name } = split(member);
  const found = objects.find(({ object }) => object === holder);
  if (found?.answers?.[name] !== 'supported') return [`${member} of partial_members.js is not there at all`];
  if (said === 'taken' || message?.includes('not simulated by the sandbox')) return [];
  return [
    `${member} of partial_members.js: what its note says is missing is not refused, but ${said} ${message ?? ''}`,
  ];
}

/** `record.Record.save` is of `record.Record`, `record.create` of `N/record`. */
function split(member) {
  const cut = member.lastIndexOf('.');
  const holder = member.slice(0, cut);
  return { holder: holder.includes('.') ? holder : `N/${holder}`, name: member.slice(cut + 1) };
}

export function supportPage(modules, missing, declared, { objects, partial }) {
  const answers = new Map(objects.map((one) => [one.object, one]));
  const notes = new Map();
  for (const { member, note } of partial) {
    const { holder, name } = split(member);
    const ofHolder = notes.get(holder) ?? new Map();
    notes.set(holder, ofHolder.set(name, [...(ofHolder.get(name) ?? []), note]));
  }
  const parts = modules.flatMap((module) => [
    `## ${module}`,
    ...declared
      .filter(({ object }) => moduleOf(object) === module)
      .map((one) => section(one, answers.get(one.object), notes.get(one.object) ?? new Map())),
  ]);
  return `${[INTRODUCTION, ...parts, '## Other modules', otherModules(missing)].join('\n\n')}\n`;
}

const INTRODUCTION = `# What the sandbox has of SuiteScript

Written by \`tools/make-support-page.mjs\`, which asks a running sandbox for every member that the typings of SuiteScript
(npm \`@hitc/netsuite-types\`) declare. A test keeps the page true.

- **Supported**: there, and by the rules of NetSuite's help.
- **Partly**: there; what is missing throws \`… is not simulated by the sandbox\`, or is told to be taken without effect.
- **Absent**: asking for it throws \`… is not simulated by the sandbox\`. Nothing answers \`undefined\` silently.
- **Refused**: NetSuite has it in client scripts only.
- **Typings only**: absent, since neither NetSuite's help nor Oracle's stubs have it, as far as they could be read.
- **Also there**: from NetSuite's help; the typings do not declare it.

Exceptions, which are plain objects: ${[...PLAIN_OBJECTS].map(([object, reason]) => `\`${object}\` (${reason})`).join(', ')}.`;

const moduleOf = (object) => (object.startsWith('N/') ? object.split('.')[0] : `N/${object.split('.')[0]}`);

function section({ object, kind, members }, answer, notes) {
  const title = kind === 'module' ? [] : [`### ${object.replace(/^N\//, '')}`];
  if (answer.message) {
    const label = TYPINGS_ONLY.has(object) ? 'Typings only' : 'Absent';
    return [...title, `**${label}**: all ${members.length} members.`].join('\n\n');
  }
  const by = (status) => members.filter((member) => answer.answers[member] === status);
  const supported = by('supported').filter((member) => !notes.has(member));
  const all = kind === 'enum' && supported.length === members.length;
  const isTypingsOnly = (member) => TYPINGS_ONLY.has(`${object}.${member}`);
  const absent = by('absent');
  const lines = [
    ['Supported', all ? 'all its values' : listed(supported)],
    [
      'Partly',
      [...notes]
        .map(([member, list]) => `\`${member}\` (${list.join('; ')})`)
        .sort()
        .join(', '),
    ],
    ['Absent', withReason(listed(absent.filter((member) => !isTypingsOnly(member))), WHY_ABSENT.get(object))],
    ['Refused', listed(by('refused'))],
    ['Typings only', listed(absent.filter(isTypingsOnly))],
    ['Also there', listed(answer.has.filter((member) => !members.includes(member)).sort())],
  ];
  const shown = lines.filter(([, text]) => text !== '').map(([label, text]) => `- **${label}**: ${text}`);
  return [...title, shown.join('\n')].join('\n\n');
}

const listed = (members) => members.map((member) => `\`${member}\``).join(', ');

const withReason = (text, reason) => (text && reason ? `${text} (${reason})` : text);

function otherModules(missing) {
  return `**Absent**: a script may name them in \`define\`; using a member throws.\n\n${listed(missing)}`;
}
