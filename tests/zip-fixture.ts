import { crc32, deflateRawSync } from "node:zlib";

/** A zip file of the parts, deflated. `declared`: the size that the directory claims a part unpacks to. */
export function zipOf(parts: Readonly<Record<string, string>>, declared?: number): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}

/** An XLSX workbook with the given sheets (name to rows of XML), shared texts and styles; a sheet "hidden" is. */
export function xlsxOf(sheets: Readonly<Record<string, string>>, strings: readonly string[] = []): Buffer {
  const names = Object.keys(sheets);
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zipOf({
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${relation}"><sheets>${names
      .map(
        (name, i) =>
          `<sheet name="${name}"${name === "hidden" ? ' state="hidden"' : ""} sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst ${main}>${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    // Style 0 is general, 1 a built-in date, 2 a date of its own, 3 a number whose format has an m in quotes.
    "xl/styles.xml": `<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>
      <numFmt numFmtId="171" formatCode="0.0&quot; m&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<?xml version="1.0" encoding="UTF-8"?><worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  });
}

/** An ODS workbook with the given sheets (name to rows of XML); a sheet "hidden" is. */
export function odsOf(sheets: Readonly<Record<string, string>>): Buffer {
  const tables = Object.entries(sheets).map(
    ([name, rows]) =>
      `<table:table table:name="${name}" table:style-name="${name === "hidden" ? "ta2" : "ta1"}">${rows}</table:table>`,
  );
  const spaces = ["office", "table", "text", "draw", "style"].map(
    (prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`,
  );
  const styles = `<office:automatic-styles>${style("ta1", true)}${style("ta2", false)}</office:automatic-styles>`;
  const body = `<office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body>`;
  return zipOf({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces.join(" ")}>${styles}${body}</office:document-content>`,
  });
}

function style(name: string, display: boolean): string {
  return `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`;
}
