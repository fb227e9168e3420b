/** The import law (README, “目录”). Each rule says why it stands. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}` },
  to: { path: '^src/', pathNot: [`^src/${from}`, ...allowed.map((folder) => `^src/${folder}`)] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means two files are one and nobody said so.',
      from: {},
      to: { circular: true },
    },
    only('domain-is-pure', 'domain/', [], 'The words of the trade must be readable, and testable, alone.'),
    only('contract-is-zod-only', 'contract/', [], 'Clients import the contract; whatever it imports, they carry.'),
    only('ports-know-domain', 'ports/', ['domain/'], 'A port says what is needed, in the words of the domain.'),
    only('search-law', 'search/', ['domain/', 'ports/'], 'Search must run on any adapter.'),
    only('ingest-law', 'ingest/', ['domain/', 'ports/', 'search/'], 'Ingest feeds search and knows no vendor.'),
    only(
      'publication-law',
      'publication/',
      ['domain/', 'ports/', 'search/', 'ingest/', 'answer/chat\\.ts$'],
      'What may be published is decided on documents as they are read; what it changes is asked at the door that people use.',
    ),
    only('answer-law', 'answer/', ['domain/', 'ports/', 'search/'], 'The answer path must run offline on fakes.'),
    only('eligibility-law', 'eligibility/', ['domain/'], 'Verdicts are pure so that a lawyer can check them.'),
    only(
      'evaluation-law',
      'evaluation/',
      ['domain/', 'ports/', 'search/', 'answer/'],
      'Measures use the same doors as people.',
    ),
    only(
      'gaps-law',
      'gaps/',
      [
        'domain/',
        'ports/',
        'search/',
        'answer/(chat|weights|mask-personal-data)\\.ts$',
        'evaluation/(markup|report-page|report-plots|report-words)\\.ts$',
      ],
      'Gaps are looked for through the doors that people use, and told on the page that evaluation tells on.',
    ),
    only(
      'refresh-law',
      'refresh/',
      ['domain/', 'ports/', 'publication/publication\\.ts$'],
      'Which addresses may be asked, and what their answers mean, is read and tested without a network; what is new is proposed.',
    ),
    only('adapters-law', 'adapters/', ['domain/', 'ports/'], 'An adapter serves a port; policy stays above it.'),
    {
      name: 'no-adapter-to-adapter',
      comment: 'Adapters are joined in assemble.ts only, so that each can be replaced alone.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1' },
    },
    only(
      'wire-law',
      'wire/',
      ['contract/', 'domain/', 'ports/', 'answer/chat\\.ts$', 'search/search-clauses\\.ts$'],
      'HTTP and the command line say the same: what goes out is formed here, once, from the results of the use-cases.',
    ),
    only(
      'mcp-law',
      'mcp/',
      ['wire/', 'contract/', 'domain/', 'ports/', 'answer/chat\\.ts$', 'search/search-clauses\\.ts$'],
      'The tools of other people’s assistants are one more door: they say what HTTP and the command line say.',
    ),
    only('clients-law', 'clients/', ['contract/'], 'Clients cannot drift from the server: one schema, one import.'),
    only(
      'pages-law',
      'pages/',
      ['contract/', 'domain/', 'ports/'],
      'Pages are drawn from what the index holds and know no server, so that each can be drawn in a test.',
    ),
    {
      name: 'http-law',
      comment: 'HTTP is handed built services; of the use-cases it may know only the types.',
      severity: 'error',
      from: { path: '^src/http/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(http|pages|wire|contract|domain|ports)/',
          '^src/(answer/chat|search/search-clauses|publication/publication)\\.ts$',
          // MCP is spoken over HTTP too; everything of it but the connection lives in its own folder.
          '^src/mcp/answer-over-http\\.ts$',
        ],
      },
    },
    {
      name: 'http-types-only',
      comment: 'Use-cases reach the doors and the wire as types: a value import would build a second assembly.',
      severity: 'error',
      from: { path: '^src/(http|pages|wire|mcp)/' },
      to: { path: '^src/(answer|search|ports|publication)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'vendors-in-adapters',
      comment: 'A vendor may change its major version and touch only adapters.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/' },
      to: {
        path: 'node_modules/(@langchain|langchain|hnswlib-node|onnxruntime-node|@huggingface|@node-rs|opencc-js|pinyin-pro|libsql|kysely)(/|$)',
      },
    },
    {
      name: 'sites-in-fetch',
      comment: 'Other people’s sites are asked from one folder, where the addresses behind their names are checked.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/fetch/' },
      to: { path: 'node_modules/(undici|ipaddr\\.js|robots-parser)(/|$)' },
    },
    {
      name: 'watching-in-watched',
      comment: 'Which events a file system tells, and in what order, is a detail of one folder.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/watched/' },
      to: { path: 'node_modules/chokidar(/|$)' },
    },
    {
      name: 'express-in-http',
      comment: 'The web framework is a detail of one folder.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/http/' },
      to: { path: 'node_modules/(express|helmet|express-rate-limit|pino-http|prom-client)(/|$)' },
    },
    {
      name: 'mcp-in-mcp',
      comment: 'The protocol of other people’s assistants is a detail of one folder.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/mcp/' },
      to: { path: 'node_modules/@modelcontextprotocol/' },
    },
    {
      name: 'node-builtins-at-the-edge',
      comment: 'Files, sockets and processes belong to adapters and entries; the core is pure.',
      severity: 'error',
      from: {
        path: '^src/(domain|ports|contract|wire|pages|search|answer|eligibility|evaluation|gaps|ingest|publication|refresh|clients)/',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'src-without-tests',
      comment: 'Tests lean on the product, never the reverse.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
