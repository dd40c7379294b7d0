/**
 * Answers for what only a Suitelet has, as probe.js does for the rest: questions are the body of the request.
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */
define(['./ask_members'], (askMembers) => ({
  onRequest({ request, response }) {
    const makers = { 'http.ServerRequest': () => request, 'http.ServerResponse': () => response };
    const partial = [
      { member: 'http.ServerRequest.files', note: 'none' },
      {
        member: 'http.ServerResponse.sendRedirect',
        note: 'to Suitelets and RESTlets',
        refused: () => response.sendRedirect({ type: 'RECORD', identifier: 'salesorder' }),
      },
      { member: 'http.ServerResponse.setCdnCacheable', note: 'has no effect' },
    ];
    const questions = JSON.parse(request.body).filter(({ object }) => makers[object]);
    response.write({ output: JSON.stringify(askMembers(makers, partial, questions)) });
  },
}));
