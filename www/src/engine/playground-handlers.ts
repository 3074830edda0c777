import type { PlaygroundCommands } from './commands/labs';
import { decodeText } from './decode-text';
import { type RunChannel, runJob } from './job';
import type { Answer, Params } from './protocol';
import type { FilesCore, PlaygroundCore } from './wire';

type Handlers = {
  readonly [Name in keyof PlaygroundCommands]: (
    params: Params<Name>,
    request: RunChannel<Answer<Name>>,
  ) => Promise<Answer<Name>>;
};

interface Parts {
  readonly playground: () => Promise<PlaygroundCore>;
  readonly files: () => Promise<FilesCore>;
}

/** The commands of the playground. What reads and writes files is fetched at the first such command. */
export function playgroundHandlers({ playground, files }: Parts): Handlers {
  return {
    playgroundPictures: async () => (await playground()).playgroundPictures(),
    readTable: async ({ text, choice }) => (await files()).readTable(text, choice),
    decodeTable: async ({ file }) => decodeText(new Uint8Array(await file.arrayBuffer())),
    checkFormula: async ({ formula }) => void (await playground()).checkFormula(formula),
    playgroundFiles: async (config) => (await files()).playgroundFiles(config),
    trainPlayground: async (config, request) =>
      runJob<Answer<'trainPlayground'>>(new (await playground()).PlaygroundRun(config), request),
    trainSeeds: async (config, request) =>
      runJob<Answer<'trainSeeds'>>(new (await playground()).SeedsRun(config), request),
  };
}
