/**
 * Members that the sandbox has in part, with a call that shows what is missing: it is refused as not simulated. The page
 * prints the notes; a call that is no longer refused fails the page.
 */
define(['N/config', 'N/record', 'N/url'], (config, record, url) => {
  const page = { scriptId: 'customscript_page', deploymentId: 'customdeploy_page' };
  const order = () => record.create({ type: 'salesorder' });
  return [
    {
      member: 'config.load',
      note: 'user preferences, company information and general preferences, as far as the settings of the account say them; read only',
      refused: () => config.load({ type: config.Type.FEATURES }),
    },
    {
      member: 'record.Record.insertLine',
      note: 'not by beforeLineInstanceId',
      refused: () => order().insertLine({ sublistId: 'item', beforeLineInstanceId: '1' }),
    },
    {
      member: 'record.Record.removeLine',
      note: 'not by lineInstanceId',
      refused: () => order().removeLine({ sublistId: 'item', lineInstanceId: '1' }),
    },
    {
      member: 'record.Sublist.type',
      note: 'of the sublist item',
      refused: () => order().getSublist({ sublistId: 'salesteam' }).type,
    },
    {
      member: 'url.resolveScript',
      note: 'not the external address of a Suitelet, which holds a hash of NetSuite',
      refused: () => url.resolveScript({ ...page, returnExternalUrl: true }),
    },
    {
      member: 'record.Record.save',
      note: 'not on a subrecord',
      refused: () => order().getSubrecord({ fieldId: 'shippingaddress' }).save(),
    },
  ];
});
