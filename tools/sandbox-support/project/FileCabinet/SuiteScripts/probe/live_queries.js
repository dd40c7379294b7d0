/** How a script comes by each kind of object of N/query: see live_objects.js. */
define(['N/query'], (query) => {
  const create = () => query.create({ type: 'customer' });
  const suiteQl = { query: 'SELECT id FROM customer' };
  const pages = () => query.runSuiteQLPaged(suiteQl);
  return {
    'query.Column': () => query.runSuiteQL(suiteQl).columns[0],
    'query.Component': () => create().root,
    'query.Condition': () => create().createCondition({ fieldId: 'id', operator: 'ANY_OF', values: [1] }),
    'query.Iterator': () => query.runSuiteQL(suiteQl).iterator(),
    'query.Page': () => pages().fetch({ index: 0 }),
    'query.PageIterator': () => pages().iterator(),
    'query.PageRange': () => pages().pageRanges[0],
    'query.PagedData': pages,
    'query.Period': () => query.createPeriod({ code: 'LP' }),
    'query.Query': create,
    'query.RelativeDate': () => query.createRelativeDate({ dateId: 'dago', value: 1 }),
    'query.Result': () => query.runSuiteQL(suiteQl).results[0],
    'query.ResultSet': () => query.runSuiteQL(suiteQl),
    'query.Sort': () => create().createSort({ column: create().createColumn({ fieldId: 'id' }) }),
    'query.SuiteQL': () => create().toSuiteQL(),
  };
});
