/** Why a file cannot be read, as "what is wrong; what to do". It becomes the FAIL of file_read. */
export class Unreadable extends Error {
  constructor(file: string, what: string, todo: string) {
    super(`${file}: ${what}; ${todo}`);
    this.name = "Unreadable";
  }
}
