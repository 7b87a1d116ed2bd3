import type { CodegenConfig } from '@graphql-codegen/cli'

/** Turns the SDL and the operations beside each component into typed documents in src/gql. */
const config: CodegenConfig = {
  schema: 'graph/*.graphqls',
  documents: [
    'frontend/src/**/*.{ts,tsx}',
    '!frontend/src/gql/**',
    '!frontend/src/**/*.test.{ts,tsx}',
  ],
  ignoreNoDocuments: true,
  generates: {
    'frontend/src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        scalars: { Time: 'string', Cursor: 'string' },
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
      },
    },
  },
}

export default config
