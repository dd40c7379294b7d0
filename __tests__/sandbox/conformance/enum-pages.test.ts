import { afterAll, describe, expect, test } from '@jest/globals';
import { evaluate, memoryAccount } from '../scripts/script-account';

const account = memoryAccount();
afterAll(() => account.close());

const HELP = 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help';
const words = (text: string): string[] => text.match(/\w+/g) ?? [];

/** The first nine names of an enum, as a script sees it, that a page does not list, and those of the page that it lacks. */
function compare(path: string, names: readonly string[]): { more: string[]; missing: string[] } {
  const module = path.split('.')[0];
  const body = `const all = Object.keys(${path}); const listed = ${JSON.stringify(names)};
    give({ more: all.filter((name) => !listed.includes(name)).slice(0, 9), missing: listed.filter((name) => !all.includes(name)) });`;
  return evaluate(account, module === 'context' ? [] : [`N/${module}`], body) as { more: string[]; missing: string[] };
}

/** What the pages list, and behind it what the sandbox has besides. */
const WHOLE: readonly (readonly [page: string, path: string, names: string, more?: string])[] = [
  [
    'section_4345806937',
    'task.TaskType',
    'CSV_IMPORT DOCUMENT_CAPTURE ENTITY_DEDUPLICATION MAP_REDUCE QUERY RECORD_ACTION SCHEDULED_SCRIPT SEARCH SUITE_QL WORKFLOW_TRIGGER',
    'PIVOT',
  ],
  ['section_4345807357', 'task.TaskStatus', 'COMPLETE FAILED PENDING PROCESSING'],
  ['section_4407982532', 'context.InvocationType', 'SCHEDULED ON_DEMAND USER_INTERFACE ABORTED SKIPPED'],
  ['section_4369865177', 'encode.Encoding', 'UTF_8 BASE_16 BASE_32 BASE_64 BASE_64_URL_SAFE HEX'],
  [
    'section_4256772632',
    'config.Type',
    `ACCOUNTING_PERIODS ACCOUNTING_PREFERENCES COMPANY_INFORMATION COMPANY_PREFERENCES FEATURES MANUFACTURING_PREFERENCES
    TAX_PERIODS TIME_POST TIME_VOID USER_PREFERENCES`,
  ],
  [
    'section_4228999954',
    'file.Type',
    `APPCACHE AUTOCAD BMPIMAGE CERTIFICATE CONFIG CSV EXCEL FLASH FREEMARKER GIFIMAGE GZIP HTMLDOC ICON JAVASCRIPT JPGIMAGE
    JSON MESSAGERFC MP3 MPEGMOVIE MSPROJECT PDF PJPGIMAGE PLAINTEXT PNGIMAGE POSTSCRIPT POWERPOINT QUICKTIME RTF SCSS SMS
    STYLESHEET SVG TAR TIFFIMAGE VISIO WEBAPPPAGE WEBAPPSCRIPT WORD XMLDOC XSD ZIP`,
  ],
  [
    'section_4388844232',
    'format.Type',
    `ADDRESS CCEXPDATE CCNUMBER CCVALIDFROM CHECKBOX CLOBTEXT COLOR CURRENCY CURRENCY2 DATE DATETIME DATETIMETZ DOCUMENT
    DYNAMICPRECISION EMAIL EMAILS FLOAT FULLPHONE FUNCTION FURIGANA IDENTIFIER IDENTIFIERANYCASE INTEGER MULTISELECT
    MMYYDATE NONNEGCURRENCY NONNEGFLOAT PACKAGE PERCENT PHONE POSCURRENCY POSFLOAT POSINTEGER QUOTEDFUNCTION RADIO RATE
    RATEHIGHPRECISION SELECT TEXT TEXTAREA TIME TIMEOFDAY TIMETRACK URL`,
  ],
  [
    'section_4345782273',
    'search.Operator',
    `AFTER ALLOF ANY ANYOF BEFORE BETWEEN CONTAINS DOESNOTCONTAIN DOESNOTSTARTWITH EQUALTO GREATERTHAN GREATERTHANOREQUALTO
    HASKEYWORDS IS ISEMPTY ISNOT ISNOTEMPTY LESSTHAN LESSTHANOREQUALTO NONEOF NOTAFTER NOTALLOF NOTBEFORE NOTBETWEEN
    NOTEQUALTO NOTGREATERTHAN NOTGREATERTHANOREQUALTO NOTLESSTHAN NOTLESSTHANOREQUALTO NOTON NOTONORAFTER NOTONORBEFORE
    NOTWITHIN ON ONORAFTER ONORBEFORE STARTSWITH WITHIN`,
  ],
  [
    'section_4296646855',
    'runtime.ContextType',
    `ACTION ADVANCEDREVREC BANKCONNECTIVITY BANKSTATEMENTPARSER BUNDLE_INSTALLATION CLIENT CONSOLRATEADJUSTOR CSV_IMPORT
    CUSTOMGLLINES CUSTOM_MASSUPDATE DATASETBUILDER DEBUGGER EMAIL_CAPTURE FICONNECTIVITY FIPARSER MAP_REDUCE NONE OCRPLUGIN
    PAYMENTGATEWAY PAYMENTPOSTBACK PLATFORMEXTENSION PORTLET PROMOTIONS RECORDACTION RESTLET REST_WEBSERVICES SCHEDULED
    SDF_INSTALLATION SHIPPING_PARTNERS SUITELET TAX_CALCULATION USEREVENT USER_INTERFACE WEBAPPLICATION WEBSERVICES WEBSTORE
    WORKBOOKBUILDER WORKFLOW`,
    'OTHER',
  ],
];

/** section_4407050795.html */
const ZONES = `
  Etc/GMT+12 Pacific/Samoa Pacific/Honolulu America/Anchorage America/Los_Angeles America/Tijuana America/Denver
  America/Phoenix America/Chihuahua America/Hermosillo America/Chicago America/Regina America/Guatemala
  America/Mexico_City America/New_York US/East-Indiana America/Bogota America/Caracas America/Halifax America/La_Paz
  America/Manaus America/Santiago America/St_Johns America/Sao_Paulo America/Buenos_Aires Etc/GMT+3 America/Godthab
  America/Montevideo America/Noronha Etc/GMT+1 Atlantic/Azores Europe/London GMT Atlantic/Reykjavik Europe/Warsaw
  Europe/Paris Etc/GMT-1 Europe/Amsterdam Europe/Budapest Africa/Cairo Europe/Istanbul Asia/Jerusalem Asia/Amman
  Asia/Beirut Africa/Johannesburg Europe/Kiev Europe/Minsk Africa/Windhoek Asia/Riyadh Europe/Moscow Asia/Baghdad
  Africa/Nairobi Asia/Tehran Asia/Muscat Asia/Baku Asia/Yerevan Etc/GMT-3 Asia/Kabul Asia/Karachi Asia/Yekaterinburg
  Asia/Tashkent Asia/Calcutta Asia/Katmandu Asia/Almaty Asia/Dhaka Asia/Rangoon Asia/Bangkok Asia/Krasnoyarsk
  Asia/Hong_Kong Asia/Kuala_Lumpur Asia/Taipei Australia/Perth Asia/Irkutsk Asia/Manila Asia/Seoul Asia/Tokyo
  Asia/Yakutsk Australia/Darwin Australia/Adelaide Australia/Sydney Australia/Brisbane Australia/Hobart Pacific/Guam
  Pacific/Guadalcanal Asia/Vladivostok Pacific/Kwajalein Pacific/Auckland Pacific/Tongatapu`;

describe('an enum has the names that its page lists', () => {
  test.each(WHOLE.map(([page, path, names, more = '']) => [page, path, names, more] as const))(
    `${HELP}/%s.html: %s`,
    (_page, path, names, more) => {
      expect(compare(path, words(names))).toEqual({ more: words(more), missing: [] });
    },
  );

  // Of these long lists the first and the last of each column of the page; that the rest is there, enums.test.ts shows.
  test.each([
    [
      'section_4273205732',
      'record.Type',
      'ACCOUNT FORMAT_PROFILE FULFILLMENT_REQUEST PLANNING_RULE_GROUP PLANNING_VIEW ZONE',
    ],
    [
      'section_159469488562',
      'error.Type',
      'AT_LEAST_ONE_EXPRESSION_IS_NEEDED READ_ONLY_PROPERTY SSS_TAG_CANNOT_BE_EMPTY YOU_HAVE_ATTEMPTED_AN_UNSUPPORTED_ACTION',
    ],
  ])(`${HELP}/%s.html: %s`, (_page, path, names) => {
    expect(compare(path, words(names)).missing).toEqual([]);
  });
});

describe('the values of an enum', () => {
  test(`of runtime.ContextType are its names without underscores (${HELP}/section_4296646855.html)`, () => {
    const body =
      'give(Object.entries(runtime.ContextType).filter(([name, value]) => name.replace(/_/g, "") !== value));';
    expect(evaluate(account, ['N/runtime'], body)).toEqual([]);
  });

  test(`of format.Timezone are the names of 88 zones, which its own names are made of (${HELP}/section_4407050795.html)`, () => {
    const zones = ZONES.trim().split(/\s+/);
    expect(zones).toHaveLength(88);
    expect(evaluate(account, ['N/format'], 'give(Object.values(format.Timezone).sort());')).toEqual(zones.sort());
    const body = 'const z = format.Timezone; give([z.ETC_GMT_PLUS_12, z.US_EAST_INDIANA, z.ETC_GMT_MINUS_3]);';
    expect(evaluate(account, ['N/format'], body)).toEqual(['Etc/GMT+12', 'US/East-Indiana', 'Etc/GMT-3']);
  });
});
