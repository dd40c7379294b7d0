/**
 * Answers which members the sandbox has, by asking for them: reads SuiteScripts/questions.json and writes
 * SuiteScripts/answers.json, both as ask_members.js says.
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/file', './ask_members', './live_objects', './partial_members'], (
  file,
  askMembers,
  liveObjects,
  partial,
) => ({
  execute() {
    const questions = JSON.parse(file.load({ id: 'SuiteScripts/questions.json' }).getContents());
    const contents = JSON.stringify(askMembers(liveObjects, partial, questions));
    file.create({ name: 'answers.json', fileType: 'JSON', folder: -15, contents }).save();
  },
}));
