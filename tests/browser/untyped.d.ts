// A package that brings no types of its own.
declare module "pngjs" {
  export class PNG {
    constructor(size: { width: number; height: number });
    width: number;
    height: number;
    data: Buffer;
    static sync: {
      read: (file: Buffer) => PNG;
      write: (picture: PNG, options?: { colorType: number; deflateLevel: number }) => Buffer;
    };
  }
}
