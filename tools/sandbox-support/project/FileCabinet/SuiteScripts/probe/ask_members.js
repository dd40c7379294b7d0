/** Asks for members of objects, and for what is there in part. */
define(['require'], (require) => {
  /** What an object is, or why there is none. */
  const open = (makers, name) => {
    try {
      return { value: find(makers, name) };
    } catch (error) {
      return { absent: error.name === 'NOT_SIMULATED', message: `${error.name}: ${error.message}` };
    }
  };
  /** `N/file`, `N/file.Type`, or an object by its name in the typings. */
  const find = (makers, name) => {
    if (!name.startsWith('N/')) return makers[name]();
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
  /** What an object says to a member that neither NetSuite nor the sandbox has. */
  const madeUp = (object) => {
    try {
      return String(object.noSuchMember);
    } catch (error) {
      return error.message;
    }
  };
  const ask = (makers, { object, members }) => {
    const opened = open(makers, object);
    if (opened.message) return { object, ...opened };
    const answers = members.map((member) => [member, look(opened.value, member)]);
    return {
      object,
      answers: Object.fromEntries(answers),
      has: Reflect.ownKeys(opened.value),
      madeUp: madeUp(opened.value),
    };
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
  /**
   * @param makers how to come by each object, by its name in the typings
   * @param partialMembers as in partial_members.js
   * @param questions list of `{ object, members }`
   * @returns `{ objects, partial, known }`: an answer to each question, to each partial member, and what makers make
   */
  return (makers, partialMembers, questions) => ({
    objects: questions.map((question) => ask(makers, question)),
    partial: partialMembers.map(refuse),
    known: Object.keys(makers),
  });
});
