import ts from 'typescript';

/** The JavaScript of a module for browsers: types and comments left out, imports named `.js`. */
export const browserScript = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      removeComments: true,
    },
  }).outputText;
