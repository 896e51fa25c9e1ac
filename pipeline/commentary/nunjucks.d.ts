/** What commentary uses of Nunjucks: its parser. Nothing is compiled or run. */
declare module "nunjucks" {
  export type Token = { value: string };

  export type Parser = {
    nextToken(): Token;
    parseSignature(tolerant: null, noParens: boolean): unknown;
    advanceAfterBlockEnd(name: string): unknown;
  };

  export type Nodes = {
    CallExtension: new (extension: object, name: string, args: unknown, content: null) => unknown;
  };

  export type Extension = { tags: string[]; parse(parser: Parser, nodes: Nodes): unknown };

  const nunjucks: {
    parser: { parse(source: string, extensions: Extension[], options: object): unknown };
  };
  export default nunjucks;
}
