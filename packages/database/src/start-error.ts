import type { Text } from '@plumbline/terms';

/** Why a start was refused; the command line turns it into an exit code, never into a stack trace. */
export type StartErrorCode =
  | 'FolderInUse'
  | 'FolderNotWritable'
  | 'PlatformUnsupported'
  | 'EmbeddedServerFailed'
  | 'DatabaseUrlInvalid'
  | 'DatabaseUnreachable'
  | 'DatabasePasswordWrong'
  | 'DatabaseMissing'
  | 'DatabaseTooOld'
  | 'RoleRightsMissing';

/**
 * A start that was refused for a reason its owner can act on.
 * `text` says in both languages what was found, what was expected and what to do.
 */
export class StartError extends Error {
  readonly code: StartErrorCode;
  readonly text: Text;

  constructor(code: StartErrorCode, text: Text) {
    super(text[1]);
    this.name = 'StartError';
    this.code = code;
    this.text = text;
  }
}
