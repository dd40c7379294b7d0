import type { AnyNode } from 'acorn';
import { lineOf, nodesOf, parseScript } from '../scripts/syntax-tree';

/**
 * Entry points by script type, in lower case as `@NScriptType` is compared: each type's page under
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_4387172495.html
 */
const ENTRY_POINTS: Readonly<Record<string, readonly string[]>> = {
  clientscript: (
    'fieldChanged lineInit pageInit postSourcing saveRecord sublistChanged validateDelete validateField validateInsert ' +
    'validateLine localizationContextEnter localizationContextExit'
  ).split(' '),
  mapreducescript: ['getInputData', 'map', 'reduce', 'summarize'],
  massupdatescript: ['each'],
  portlet: ['render'],
  restlet: ['get', 'post', 'put', 'delete'],
  scheduledscript: ['execute'],
  suitelet: ['onRequest'],
  usereventscript: ['beforeLoad', 'beforeSubmit', 'afterSubmit'],
  workflowactionscript: ['onAction'],
};

/** A string that may name a file, whose module may have the entry points. */
const MODULE_PATH = /^\.{0,2}\/|^SuiteScripts\/|\.js$/;

/** What NetSuite finds wrong with the structure of a script's file: a code and text of its page. */
export interface StructureFault {
  readonly code: string;
  readonly text: string;
}

/**
 * What NetSuite checks of an entry point script when its file is uploaded or a script record is made of it.
 * Only what can be told from the text for sure: an interface that is put together while the script runs passes.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4503568059.html (codes and texts)
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4527904430.html (guidelines)
 */
export function faultOfStructure(source: string, scriptType: string): StructureFault | undefined {
  let program: AnyNode;
  try {
    program = parseScript(source);
  } catch (error) {
    return { code: 'SYNTAX_ERROR', text: `Syntax error: ${(error as Error).message}` };
  }
  const defines = definesAtTop(program);
  if (defines.length > 1) {
    const text = 'Invalid define call, define should only be called one time per module. Define calls found at the';
    return { code: 'MULTIPLE_DEFINE_CALLS', text: `${text} following line numbers: ${defines.map(lineOf).join(', ')}` };
  }
  return faultOfInterface(program, returnedNames(defines[0]), scriptType.toLowerCase());
}

function faultOfInterface(program: AnyNode, returned: readonly string[], type: string): StructureFault | undefined {
  const own = ENTRY_POINTS[type];
  if (!own) return undefined;
  if (!mayHave(program, own)) {
    return {
      code: 'SCRIPT_OF_API_VERSION_20_MUST_IMPLEMENT_A_SCRIPT_TYPE_INTERFACE',
      text: `SuiteScript 2.0 entry point scripts must implement one script type function. It has none of: ${own.join(', ')}`,
    };
  }
  const others = Object.entries(ENTRY_POINTS).flatMap(([other, names]) => (other === type ? [] : names));
  const foreign = returned.filter((name) => others.includes(name) && !own.includes(name));
  if (foreign.length === 0 || !returned.some((name) => own.includes(name))) return undefined;
  return {
    code: 'SCRIPT_OF_API_VERSION_20_CANNOT_IMPLEMENT_MORE_THAN_ONE_SCRIPT_TYPE_INTERFACES',
    text: `SuiteScript 2.0 entry point scripts cannot implement functions for more than one script type. It also has: ${foreign.join(', ')}`,
  };
}

type Call = Extract<AnyNode, { type: 'CallExpression' }>;

/** Calls of `define` that are statements of the file itself: those inside of bundled libraries are their own affair. */
function definesAtTop(program: AnyNode): Call[] {
  if (program.type !== 'Program') return [];
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return [];
    const { callee } = statement.expression;
    return callee.type === 'Identifier' && callee.name === 'define' ? [statement.expression] : [];
  });
}

/** Names in the object that the function given to `define` returns, where it is written there as such. */
function returnedNames(define: Call | undefined): string[] {
  const factory = define?.arguments.at(-1);
  if (factory?.type !== 'FunctionExpression' && factory?.type !== 'ArrowFunctionExpression') return [];
  const { body } = factory;
  const returns = body.type === 'BlockStatement' ? body.body.filter(({ type }) => type === 'ReturnStatement') : [];
  const [first] = returns as Extract<AnyNode, { type: 'ReturnStatement' }>[];
  const value = body.type === 'BlockStatement' ? first?.argument : body;
  if (value?.type !== 'ObjectExpression') return [];
  return value.properties.flatMap((property) => (property.type === 'Property' ? nameOf(property.key) : []));
}

function nameOf(node: AnyNode): string[] {
  if (node.type === 'Identifier') return [node.name];
  return node.type === 'Literal' ? [String(node.value)] : [];
}

/** Whether a name stands anywhere in the file but in comments, or a path that it could come from. */
function mayHave(program: AnyNode, names: readonly string[]): boolean {
  for (const node of nodesOf(program)) {
    if (nameOf(node).some((name) => names.includes(name) || MODULE_PATH.test(name))) return true;
  }
  return false;
}
