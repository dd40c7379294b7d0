/**
 * Members that the sandbox has in part, with a call that shows what is missing: it is refused as not simulated. The page
 * prints the notes; a call that is no longer refused fails the page.
 */
define(['N/record'], (record) => {
  return [
    {
      member: 'record.Record.save',
      note: 'not on a subrecord',
      refused: () => record.create({ type: 'salesorder' }).getSubrecord({ fieldId: 'shippingaddress' }).save(),
    },
  ];
});
