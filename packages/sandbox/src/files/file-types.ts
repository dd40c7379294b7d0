/** Values of `file.Type`. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4228999954.html */
export const FILE_TYPES = [
  'APPCACHE', 'AUTOCAD', 'BMPIMAGE', 'CERTIFICATE', 'CONFIG', 'CSV', 'EXCEL', 'FLASH', 'FREEMARKER', 'GIFIMAGE', 'GZIP',
  'HTMLDOC', 'ICON', 'JAVASCRIPT', 'JPGIMAGE', 'JSON', 'MESSAGERFC', 'MP3', 'MPEGMOVIE', 'MSPROJECT', 'PDF',
  'PJPGIMAGE', 'PLAINTEXT', 'PNGIMAGE', 'POSTSCRIPT', 'POWERPOINT', 'QUICKTIME', 'RTF', 'SCSS', 'SMS', 'STYLESHEET',
  'SVG', 'TAR', 'TIFFIMAGE', 'VISIO', 'WEBAPPPAGE', 'WEBAPPSCRIPT', 'WORD', 'XMLDOC', 'XSD', 'ZIP',
] as const; // biome-ignore format: one value per line would be forty lines

/** Types whose contents scripts see as text; those of all others are base64. */
const TEXT_TYPES = new Set<string>([
  'APPCACHE',
  'CERTIFICATE',
  'CONFIG',
  'CSV',
  'FREEMARKER',
  'HTMLDOC',
  'JAVASCRIPT',
  'JSON',
  'MESSAGERFC',
  'PLAINTEXT',
  'POSTSCRIPT',
  'RTF',
  'SCSS',
  'SMS',
  'STYLESHEET',
  'SVG',
  'WEBAPPPAGE',
  'WEBAPPSCRIPT',
  'XMLDOC',
  'XSD',
]);

const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  appcache: 'APPCACHE',
  dwg: 'AUTOCAD',
  bmp: 'BMPIMAGE',
  cer: 'CERTIFICATE',
  crt: 'CERTIFICATE',
  pem: 'CERTIFICATE',
  config: 'CONFIG',
  csv: 'CSV',
  xls: 'EXCEL',
  xlsx: 'EXCEL',
  swf: 'FLASH',
  ftl: 'FREEMARKER',
  gif: 'GIFIMAGE',
  gz: 'GZIP',
  htm: 'HTMLDOC',
  html: 'HTMLDOC',
  ico: 'ICON',
  js: 'JAVASCRIPT',
  jpg: 'JPGIMAGE',
  jpeg: 'JPGIMAGE',
  json: 'JSON',
  map: 'JSON',
  eml: 'MESSAGERFC',
  mp3: 'MP3',
  mpg: 'MPEGMOVIE',
  mpeg: 'MPEGMOVIE',
  mpp: 'MSPROJECT',
  pdf: 'PDF',
  pjpeg: 'PJPGIMAGE',
  txt: 'PLAINTEXT',
  log: 'PLAINTEXT',
  md: 'PLAINTEXT',
  png: 'PNGIMAGE',
  ps: 'POSTSCRIPT',
  eps: 'POSTSCRIPT',
  ppt: 'POWERPOINT',
  pptx: 'POWERPOINT',
  mov: 'QUICKTIME',
  rtf: 'RTF',
  scss: 'SCSS',
  sms: 'SMS',
  css: 'STYLESHEET',
  svg: 'SVG',
  tar: 'TAR',
  tif: 'TIFFIMAGE',
  tiff: 'TIFFIMAGE',
  vsd: 'VISIO',
  ss: 'WEBAPPSCRIPT',
  ssp: 'WEBAPPPAGE',
  doc: 'WORD',
  docx: 'WORD',
  xml: 'XMLDOC',
  xsd: 'XSD',
  zip: 'ZIP',
};

/** Type of a file whose name says nothing: its contents are given as base64. */
export const UNKNOWN_FILE_TYPE = 'MISCBINARY';

/** Whether scripts see contents of this type as text. */
export function isTextType(type: string): boolean {
  return TEXT_TYPES.has(type);
}

/** The type that NetSuite gives to a file by its name's extension; binary when it is unknown (NetSuite documents no rule). */
export function fileTypeOf(name: string): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return TYPE_OF_EXTENSION[extension] ?? UNKNOWN_FILE_TYPE;
}
