import { defineConfig, type Plugin } from 'vite';

/**
 * Of `marked` the widget uses the lexer alone, with tables off (no answer has one) and never `pedantic`. What is not used cannot be
 * seen by the bundler, because the facade at the end of its one file, and every grammar, is built as the file loads: 4 kB of the
 * widget's 30. Where a later version is laid out differently a cut changes nothing, and the test of the widget's size tells.
 */
const cutMarked: Plugin = {
  name: 'cut-marked',
  transform: {
    filter: { id: /marked\.esm\.js$/u },
    handler: (code) => {
      const lexer = /([\w$]+) as Lexer\b/u.exec(code)?.[1];
      const facade = code.search(/var [\w$]+=new [\w$]+;function [\w$]+\([\w$]+,[\w$]+\)\{return/u);
      if (!lexer || facade <= 0) return null;
      return `${code.slice(0, facade)}export{${lexer} as Lexer};`
        .replaceAll('this.options.pedantic', 'false')
        .replace(/(?<=\btable\(e\)\{).*?(?=\}lheading\(e\)\{)/su, '')
        .replace(/,[\w$]+=\{\.{3}[\w$]+,html:.*?\.getRegex\(\)\}(?=,)/su, '')
        .replace(
          /,[\w$]+=\{\.{3}[\w$]+,emStrongLDelim:[\w$]+,emStrongRDelimAst:[\w$]+,emStrongRDelimUnd:.*?\.getRegex\(\)\}(?=,)/su,
          '',
        )
        .replaceAll(/,pedantic:[\w$]+(?=\})/gu, '');
    },
  },
};

/**
 * Two builds into `dist/public`: the pages, whose files carry a hash in their names (all but the stylesheet of the policy pages), and `widget.js`, which other sites embed by
 * that name. The widget is built alone so that it shares no chunk with a page: one file is all that an embedding site loads.
 */
export default defineConfig({
  root: 'src/clients',
  // The types are checked against preact's automatic runtime (tsconfig.json); the bundle calls `h` itself, which saves that runtime.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { h, Fragment } from 'preact'",
  },
  plugins: [cutMarked],
  build: { outDir: '../../dist/public', target: 'es2022', modulePreload: false, assetsInlineLimit: 0 },
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        rolldownOptions: {
          input: ['src/clients/index.html', 'src/clients/policies/policies.css'],
          // The pages that the server renders name their stylesheet.
          output: {
            assetFileNames: ({ names }) =>
              names.includes('policies.css') ? '[name][extname]' : 'assets/[name]-[hash][extname]',
          },
        },
      },
    },
    widget: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        rolldownOptions: {
          input: 'src/clients/widget/yuece-chat.tsx',
          output: { format: 'iife', entryFileNames: 'widget.js', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    // In this order: the pages' build empties the folder.
    buildApp: async (builder) => {
      for (const name of ['client', 'widget']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
