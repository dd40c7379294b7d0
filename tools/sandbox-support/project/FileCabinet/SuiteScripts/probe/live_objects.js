/**
 * How a script comes by each kind of object that the typings of SuiteScript declare, by its name there. One that the
 * sandbox cannot make throws.
 */
define(['require', 'N/runtime', './live_queries', './live_tasks'], (require, runtime, queries, tasks) => {
  const module = (name) => require(`N/${name}`);
  const key = () => module('crypto').createSecretKey({ secret: 'custsecret_probe', encoding: 'UTF_8' });
  const cipher = (made) => made.createCipher({ algorithm: made.EncryptionAlg.AES, key: key() });
  const encrypted = (made) => {
    const ciphering = cipher(made);
    ciphering.update({ input: 'text' });
    return ciphering.final();
  };
  const file = () =>
    module('file').create({ name: 'probe.txt', fileType: 'PLAINTEXT', contents: 'a\nb\n', folder: -15 });
  const order = () => module('record').create({ type: 'salesorder' });
  const customers = () => module('search').create({ type: 'customer', columns: ['entityid'] });
  const none = () => {
    throw { name: 'NOT_SIMULATED', message: 'No script of the sandbox gets such an object.' };
  };
  return {
    'cache.Cache': () => module('cache').getCache({ name: 'probe' }),
    'compress.Archiver': () => module('compress').createArchiver(),
    'crypto.Cipher': () => cipher(module('crypto')),
    'crypto.CipherPayload': () => encrypted(module('crypto')),
    'crypto.Decipher': () => {
      const crypto = module('crypto');
      return crypto.createDecipher({ algorithm: crypto.EncryptionAlg.AES, key: key(), iv: encrypted(crypto).iv });
    },
    'crypto.Hash': () => module('crypto').createHash({ algorithm: 'SHA256' }),
    'crypto.Hmac': () => module('crypto').createHmac({ algorithm: 'SHA256', key: key() }),
    'crypto.SecretKey': key,
    'error.SuiteScriptError': () => module('error').create({ name: 'PROBE', message: 'probe' }),
    'error.UserEventError': none,
    'file.File': file,
    'file.FileIterator': () => file().lines.iterator(),
    'file.FileReader': () => file().getReader(),
    'http.ClientResponse': () => module('http').get({ url: 'http://localhost/' }),
    'https.SecureString': () => module('https').createSecureString({ input: 'text' }),
    'record.Column': () => order().getSublist({ sublistId: 'item' }).getColumn({ fieldId: 'item' }),
    'record.Field': () => order().getField({ fieldId: 'entity' }),
    'record.Macro': none,
    'record.Record': order,
    'record.Sublist': () => order().getSublist({ sublistId: 'item' }),
    'runtime.Script': () => runtime.getCurrentScript(),
    'runtime.Session': () => runtime.getCurrentSession(),
    'runtime.User': () => runtime.getCurrentUser(),
    'search.Column': () => module('search').createColumn({ name: 'entityid' }),
    'search.Filter': () => module('search').createFilter({ name: 'entityid', operator: 'is', values: 'x' }),
    'search.Page': () => customers().runPaged().fetch({ index: 0 }),
    'search.PageRange': () => customers().runPaged().pageRanges[0],
    'search.PagedData': () => customers().runPaged(),
    'search.Result': () => customers().run().getRange({ start: 0, end: 1 })[0],
    'search.ResultSet': () => customers().run(),
    'search.Search': customers,
    'search.Setting': () => module('search').createSetting({ name: 'consolidationtype', value: 'NONE' }),
    'sftp.Connection': () =>
      module('sftp').createConnection({
        ...JSON.parse(module('file').load({ id: 'SuiteScripts/server.json' }).getContents()),
        secret: 'custsecret_probe_sftp',
      }),
    ...queries,
    ...tasks,
  };
});
