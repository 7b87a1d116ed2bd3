import graphql from "@graphql-eslint/eslint-plugin";

// What Relay's specification of connections asks of a schema, checked on the hand-written SDL.
export default [
  {
    files: ["graph/*.graphqls"],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: "graph/*.graphqls" } },
    },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      // The history is read from its newest end alone.
      "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
      "@graphql-eslint/relay-connection-types": "error",
      // Lists without pages are short and bounded; a line of the history is no object that one asks for again.
      "@graphql-eslint/relay-edge-types": [
        "error",
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
      "@graphql-eslint/relay-page-info": "error",
      "@graphql-eslint/no-duplicate-fields": "error",
      "@graphql-eslint/no-unreachable-types": "error",
      "@graphql-eslint/require-deprecation-reason": "error",
    },
  },
];
