/** ISO 3166-1 alpha-2 codes: the keys of NetSuite's country list. */
export const COUNTRY_CODES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO ' +
  'JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR ' +
  'MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO ' +
  'RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV ' +
  'TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

/** Where NetSuite's spelling is not the one that the machine's language data has. */
const NETSUITE_SPELLING: Readonly<Record<string, string>> = {
  BN: 'Brunei Darussalam',
  BQ: 'Bonaire, Saint Eustatius and Saba',
  CD: 'Congo, Democratic Republic of',
  CG: 'Congo, Republic of',
  CI: "Cote d'Ivoire",
  CZ: 'Czech Republic',
  FK: 'Falkland Islands',
  FM: 'Micronesia, Federal State of',
  HK: 'Hong Kong',
  HM: 'Heard and McDonald Islands',
  IR: 'Iran (Islamic Republic of)',
  KP: "Korea, Democratic People's Republic of",
  KR: 'Korea, Republic of',
  LA: "Lao People's Democratic Republic",
  MM: 'Myanmar',
  MO: 'Macau',
  PN: 'Pitcairn Island',
  PS: 'State of Palestine',
  RU: 'Russian Federation',
  SY: 'Syrian Arab Republic',
  TF: 'French Southern Territories',
  TR: 'Turkey',
  TZ: 'Tanzania',
  US: 'United States',
  VA: 'Holy See (City Vatican State)',
  VG: 'Virgin Islands (British)',
  VI: 'Virgin Islands (USA)',
};

const english = new Intl.DisplayNames(['en-US'], { type: 'region' });

/** @returns the country's name as NetSuite's list shows it */
export function countryName(code: string): string {
  const name = NETSUITE_SPELLING[code] ?? english.of(code) ?? code;
  return name
    .replace(/ & /g, ' and ')
    .replace(/^St\. /, 'Saint ')
    .replace(/’/g, "'");
}

export const US_STATES: readonly (readonly [string, string])[] = pairs(
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,' +
    'DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,' +
    'KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,' +
    'MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,' +
    'NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,' +
    'SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,' +
    'WV West Virginia,WI Wisconsin,WY Wyoming,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific',
);

export const CANADIAN_PROVINCES: readonly (readonly [string, string])[] = pairs(
  'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland,NT Northwest Territories,' +
    'NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon',
);

function pairs(text: string): (readonly [string, string])[] {
  return text.split(',').map((entry) => [entry.slice(0, 2), entry.slice(3)] as const);
}
