/**
 * Answers which members the sandbox has, by asking for them: reads SuiteScripts/questions.json, a list of
 * `{ object, member }`, and writes SuiteScripts/answers.json.
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['require', 'N/file', './live_objects', './partial_members'], (require, file, liveObjects, partialMembers) => {
  /** What an object is, or why there is none. */
  const open = (name) => {
    try {
      return { value: find(name) };
    } catch (error) {
      return { absent: error.name === 'NOT_SIMULATED', message: `${error.name}: ${error.message}` };
    }
  };
  /** `N/file`, `N/file.Type`, or an object by its name in the typings. */
  const find = (name) => {
    if (!name.startsWith('N/')) return liveObjects[name]();
    const [module, ...path] = name.split('.');
    return path.reduce((holder, member) => holder[member], require(module));
  };
  /**
   * `supported`; `absent`; `refused`: NetSuite refuses it in server scripts, too; or `silent`: it answers `undefined`, as
   * if there were no such thing in NetSuite.
   */
  const look = (holder, path) => {
    let value = holder;
    let has = true;
    try {
      for (const member of path.split('.')) {
        has = member in value;
        value = value[member];
      }
    } catch (error) {
      return { NOT_SIMULATED: 'absent', SANDBOX_ERROR: 'refused' }[error.name] ?? 'supported';
    }
    return has ? 'supported' : 'silent';
  };
  const ask = ({ object, members }) => {
    const opened = open(object);
    if (opened.message) return { object, ...opened };
    const answers = members.map((member) => [member, look(opened.value, member)]);
    return {
      object,
      answers: Object.fromEntries(answers),
      has: Reflect.ownKeys(opened.value),
      madeUp: madeUp(opened.value),
    };
  };
  /** What an object says to a member that neither NetSuite nor the sandbox has. */
  const madeUp = (object) => {
    try {
      return String(object.noSuchMember);
    } catch (error) {
      return error.message;
    }
  };
  const refuse = ({ member, note, refused }) => {
    if (!refused) return { member, note, said: 'taken' };
    try {
      refused();
      return { member, note, said: 'nothing' };
    } catch (error) {
      return { member, note, said: error.name, message: error.message };
    }
  };
  return {
    execute() {
      const questions = JSON.parse(file.load({ id: 'SuiteScripts/questions.json' }).getContents());
      const known = Object.keys(liveObjects);
      const contents = JSON.stringify({ objects: questions.map(ask), partial: partialMembers.map(refuse), known });
      file.create({ name: 'answers.json', fileType: 'JSON', folder: -15, contents }).save();
    },
  };
});
